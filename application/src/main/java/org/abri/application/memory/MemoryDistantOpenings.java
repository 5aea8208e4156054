package org.abri.application.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;
import org.abri.application.opening.DistantOpenings;
import org.abri.domain.account.AccountId;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.relay.RelayId;

/** Openings at a distance, in memory. */
final class MemoryDistantOpenings implements DistantOpenings {
    private final Table<OpeningId, DistantOpening> openings;

    MemoryDistantOpenings(Memory memory) {
        openings = new Table<>(memory);
    }

    @Override
    public void save(DistantOpening opening) {
        openings.put(opening.id(), opening);
    }

    @Override
    public Optional<DistantOpening> lock(OpeningId id) {
        return openings.find(id);
    }

    @Override
    public Optional<DistantOpening> ofLink(String link) {
        return openings.rows().filter(opening -> opening.sent().filter(sent -> sent.link().equals(link))
                .isPresent()).findFirst();
    }

    @Override
    public List<DistantOpening> ofRelay(RelayId relay, Listing wanted) {
        return NewestFirst.of(openings.rows().filter(opening -> opening.relay().equals(relay)),
                opening -> new Mark(opening.askedAt(), opening.id().value()), wanted);
    }

    @Override
    public List<DistantOpening> askedUntil(Instant instant, Optional<Mark> after, int most) {
        return OldestFirst.of(
                openings.rows().filter(
                        opening -> opening.stage() == Stage.WAITING && !opening.askedAt().isAfter(instant)),
                opening -> new Mark(opening.askedAt(), opening.id().value()), after, most);
    }

    @Override
    public int removeOverBefore(Instant instant) {
        return openings.removeIf(
                opening -> opening.stage() != Stage.WAITING && opening.since().isBefore(instant));
    }

    /** Of whoever is erased. */
    void removeAll(AccountId account) {
        openings.removeIf(opening -> opening.account().equals(Optional.of(account)));
    }
}
