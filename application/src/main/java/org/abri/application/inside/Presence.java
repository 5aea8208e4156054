package org.abri.application.inside;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.Inactivities;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.affiliation.Affiliations.Tie;
import org.abri.application.relay.Memberships;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Inactivity;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationState.Active;
import org.abri.domain.account.Days;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;

/**
 * END-6: keeps on which day somebody was last there: written at most once a day for each person and each relay. What staff of a
 * relay do is looked up where it is needed, and kept with the vault when an affiliation ends. Inside units of work.
 */
public final class Presence {
    private static final int MOST = 10_000;

    private final UnitOfWork work;
    private final Inactivities inactivities;
    private final Memberships memberships;
    private final Affiliations affiliations;

    private final Map<AccountId, LocalDate> keptLately = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, LocalDate> eldest) {
            return size() > MOST;
        }
    });

    Presence(Ports ports) {
        work = ports.work();
        inactivities = ports.account().inactivities();
        memberships = ports.relay().memberships();
        affiliations = ports.affiliation().affiliations();
    }

    /**
     * That somebody signed in, or an account was opened for them to sign in to; nothing is kept of operators. What this node kept of
     * somebody that day is not looked up again: whoever joins another relay counts there from the next day on.
     */
    public void signedIn(AccountId who, AccountKind kind, Instant now) {
        var day = Days.at(now);
        if (kind == AccountKind.OPERATOR || day.equals(keptLately.get(who))) { return; }
        if (kind == AccountKind.BENEFICIARY) {
            seen(who, day);
        } else {
            inactivities.staffSignedIn(memberships.ofAccount(who).stream().map(Membership::relay)
                    .collect(Collectors.toUnmodifiableSet()), day);
        }
        work.afterwards(() -> keptLately.put(who, day));
    }

    private void seen(AccountId person, LocalDate day) {
        var kept = inactivities.lock(person);
        var seen = kept.map(before -> before.seen(day)).orElseGet(() -> Inactivity.since(person, day));
        if (!kept.equals(Optional.of(seen))) {
            inactivities.save(seen);
        }
    }

    /** That an affiliation ends that was active until now: what its relay's staff did while it was stays with the vault, which is locked. */
    public void ends(Affiliation tie) {
        lastOf(Set.of(tie)).ifPresent(day -> seen(tie.vault().owner(), day));
    }

    /** With what staff of the relays did that the vault is affiliated to; saved if that made it another. It is locked. */
    public Inactivity upToDate(Inactivity kept) {
        var ties = affiliations.tiesOf(VaultId.of(kept.account())).stream().map(Tie::affiliation)
                .collect(Collectors.toUnmodifiableSet());
        var seen = lastOf(ties).map(kept::seen).orElse(kept);
        if (!seen.equals(kept)) {
            inactivities.save(seen);
        }
        return seen;
    }

    /** What staff did before they were tied to the vault was none of its concern. */
    private Optional<LocalDate> lastOf(Set<Affiliation> ties) {
        var relays = ties.stream().filter(Affiliation::active).map(Affiliation::relay)
                .collect(Collectors.toUnmodifiableSet());
        var days = relays.isEmpty() ? Map.<RelayId, LocalDate> of()
                : inactivities.staffSignIns(relays);
        return ties.stream()
                .flatMap(tie -> tie.state() instanceof Active(var since, var how, var end, var kept)
                        ? Optional.ofNullable(days.get(tie.relay()))
                                .filter(day -> !day.isBefore(Days.at(since))).stream()
                        : Stream.<LocalDate> empty())
                .max(LocalDate::compareTo);
    }
}
