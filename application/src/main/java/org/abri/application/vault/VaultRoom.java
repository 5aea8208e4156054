package org.abri.application.vault;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about what vaults hold. */
public record VaultRoom(SeeItems seeItems, SeePreview seePreview, AddItem addItem, AddDocument addDocument,
        ChangeItem changeItem, DownloadDocument downloadDocument, DecidePreviews decidePreviews,
        RestrictVault restrictVault,
        DrawPreviews drawPreviews, CollectBlobs collectBlobs, VerifyDocuments verifyDocuments,
        List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static VaultRoom of(Ports ports, Inside inside) {
        var contents = new Contents(ports.vault(), ports.clock());
        var sheets = new DrawnSheets(ports.vault());
        var collectBlobs = new CollectBlobs(ports);
        return new VaultRoom(new SeeItems(ports, inside), new SeePreview(ports, inside, sheets),
                new AddItem(ports, inside), new AddDocument(ports, inside, contents),
                new ChangeItem(ports, inside), new DownloadDocument(ports, inside, contents),
                new DecidePreviews(ports, inside), new RestrictVault(ports, inside),
                new DrawPreviews(ports, inside, contents, sheets),
                collectBlobs, new VerifyDocuments(ports, contents),
                List.of(Chore.hourly("collect-blobs", collectBlobs::collect),
                        Chore.hourly("sweep-blobs", collectBlobs::sweep)));
    }
}
