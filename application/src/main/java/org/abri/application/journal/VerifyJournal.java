package org.abri.application.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.vault.Vaults;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Link;
import org.abri.domain.vault.VaultId;

/**
 * LOG-1: reads every chain again from its first link, opens what it says, holds it against what was published outside of the
 * storage, and counts chains against vaults. It tells what was altered from what could not be read.
 */
public final class VerifyJournal {
    private static final int AT_A_TIME = 500;

    /** How a chain was altered. */
    public enum Alteration {
        /** An entry was changed, taken out, put in or moved; or where the chain says that it stands was changed. */
        ENTRIES,
        /** It was published that the chain stood elsewhere: its end was cut off, or it was made anew from there on. */
        NOT_AS_PUBLISHED,
        /** It was published that there is such a chain, and there is none. */
        CHAIN_GONE,
        /** A vault has no chain, though its opening was recorded. */
        VAULT_WITHOUT_CHAIN,
        /** A chain has no vault, though nobody was erased: its entries still open. */
        CHAIN_WITHOUT_VAULT
    }

    /** {@code number} is the first entry of {@code chain} that it concerns. */
    public record Break(Chain chain, long number, Alteration how) {}

    /** An entry that nobody altered, and that does not open: its key set is damaged. */
    public record Unread(Chain chain, long number) {}

    /**
     * What was found.
     *
     * @param erased          chains of people who were erased: whole, and nobody's to open (CRY-6)
     * @param unreadPublished how much of what was published could not be read
     */
    public record Report(long chains, long entries, long erased, List<Break> breaks, List<Unread> unread,
            int unreadPublished) {
        /** Whether nothing was altered, as far as it could be read. */
        public boolean whole() {
            return breaks.isEmpty();
        }

        public boolean allRead() {
            return unread.isEmpty() && unreadPublished == 0;
        }
    }

    private final UnitOfWork work;
    private final Journal journal;
    private final Vaults vaults;

    VerifyJournal(Ports ports) {
        work = ports.work();
        journal = ports.journal();
        vaults = ports.vault().vaults();
    }

    /** Is told of each chain that was read to its end, with how many entries were read so far. */
    @FunctionalInterface
    public interface Progress {
        void done(Chain chain, long entries);
    }

    /** Throws {@link org.abri.application.Outage} when the storage does not answer: then nothing is known. */
    public Report verify() {
        return verify(Optional.empty(), (chain, entries) -> {});
    }

    /**
     * As well, of the chains after {@code after} alone, for whoever goes on where it was cut off: what {@code progress} was told last.
     * That a chain is gone, or is missing to its vault, is found of all of them.
     */
    public Report verify(Optional<Chain> after, Progress progress) {
        return new Walk(progress).report(after);
    }

    /** What is published is read first, as the head of each chain is: what is added meanwhile does no harm. */
    private final class Walk {
        private final Journal.Published published = work.inOne(journal::published);
        private final List<Break> breaks = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();
        private final Set<Chain> seen = new HashSet<>();
        private final Progress progress;
        private long entries;
        private long erased;

        Walk(Progress progress) {
            this.progress = progress;
        }

        Report report(Optional<Chain> after) {
            var last = after;
            for (var some = chainsAfter(last); !some.isEmpty(); some = chainsAfter(last)) {
                some.forEach(chain -> {
                    verify(chain);
                    progress.done(chain, entries);
                });
                last = Optional.of(some.getLast());
            }
            var walked = Set.copyOf(seen);
            published.heads().keySet().stream().filter(chain -> !walked.contains(chain))
                    .filter(this::isGone)
                    .forEach(chain -> broken(chain, 1, Alteration.CHAIN_GONE));
            vaultsWithoutChain(walked);
            return new Report(walked.size(), entries, erased, List.copyOf(breaks), List.copyOf(unread),
                    published.unread());
        }

        private List<Chain> chainsAfter(Optional<Chain> last) {
            return work.inOne(() -> journal.chains(last, AT_A_TIME));
        }

        private void verify(Chain chain) {
            seen.add(chain);
            var head = work.inOne(() -> journal.head(chain));
            var said = published.of(chain);
            var own = new ArrayList<Unread>();
            var reached = Link.Head.ofNothing();
            while (reached.number() < head.number()) {
                var after = reached;
                var links = work.inOne(() -> journal.links(chain, after.number(), AT_A_TIME)).stream()
                        .filter(link -> link.number() <= head.number()).toList();
                var checked = work.inOne(() -> journal.check(after, chain, links));
                checked.unread().forEach(number -> own.add(new Unread(chain, number)));
                if (checked.firstBroken().isPresent() || links.isEmpty()) {
                    var number = checked.firstBroken().orElse(after.number() + 1);
                    entries += number - 1 - after.number();
                    broken(chain, number, Alteration.ENTRIES);
                    return;
                }
                links.stream().filter(link -> said.stream().anyMatch(one -> contradicts(one, link)))
                        .forEach(link -> broken(chain, link.number(), Alteration.NOT_AS_PUBLISHED));
                entries += links.size();
                reached = links.getLast().asHead();
            }
            if (!Arrays.equals(reached.hash(), head.hash())) {
                broken(chain, head.number(), Alteration.ENTRIES);
            }
            if (said.stream().anyMatch(far -> far.number() > head.number())) {
                broken(chain, head.number() + 1, Alteration.NOT_AS_PUBLISHED);
            }
            withItsVault(chain, head.number(), own);
        }

        private static boolean contradicts(Link.Head said, Link link) {
            return said.number() == link.number() && !Arrays.equals(said.hash(), link.hash());
        }

        /** CRY-6: of whoever was erased nothing opens; what still opens belongs to a vault. */
        private void withItsVault(Chain chain, long length, List<Unread> own) {
            if (!(chain instanceof Chain.OfVault(var vault)) || exists(vault)) {
                unread.addAll(own);
            } else if (own.size() == length) {
                erased++;
            } else {
                broken(chain, 1, Alteration.CHAIN_WITHOUT_VAULT);
            }
        }

        private boolean exists(VaultId vault) {
            return work.inOne(() -> vaults.find(vault)).isPresent();
        }

        /** One that was opened since the chains were walked through has its chain by now. */
        private void vaultsWithoutChain(Set<Chain> walked) {
            Optional<VaultId> last = Optional.empty();
            for (var some = vaultsAfter(last); !some.isEmpty(); some = vaultsAfter(last)) {
                some.stream().map(Chain.OfVault::new).filter(chain -> !walked.contains(chain))
                        .filter(this::isGone)
                        .forEach(chain -> broken(chain, 1, Alteration.VAULT_WITHOUT_CHAIN));
                last = Optional.of(some.getLast());
            }
        }

        private boolean isGone(Chain chain) {
            return work.inOne(() -> journal.head(chain)).number() == 0;
        }

        private List<VaultId> vaultsAfter(Optional<VaultId> last) {
            return work.inOne(() -> vaults.all(last, AT_A_TIME));
        }

        private void broken(Chain chain, long number, Alteration how) {
            breaks.add(new Break(chain, number, how));
        }
    }
}
