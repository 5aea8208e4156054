package org.abri.application.vault;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;
import org.abri.application.receipt.VerifyReceipt;

/** The use cases about what vaults hold. */
public record VaultRoom(SeeItems seeItems, SeePreview seePreview, AddItem addItem, AddDocument addDocument,
        ResumeUpload resumeUpload, StaplePictures staplePictures, ChangeItem changeItem,
        ChangeSeries changeSeries, KeepBin keepBin, ArrangeFolders arrangeFolders,
        DownloadDocument downloadDocument, TakeItems takeItems, GiveLinks giveLinks, OpenLink openLink,
        KeepFeed keepFeed, ReadFeed readFeed,
        DecideProcessing decideProcessing, DecideScans decideScans, RestrictVault restrictVault,
        KeepQuota keepQuota, ProcessDocuments processDocuments, ScanDocuments scanDocuments,
        CollectBlobs collectBlobs, VerifyDocuments verifyDocuments, ScrubDocuments scrubDocuments,
        SeeReceipt seeReceipt, CheckDocument checkDocument, List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static VaultRoom of(Ports ports, Inside inside, VerifyReceipt verifyReceipt) {
        var contents = new Contents(ports.vault(), ports.clock());
        var sheets = new DrawnSheets(ports.vault());
        var heldBack = new HeldBack(ports, inside);
        var scanDocuments = new ScanDocuments(ports, inside, contents, heldBack);
        var seeItems = new SeeItems(ports, inside);
        var download = new DownloadDocument(ports, inside, contents);
        var seePreview = new SeePreview(ports, inside, sheets);
        var arrangeFolders = new ArrangeFolders(ports, inside);
        var addDocument = new AddDocument(ports, inside, contents, heldBack);
        var resumeUpload = new ResumeUpload(ports, inside, contents, addDocument);
        var keepBin = new KeepBin(ports, inside);
        var collectBlobs = new CollectBlobs(ports, inside);
        var verifyDocuments = new VerifyDocuments(ports, contents);
        var scrubDocuments = new ScrubDocuments(ports, inside, verifyDocuments);
        return new VaultRoom(seeItems, seePreview,
                new AddItem(ports, inside), addDocument, resumeUpload,
                new StaplePictures(ports, inside, contents, addDocument),
                new ChangeItem(ports, inside, heldBack), new ChangeSeries(ports, inside), keepBin,
                arrangeFolders, download,
                new TakeItems(ports, inside, seeItems, arrangeFolders, download),
                new GiveLinks(ports, inside, heldBack),
                new OpenLink(ports, inside, seePreview, download, heldBack),
                new KeepFeed(ports, inside), new ReadFeed(ports, inside),
                new DecideProcessing(ports, inside), new DecideScans(ports, inside),
                new RestrictVault(ports, inside), new KeepQuota(ports, inside),
                new ProcessDocuments(ports, inside, contents, sheets), scanDocuments,
                collectBlobs, verifyDocuments, scrubDocuments, new SeeReceipt(ports, inside),
                new CheckDocument(ports, inside, verifyReceipt, contents),
                List.of(Chore.hourly("scan-documents", scanDocuments::scanWaiting),
                        Chore.hourly("collect-blobs", collectBlobs::collect),
                        Chore.hourly("sweep-blobs", collectBlobs::sweep),
                        new Chore("scrub-documents", ScrubDocuments.EVERY,
                                scrubDocuments::scrub),
                        Chore.hourly("empty-bins", keepBin::eraseOver),
                        Chore.hourly("forget-uploads", resumeUpload::forgetOver),
                        Chore.hourly("forget-links", new ForgetLinks(ports)::forget)));
    }
}
