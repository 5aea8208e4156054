package org.abri.application.receipt;

import java.time.InstantSource;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Signing;
import org.abri.domain.journal.Act;
import org.abri.domain.receipt.KeyId;

/** LAW-1: whoever runs the service renews the key that signs receipts; anybody reads the public keys of all times. */
public final class KeepReceiptKeys {
    /** {@code service}: whose they are, as its receipts say. */
    public record Published(String service, List<PublishedKey> keys) {}

    private final InstantSource clock;
    private final UnitOfWork work;
    private final ReceiptPorts ports;
    private final Signing signing;
    private final Recorder recorder;

    KeepReceiptKeys(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        this.ports = ports.receipt();
        signing = inside.signing();
        recorder = inside.recorder();
    }

    /** Answers the id of the key that signs from now on. What was signed before goes on verifying. */
    public KeyId renew() {
        var key = ports.signatures().draw();
        return work.inOne(() -> {
            var now = clock.instant();
            ports.keys().renew(key, now);
            recorder.byService(Act.RECEIPT_KEY_RENEWED, key.id().value(), now);
            return key.id();
        });
    }

    /** All that ever signed, the first one first: at least one, which is made now if nothing was signed yet. */
    public Published published() {
        return work.inOne(() -> {
            var unused = signing.key(clock.instant());
            return new Published(ports.service(), ports.keys().published());
        });
    }
}
