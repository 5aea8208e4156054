package org.abri.application.vault;

import java.io.IOException;
import java.util.Optional;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.receipt.Receipts;
import org.abri.application.receipt.Verdict;
import org.abri.application.receipt.VerifyReceipt;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.receipt.Receipt;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * LAW-1, I1: a document is read again to its last byte because somebody asks, and held against its receipt. What is found is in
 * the journal; where it is not whole, whoever runs the service reads in the log whose it is: the ids of vault, item and blob.
 */
public final class CheckDocument {
    /** What was found; the names go into addresses. */
    public enum Finding {
        /** The bytes are those that the receipt is for, every one, and the receipt is the service's. */
        WHOLE,
        /** They are those that were added, as far as the service knows; but there is no receipt any more that proves it. */
        WITHOUT_RECEIPT,
        /** They are gone, or others. */
        DAMAGED
    }

    private final UnitOfWork work;
    private final Items items;
    private final Receipts receipts;
    private final VerifyReceipt verify;
    private final Gate gate;
    private final Recorder recorder;
    private final Contents contents;

    CheckDocument(Ports ports, Inside inside, VerifyReceipt verify, Contents contents) {
        work = ports.work();
        items = ports.vault().items();
        receipts = ports.receipt().receipts();
        this.verify = verify;
        gate = inside.gate();
        recorder = inside.recorder();
        this.contents = contents;
    }

    private record Found(Item item, Document document, Optional<SignedReceipt> receipt) {}

    /**
     * By whoever may download it, for they could do the same at home; anything but a document is answered as missing. Reads in
     * constant memory. Throws {@link Outage} when the blob store does not answer: nothing was found out then.
     */
    public Answer<Finding> check(Viewpoint by, VaultId vault, ItemId id) {
        return switch (work.inOne(() -> found(by, vault, id))) {
            case Answer.Refused<Found>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Found>(var found, var unused) -> recorded(by, found, finding(found));
        };
    }

    private Answer<Found> found(Viewpoint by, VaultId vault, ItemId id) {
        return gate.at(by, vault, id).lettingIfThere(Action.DOWNLOAD, key -> items.find(key)
                .filter(item -> item.content() instanceof Document)
                .map(item -> new Found(item, (Document) item.content(), receipts.find(vault, id))));
    }

    private Finding finding(Found found) {
        var document = found.document();
        var flaw = contents.flawIn(found.item().vault(), document.blob(),
                new Deposit.Bytes(document.size(), document.sha256()));
        if (flaw.isPresent()) {
            if (flaw.get() == VerifyDocuments.Flaw.UNREAD) {
                throw new Outage("a document cannot be read", new IOException(flaw.get().name()));
            }
            LostBytes.tell(found.item().vault(), found.item().id(), Optional.of(document.blob()), flaw.get());
            return Finding.DAMAGED;
        }
        return found.receipt().filter(receipt -> proves(receipt, found)).isPresent() ? Finding.WHOLE
                : Finding.WITHOUT_RECEIPT;
    }

    private boolean proves(SignedReceipt signed, Found found) {
        return verify.verify(signed.text()) instanceof Verdict.Valid(var receipt)
                && isOf(receipt, found.item(), found.document());
    }

    private static boolean isOf(Receipt receipt, Item item, Document document) {
        return receipt.item().equals(item.id()) && receipt.vault().equals(item.vault())
                && receipt.size() == document.size() && receipt.sha256().equals(document.sha256());
    }

    /** GATE-4: whoever may no longer, once all of it is read, is told nothing. */
    private Answer<Finding> recorded(Viewpoint by, Found found, Finding finding) {
        var item = found.item();
        return work.inOne(() -> {
            var door = gate.at(by, item.vault(), item.id());
            return door.letting(Action.DOWNLOAD, key -> {
                recorder.onItem(door.look(), act(finding), item, key.at());
                return finding;
            });
        });
    }

    private static Act act(Finding finding) {
        return switch (finding) {
            case WHOLE -> Act.ITEM_FOUND_WHOLE;
            case WITHOUT_RECEIPT, DAMAGED -> Act.ITEM_FOUND_DAMAGED;
        };
    }
}
