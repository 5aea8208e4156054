package org.abri.application.receipt;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about receipts; those about the receipt of one document are with what vaults hold. */
public record ReceiptRoom(KeepReceiptKeys keepReceiptKeys, VerifyReceipt verifyReceipt) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static ReceiptRoom of(Ports ports, Inside inside) {
        return new ReceiptRoom(new KeepReceiptKeys(ports, inside), new VerifyReceipt(ports));
    }
}
