package org.abri.bootstrap;

import org.abri.application.receipt.KeysText;
import picocli.CommandLine.Command;

@Command(name = "export-receipt-keys",
        description = "Prints the public keys of all times (LAW-1), as /api/v1/receipts/keys does: with them receipts verify without the service.")
final class ExportReceiptKeysCommand extends Task {
    @Override
    public Integer call() {
        return onAbri(service -> {
            out().print(KeysText.of(service.receipt().keepReceiptKeys().published()));
            out().flush();
            return Obstacle.DONE;
        });
    }
}
