package org.abri.application.leaving;

import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.Erasure;

/**
 * CRY-6: whoever was erased stays so. What a restored backup brings back of them, key sets, rows and the bytes that those
 * name, is destroyed again: before anybody is answered, and every hour, should more be restored meanwhile.
 */
public final class EraseAgain {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final Erasure erasure;
    private final Erasing erasing;

    EraseAgain(Ports ports, Erasing erasing) {
        clock = ports.clock();
        work = ports.work();
        erasure = ports.erasure();
        this.erasing = erasing;
    }

    /** Answers of how many people something was there again. Throws {@link org.abri.application.Outage} when the storage does not answer. */
    public int eraseAgain() {
        return work.inOne(() -> {
            var risen = erasure.risen();
            risen.forEach(owner -> erasing.everything(owner, clock.instant()));
            return risen.size();
        });
    }
}
