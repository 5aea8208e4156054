package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Listing.Mark;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.relay.Relays;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/** Affiliations in memory. The newest is the one that changed its state last. */
final class MemoryAffiliations implements Affiliations {
    private static final Comparator<Affiliation> NEWEST_FIRST =
            Comparator.comparing(MemoryAffiliations::when).reversed();
    private static final Comparator<Affiliation> LIVING_FIRST = Comparator.comparing(Affiliation::over);

    private final Table<AffiliationId, Affiliation> affiliations;
    private final Relays relays;

    MemoryAffiliations(Memory memory, Relays relays) {
        this.affiliations = new Table<>(memory);
        this.relays = relays;
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public void lock(VaultId vault) {}

    @Override
    public void save(Affiliation affiliation) {
        if (!affiliation.over() && anotherLives(affiliation)) {
            throw new IllegalStateException("that vault and that relay have a tie that is not over");
        }
        affiliations.put(affiliation.id(), affiliation);
    }

    @Override
    public Optional<Affiliation> find(AffiliationId id) {
        return affiliations.find(id);
    }

    @Override
    public Optional<Affiliation> latest(VaultId vault, RelayId relay) {
        return rows().filter(tie -> tie.vault().equals(vault) && tie.relay().equals(relay))
                .min(LIVING_FIRST.thenComparing(NEWEST_FIRST));
    }

    @Override
    public List<Tie> tiesOf(VaultId vault) {
        return rows().filter(tie -> tie.vault().equals(vault) && !tie.over()).sorted(NEWEST_FIRST)
                .flatMap(tie -> relays.find(tie.relay()).map(relay -> new Tie(tie, relay)).stream()).toList();
    }

    @Override
    public List<Tie> refusedSince(VaultId vault, Instant instant) {
        return rows().filter(tie -> tie.vault().equals(vault)
                && tie.state() instanceof AffiliationState.Over(var at, var how) && how == Ending.REFUSED
                && at.isAfter(instant)).sorted(NEWEST_FIRST)
                .flatMap(tie -> relays.find(tie.relay()).map(relay -> new Tie(tie, relay)).stream()).toList();
    }

    @Override
    public List<Affiliation> requestedBefore(Instant instant, Optional<Mark> after, int most) {
        return OldestFirst.of(rows().filter(tie -> tie.state() instanceof AffiliationState.Requested requested
                && requested.at().isBefore(instant)), tie -> new Mark(when(tie), tie.id().value()), after,
                most);
    }

    @Override
    public List<Affiliation> supportOver(Instant instant, Optional<Mark> after, int most) {
        return OldestFirst.of(rows().filter(tie -> tie.supportOverAt(instant)), MemoryAffiliations::mark,
                after, most);
    }

    private static Mark mark(Affiliation tie) {
        return new Mark(tie.endOfSupport().orElseThrow().endsAt(), tie.id().value());
    }

    Stream<Affiliation> rows() {
        return affiliations.rows();
    }

    void removeAll(VaultId vault) {
        affiliations.removeIf(tie -> tie.vault().equals(vault));
    }

    private boolean anotherLives(Affiliation affiliation) {
        return latest(affiliation.vault(), affiliation.relay())
                .filter(tie -> !tie.over() && !tie.id().equals(affiliation.id())).isPresent();
    }

    private static Instant when(Affiliation affiliation) {
        return switch (affiliation.state()) {
            case AffiliationState.Requested requested -> requested.at();
            case AffiliationState.Active active -> active.since();
            case AffiliationState.Over over -> over.at();
        };
    }
}
