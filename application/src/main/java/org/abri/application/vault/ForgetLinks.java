package org.abri.application.vault;

import java.time.InstantSource;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;

/** VLT-8: forgets links that are over; they lead nowhere whether they are forgotten or not. */
final class ForgetLinks {
    private final UnitOfWork work;
    private final InstantSource clock;
    private final Links links;

    ForgetLinks(Ports ports) {
        work = ports.work();
        clock = ports.clock();
        links = ports.vault().links();
    }

    /** Answers how many. */
    int forget() {
        return work.inOne(() -> links.removeOver(clock.instant()));
    }
}
