package org.abri.application.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Link;

/** LOG-1: reads every chain again from its first link and says where one was altered. */
public final class VerifyJournal {
    private static final int AT_A_TIME = 500;

    /** {@code number} is the first entry of {@code chain} that does not follow from those before it. */
    public record Break(Chain chain, long number) {}

    public record Report(long chains, long entries, List<Break> breaks) {
        public boolean whole() {
            return breaks.isEmpty();
        }
    }

    private final UnitOfWork work;
    private final Journal journal;

    VerifyJournal(Ports ports) {
        work = ports.work();
        journal = ports.journal();
    }

    public Report verify() {
        var breaks = new ArrayList<Break>();
        long chains = 0;
        long entries = 0;
        Optional<Chain> last = Optional.empty();
        while (true) {
            var from = last;
            var some = work.inOne(() -> journal.chains(from, AT_A_TIME));
            if (some.isEmpty()) { return new Report(chains, entries, List.copyOf(breaks)); }
            for (var chain : some) {
                chains++;
                entries += verify(chain, breaks);
            }
            last = Optional.of(some.getLast());
        }
    }

    /** Answers how many links were read. The head is read first: links added meanwhile do no harm. */
    private long verify(Chain chain, List<Break> breaks) {
        var head = work.inOne(() -> journal.head(chain));
        var reached = Link.Head.ofNothing();
        while (reached.number() < head.number()) {
            var after = reached;
            var links = work.inOne(() -> journal.links(chain, after.number(), AT_A_TIME)).stream()
                    .filter(link -> link.number() <= head.number()).toList();
            var broken = Link.firstBroken(after, chain, links);
            if (broken.isPresent() || links.isEmpty()) {
                breaks.add(new Break(chain, broken.orElse(after.number() + 1)));
                return broken.orElse(after.number() + 1) - 1;
            }
            reached = links.getLast().asHead();
        }
        if (!Arrays.equals(reached.hash(), head.hash())) {
            breaks.add(new Break(chain, head.number()));
        }
        return reached.number();
    }
}
