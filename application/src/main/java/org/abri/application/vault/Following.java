package org.abri.application.vault;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Limiter.Counted;
import org.abri.domain.limits.Pace;

/** SEC-6: how addresses with a secret are followed: whoever follows many that lead nowhere pauses, from where they follow. */
final class Following {
    private final UnitOfWork work;
    private final Limiter limiter;

    Following(UnitOfWork work, Limiter limiter) {
        this.work = work;
        this.limiter = limiter;
    }

    /** In one unit of work; {@code sender} is empty when it cannot be told. */
    <T> Followed<T> from(Optional<String> sender, Instant now, Supplier<Followed<T>> follow) {
        var guessing = sender.stream().map(from -> new Counted(Pace.GUESSING_LINKS, from))
                .toArray(Counted[]::new);
        return work.inOne(() -> {
            var pause = limiter.pausedUntil(now, guessing);
            if (pause.isPresent()) { return new Followed.Paused<>(pause.get()); }
            var came = follow.get();
            if (came instanceof Followed.Nowhere<T>) {
                var unused = limiter.pauseBefore(now, guessing);
            }
            return came;
        });
    }
}
