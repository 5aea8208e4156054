package org.abri.application.journal;

import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.VaultId;

/** PRI-3, LAW-2: the beneficiary reads who did what in their vault. */
public final class ReadJournal {
    private static final int PAGE = 50;

    /** {@code before} is what to ask for next; empty at the beginning of the record. */
    public record Read(List<Journal.Entry> entries, Optional<Long> before) {
        /** Those that could be read. */
        public List<Event> events() {
            return entries.stream().flatMap(entry -> entry.event().stream()).toList();
        }
    }

    private final UnitOfWork work;
    private final Gate gate;
    private final Journal journal;

    ReadJournal(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        journal = ports.journal();
    }

    /** The newest first; {@code before} is where the part before this one ended, empty for the newest part. */
    public Answer<Read> read(Viewpoint by, VaultId vault, Optional<Long> before) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.READ_JOURNAL,
                key -> read(journal.read(key, vault, before.orElse(Long.MAX_VALUE), PAGE + 1))));
    }

    private static Read read(List<Journal.Entry> entries) {
        var page = entries.subList(0, Math.min(PAGE, entries.size()));
        return new Read(List.copyOf(page),
                entries.size() > PAGE ? Optional.of(page.getLast().number()) : Optional.empty());
    }
}
