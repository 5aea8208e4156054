package org.abri.bootstrap;

import picocli.CommandLine.Command;

@Command(name = "rotate-signing-key",
        description = "Makes the key anew that receipts are signed with (LAW-1). Those that were signed before go on verifying.")
final class RotateSigningKeyCommand extends Task {
    @Override
    public Integer call() {
        return onAbri(service -> {
            out().println("Receipts are signed with key " + service.receipt().keepReceiptKeys().renew()
                    + " from now on. Its predecessor signs nothing any more.");
            out().println("Export the public keys again, and keep them apart: abri export-receipt-keys.");
            return Obstacle.DONE;
        });
    }
}
