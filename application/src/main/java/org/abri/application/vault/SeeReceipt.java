package org.abri.application.vault;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.receipt.Receipts;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * LAW-1: the receipt of a document, for whoever may download it, since its SHA-256 tells whether they have the same one: what is
 * known of its bytes, and that the service says so. What anybody but its owner reads is recorded (PRI-3).
 */
public final class SeeReceipt {
    /** {@code receipt}: to the letter as it was signed; empty when it rests damaged. */
    public record Seen(Item item, Document document, Optional<SignedReceipt> receipt) {}

    private final UnitOfWork work;
    private final Items items;
    private final Receipts receipts;
    private final Gate gate;
    private final Recorder recorder;

    SeeReceipt(Ports ports, Inside inside) {
        work = ports.work();
        items = ports.vault().items();
        receipts = ports.receipt().receipts();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** Anything but a document is answered as missing. */
    public Answer<Seen> see(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.DOWNLOAD, key -> items.find(key).flatMap(item -> {
                if (!(item.content() instanceof Document document)) { return Optional.empty(); }
                recorder.seenItem(door.look(), Act.ITEM_SEEN, item, key.at());
                return Optional.of(new Seen(item, document, receipts.find(vault, id)));
            }));
        });
    }
}
