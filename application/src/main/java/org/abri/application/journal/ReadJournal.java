package org.abri.application.journal;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.VaultId;

/** PRI-3, LAW-2: the beneficiary reads who did what in their vault. */
public final class ReadJournal {
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 1_000_000;

    /** {@code page} counts from 0. */
    public record Command(Viewpoint by, VaultId vault, int page) {}

    public sealed interface Outcome {
        record Read(List<Event> events, boolean more) implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private final Ports ports;
    private final Gate gate;

    public ReadJournal(Ports ports, Gate gate) {
        this.ports = ports;
        this.gate = gate;
    }

    public Outcome read(Command command) {
        return ports.work()
                .inOne(() -> switch (gate.onVault(command.by(), Action.READ_JOURNAL, command.vault())) {
                    case Denied denied -> new Outcome.Refused(denied);
                    case Granted key -> {
                        var events = ports.journal().read(key, command.vault(),
                                Math.clamp(command.page(), 0, LAST_PAGE) * PAGE, PAGE + 1);
                        yield new Outcome.Read(events.subList(0, Math.min(PAGE, events.size())),
                                events.size() > PAGE);
                    }
                });
    }
}
