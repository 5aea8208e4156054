package org.abri.domain.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * TOS-2: one version of the terms of service, and when it takes effect.
 *
 * @param important TOS-3: whether people are told of what it changes before they go on
 */
public record Terms(String version, Instant effectiveFrom, boolean important) {
    /** One that tells nobody of a change: the first, for one. */
    public Terms(String version, Instant effectiveFrom) {
        this(version, effectiveFrom, false);
    }

    /** From the beginning of that day on, by UTC, after which it is called. */
    public static Terms from(LocalDate day, boolean important) {
        return new Terms(day.toString(), day.atStartOfDay(ZoneOffset.UTC).toInstant(), important);
    }

    /** Whether it may still be published: a whole day lies between, in which it can be read and nobody is bound by it. */
    public boolean mayBePublishedAt(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant()
                .compareTo(effectiveFrom) <= 0;
    }

    /** The version in force at {@code now}: the latest that has taken effect. There always is one. */
    public static Terms inForce(List<Terms> all, Instant now) {
        return all.stream().filter(terms -> !terms.effectiveFrom().isAfter(now))
                .max(Comparator.comparing(Terms::effectiveFrom))
                .orElseThrow(() -> new IllegalStateException("no version of the terms is in force"));
    }

    /**
     * TOS-3: the version in force, when somebody who accepted these must be told of an important change that came since; of
     * several, they are told once.
     */
    public static Optional<Terms> toTell(List<Terms> all, Set<String> accepted, Instant now) {
        var inForce = inForce(all, now);
        var known = all.stream().filter(terms -> accepted.contains(terms.version()))
                .map(Terms::effectiveFrom).max(Comparator.naturalOrder());
        return known.isPresent() && all.stream().anyMatch(terms -> terms.important()
                && terms.effectiveFrom().isAfter(known.get()) && !terms.effectiveFrom().isAfter(now))
                        ? Optional.of(inForce)
                        : Optional.empty();
    }
}
