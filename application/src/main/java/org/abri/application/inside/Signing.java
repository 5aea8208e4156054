package org.abri.application.inside;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.receipt.ReceiptPorts;
import org.abri.application.receipt.SigningKey;
import org.abri.domain.receipt.Receipt;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;

/** LAW-1: gives receipts. Inside units of work only: a document and its receipt come together, or neither does. */
public final class Signing {
    private final ReceiptPorts ports;

    Signing(Ports ports) {
        this.ports = ports.receipt();
    }

    /** Of that item, which holds that document. */
    public void give(Item item, Document document) {
        var key = key(item.addedAt());
        var receipt = new Receipt(ports.service(), key.id(), item.id(), item.vault(), item.author(),
                item.addedAt(), document.size(), document.sha256());
        ports.receipts().keep(new SignedReceipt(receipt, ports.signatures().sign(key, receipt.text())));
    }

    /** The one that signs, made now if there is none. */
    public SigningKey key(Instant now) {
        return ports.keys().current().orElseGet(() -> ports.keys().keepFirst(ports.signatures().draw(), now));
    }
}
