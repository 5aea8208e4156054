package org.abri.application.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.access.Granted;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.VaultId;

/** PRI-3, LAW-2: the beneficiary reads who did what in their vault. */
public final class ReadJournal {
    private static final int PAGE = 50;
    /** Of one page, at most: whoever repeats a thing for ever makes nobody wait. */
    private static final int MOST_READ = 20 * PAGE;
    private static final Duration FOLDED_WITHIN = Duration.ofDays(1);

    /**
     * What others do, or do to somebody, without being let in (SEC-6), and what is only looking: said once a day, and how
     * often.
     */
    private static final Set<Act> FOLDED = EnumSet.of(Act.AFFILIATION_REQUESTED, Act.AFFILIATION_WITHDRAWN,
            Act.AFFILIATION_REFUSED, Act.AFFILIATION_LAPSED, Act.CODE_REFUSED, Act.ANSWER_REFUSED,
            Act.LOOKED_FOR,
            Act.SEARCHED_FOR,
            Act.SHARED_PART_SEEN, Act.ITEM_SEEN, Act.ITEM_DOWNLOADED, Act.SIGNED_IN,
            Act.ITEM_REVIEWED);

    /** Whose acts are wanted. */
    public enum Whose {
        /** Everybody's but the owner's: what cannot be read too. */
        OTHERS, EVERYBODYS
    }

    /** An entry; with those like it within a day before, which are {@code times} together. */
    public record Line(Journal.Entry entry, int times) {
        Line oneMore() {
            return new Line(entry, times + 1);
        }
    }

    /** {@code before} is what to ask for next; empty at the beginning of the record. */
    public record Read(List<Line> lines, Optional<Long> before) {
        /** Those that could be read. */
        public List<Event> events() {
            return lines.stream().flatMap(line -> line.entry().event().stream()).toList();
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

    /** Everybody's acts, the newest first; {@code before} is where the part before this one ended, empty for the newest part. */
    public Answer<Read> read(Viewpoint by, VaultId vault, Optional<Long> before) {
        return read(by, vault, before, Whose.EVERYBODYS);
    }

    /** As {@link #read(Viewpoint, VaultId, Optional)}, of those alone whose acts are wanted; a part may come out short. */
    public Answer<Read> read(Viewpoint by, VaultId vault, Optional<Long> before, Whose whose) {
        return work.inOne(() -> gate.at(by, vault).letting(Action.READ_JOURNAL,
                key -> new Page(key, vault, whose).read(before.orElse(Long.MAX_VALUE))));
    }

    /** What is alike: who, what, to what. */
    private record Kind(Actor actor, Act act, String subject) {}

    /** One page while it fills. */
    private final class Page {
        private final Granted key;
        private final VaultId vault;
        private final Whose whose;
        private final List<Line> lines = new ArrayList<>();
        private final Map<Kind, Integer> places = new HashMap<>();
        private int read;

        Page(Granted key, VaultId vault, Whose whose) {
            this.key = key;
            this.vault = vault;
            this.whose = whose;
        }

        Read read(long before) {
            var next = before;
            while (true) {
                var some = journal.read(key, vault, next, PAGE + 1);
                for (var entry : some) {
                    if (read == MOST_READ || !takes(entry)) {
                        return new Read(List.copyOf(lines), Optional.of(next));
                    }
                    read++;
                    next = entry.number();
                }
                if (some.size() <= PAGE) { return new Read(List.copyOf(lines), Optional.empty()); }
            }
        }

        /** Whether it still has its place on the page. */
        private boolean takes(Journal.Entry entry) {
            if (!isWanted(entry)) { return true; }
            var kind = entry.event().filter(event -> FOLDED.contains(event.act()))
                    .map(event -> new Kind(event.actor(), event.act(), event.subject()));
            var place = kind.flatMap(known -> Optional.ofNullable(places.get(known)))
                    .filter(at -> isWithinADay(lines.get(at).entry(), entry));
            if (place.isPresent()) {
                lines.set(place.get(), lines.get(place.get()).oneMore());
            } else if (lines.size() < PAGE) {
                kind.ifPresent(known -> places.put(known, lines.size()));
                lines.add(new Line(entry, 1));
            } else {
                return false;
            }
            return true;
        }

        private boolean isWanted(Journal.Entry entry) {
            return whose == Whose.EVERYBODYS
                    || entry.event().filter(event -> event.actor() instanceof Actor.Owner).isEmpty();
        }

        private static boolean isWithinADay(Journal.Entry newest, Journal.Entry older) {
            return newest.event().orElseThrow().at()
                    .isBefore(older.event().orElseThrow().at().plus(FOLDED_WITHIN));
        }
    }
}
