package org.abri.application.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.domain.account.AccountId;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;

/**
 * TOS-3: whether somebody who is signed in must be told that the terms have changed, before they go on. It is asked at every page:
 * the versions, which are published a whole day ahead, are read again twice a day; and of whoever accepted one that is remembered, on
 * this node.
 */
public final class TellTerms {
    private static final Duration READ_AGAIN = Duration.ofHours(12);
    private static final int MOST = 10_000;

    private record Read(List<Terms> versions, Instant at) {}

    private final InstantSource clock;
    private final UnitOfWork work;
    private final TermsOfService terms;
    private volatile Optional<Read> read = Optional.empty();
    private final Map<AccountId, String> accepted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, String> eldest) {
            return size() > MOST;
        }
    };

    TellTerms(Ports ports) {
        clock = ports.clock();
        work = ports.work();
        terms = ports.terms();
    }

    /** What they must be told of; empty when there is nothing. */
    public Optional<Terms> toTell(AccountId person) {
        var now = clock.instant();
        var versions = versions(now);
        var inForce = Terms.inForce(versions, now);
        if (versions.stream().noneMatch(Terms::important) || isKnown(person, inForce.version())) {
            return Optional.empty();
        }
        var told = Terms.toTell(versions, work.inOne(() -> terms.acceptances(person)).stream()
                .map(Acceptance::version).collect(Collectors.toSet()), now);
        if (told.isEmpty()) {
            remember(person, inForce.version());
        }
        return told;
    }

    private List<Terms> versions(Instant now) {
        var known = read.filter(one -> !now.isBefore(one.at()) && now.isBefore(one.at().plus(READ_AGAIN)));
        if (known.isPresent()) { return known.get().versions(); }
        var fresh = work.inOne(terms::versions);
        read = Optional.of(new Read(fresh, now));
        return fresh;
    }

    private boolean isKnown(AccountId person, String version) {
        synchronized (accepted) {
            return version.equals(accepted.get(person));
        }
    }

    private void remember(AccountId person, String version) {
        synchronized (accepted) {
            accepted.put(person, version);
        }
    }
}
