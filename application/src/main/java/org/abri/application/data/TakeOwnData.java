package org.abri.application.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.abri.application.Listed;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.account.AccountPorts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.moderation.KeepProblems;
import org.abri.application.moderation.ModerationPorts;
import org.abri.application.moderation.SeeUnusualUses;
import org.abri.application.relay.RelayPorts;
import org.abri.application.relay.Workplace;
import org.abri.application.reminder.Reminders;
import org.abri.application.session.Sessions;
import org.abri.application.sms.SmsStops;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.Feeds;
import org.abri.application.vault.Links;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.account.FormalNotice;
import org.abri.domain.account.Inactivity;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.Renewal;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Wishes;

/**
 * PRI-1: everything that the service keeps of who somebody is, at any time, without asking anybody. What is in a vault, and what its
 * journal says, is taken there. Secrets rest as hashes, which say nothing; what lasts for minutes is left out.
 */
public final class TakeOwnData {
    /**
     * With what the relays are called. Of staff also where they work; of a beneficiary, who accompanies them, to which documents they gave links, whether
     * a calendar of theirs is read, and of what SMS remind them.
     *
     * @param signIns when they sign in
     * @param asked   what they told, asked for, and were asked or told by others
     */
    public record Data(Account account, List<Acceptance> acceptances, List<Affiliations.Tie> affiliations,
            List<Workplace> workplaces, Optional<Wished> wished, List<GivenLink> links,
            Optional<CalendarFeed> feed, List<ItemReminder> reminders, SignIns signIns, Asked asked,
            Instant takenAt) {}

    /** LAW-4, REM-4, REM-6: of a beneficiary, what they let the service do with their papers, and say in SMS; whether SMS remind them. */
    public record Wished(Wishes wishes, boolean scans, boolean placeInSms,
            boolean reminders) {}

    /**
     * When somebody signed in, where they are signed in now, and with what beside the password.
     *
     * @param seenOn END-6: of a beneficiary, the last day that counts
     * @param last   of staff, the last time
     */
    public record SignIns(Optional<LocalDate> seenOn, Optional<Instant> last, List<Sessions.Listed> sessions,
            Optional<SecondFactor> factor) {}

    /**
     * What they told and asked for; a formal notice that they were given; which relays ask them to work there too; a new way in
     * that was asked for them; SEC-6: what they used more than is usual.
     */
    public record Asked(List<Problem> problems, Optional<DeletionAsked> deletion,
            Optional<FormalNotice> notice, List<Invited> invitations, Optional<Renewal> renewal,
            List<UnusualUse> unusualUses) {}

    /** ACC-12: that a relay asks them to work there too. */
    public record Invited(Relay relay, Instant at) {}

    private final UnitOfWork work;
    private final Gate gate;
    private final AccountPorts account;
    private final TermsOfService terms;
    private final Affiliations affiliations;
    private final RelayPorts relays;
    private final Sessions sessions;
    private final ModerationPorts moderation;
    private final Vaults vaults;
    private final Links links;
    private final Feeds feeds;
    private final Reminders reminders;
    private final SmsStops stops;

    TakeOwnData(Ports ports, Inside inside) {
        work = ports.work();
        gate = inside.gate();
        account = ports.account();
        terms = ports.terms();
        affiliations = ports.affiliation().affiliations();
        relays = ports.relay();
        sessions = ports.sessions();
        moderation = ports.moderation();
        vaults = ports.vault().vaults();
        links = ports.vault().links();
        feeds = ports.vault().feeds();
        reminders = ports.reminders();
        stops = ports.sms().stops();
    }

    public Answer<Data> take(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.SEE_OWN_ACCOUNT,
                key -> account.accounts().find(by.who().orElseThrow())
                        .map(person -> new Data(person, terms.acceptances(person.id()), ties(person),
                                relays.workplacesOf(person.id()), wished(person), linksOf(person),
                                feedOf(person), remindersOf(person), signIns(person),
                                asked(person),
                                key.at()))));
    }

    private Optional<Wished> wished(Account person) {
        return person.kind() == AccountKind.BENEFICIARY
                ? vaults.find(VaultId.of(person.id()))
                        .map(vault -> new Wished(vault.wishes(), vault.scans(), vault.placeInSms(),
                                person.phone().filter(stops::isStopped).isEmpty()))
                : Optional.empty();
    }

    private List<Affiliations.Tie> ties(Account person) {
        return person.kind() == AccountKind.BENEFICIARY ? affiliations.tiesOf(VaultId.of(person.id()))
                : List.of();
    }

    private List<GivenLink> linksOf(Account person) {
        return person.kind() == AccountKind.BENEFICIARY ? links.of(VaultId.of(person.id())) : List.of();
    }

    private Optional<CalendarFeed> feedOf(Account person) {
        return person.kind() == AccountKind.BENEFICIARY ? feeds.of(VaultId.of(person.id()))
                : Optional.empty();
    }

    private List<ItemReminder> remindersOf(Account person) {
        return person.kind() == AccountKind.BENEFICIARY
                ? all(part -> reminders.ofVault(VaultId.of(person.id()), part),
                        one -> new Mark(one.reminder().due(), one.id().value()))
                : List.of();
    }

    private SignIns signIns(Account person) {
        var id = person.id();
        return new SignIns(account.inactivities().find(id).map(Inactivity::seenOn),
                Optional.ofNullable(sessions.lastSignIns(Set.of(id)).get(id)),
                all(part -> sessions.ofAccount(id, part), Sessions.Listed::mark),
                account.factors().find(id));
    }

    private Asked asked(Account person) {
        var id = person.id();
        var staff = person.kind() == AccountKind.STAFF;
        return new Asked(all(part -> moderation.problems().of(id, part), KeepProblems::mark),
                moderation.deletions().find(id),
                account.notices().find(id), staff ? invitations(person) : List.of(),
                staff ? relays.renewals().find(id) : Optional.empty(),
                all(part -> moderation.unusualUses().of(id, part), SeeUnusualUses::mark));
    }

    /** A list, part by part to its end. */
    private static <T> List<T> all(Function<Listing, List<T>> list, Function<T, Mark> mark) {
        var all = new ArrayList<T>();
        var wanted = Optional.of(Listing.first(Listing.MOST));
        while (wanted.isPresent()) {
            var part = Listed.of(list.apply(wanted.get()), wanted.get(), mark);
            all.addAll(part.lines());
            wanted = part.next().map(last -> new Listing(Optional.of(last), Listing.MOST));
        }
        return all;
    }

    private List<Invited> invitations(Account person) {
        var open = relays.invitations().ofColleague(person.username());
        var named = relays.relays()
                .findAll(open.stream().map(Invitation::relay).collect(Collectors.toSet()));
        return open.stream().flatMap(one -> Optional.ofNullable(named.get(one.relay()))
                .map(relay -> new Invited(relay, one.at())).stream()).toList();
    }
}
