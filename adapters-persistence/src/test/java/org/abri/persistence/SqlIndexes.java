package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.access.About;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.session.SessionId;
import org.abri.application.sms.SmsOutbox;
import org.abri.application.vault.ItemListing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Inactivity;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.journal.Chain;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists and look-ups that could grow go by an index, on the database that a subclass names and fills. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SqlIndexes {
    private final VaultId vault = new VaultId(UUID.randomUUID());
    private final RelayId relay = new RelayId(UUID.randomUUID());
    private final AccountId account = new AccountId(UUID.randomUUID());
    private TestDatabase database;

    abstract TestDatabase filled();

    /** How the database says that it reads a whole table. */
    abstract String wholeTable();

    @BeforeAll
    void fill() {
        database = filled();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @DisplayName("PERFORMANCE: nothing that is looked up or listed reads a whole table")
    void everyQueryGoesByAnIndex() {
        var ports = database.ports();
        var plans = new LinkedHashMap<String, String>();

        queries(ports).forEach((name, query) -> plans.put(name, planOf(query)));

        assertThat(plans).allSatisfy((name, plan) -> assertThat(plan).as(name).doesNotContain(wholeTable()));
    }

    @Test
    @DisplayName("PERFORMANCE: a query that does read a whole table would be seen")
    void wholeTableWouldBeSeen() {
        assertThat(explained("select * from item where visibility = 'SHARED'")).contains(wholeTable());
    }

    private Map<String, Runnable> queries(Ports ports) {
        var queries = new LinkedHashMap<String, Runnable>();
        var staff = new Viewpoint.StaffAt(account, relay);
        var ofOwner = Keys.ofOwner(vault, Action.SEE_VAULT);
        var ofStaff = Keys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW);
        var people = Keys.of(staff, Action.SEE_PEOPLE, new Resource.ARelay(relay), NOW);
        var journal = Keys.ofOwner(vault, Action.READ_JOURNAL);
        var first = Listing.first(20);
        var next = new Listing(Optional.of(new Listing.Mark(NOW, vault.value())), 20);
        var item = new ItemId(UUID.randomUUID());
        var ofItem = Keys.of(Keys.owner(vault), Action.SEE, itemOfOwner(item), NOW);
        queries.put("items of an owner",
                () -> ports.vault().items().list(ofOwner, vault, ItemListing.of(first)));
        queries.put("favourites and kinds of papers", () -> ports.vault().items().list(ofOwner, vault,
                ItemListing.of(next).ofKind(PaperKind.HEALTH).onlyFavourites()));
        queries.put("items that staff see",
                () -> ports.vault().items().list(ofStaff, vault, ItemListing.of(next)));
        queries.put("items in some folders", () -> ports.vault().items().list(ofOwner, vault,
                ItemListing.of(next).in(Set.of(new FolderId(vault.value())))));
        queries.put("the bin of an owner",
                () -> ports.vault().items().list(ofOwner, vault, ItemListing.of(next).onlyBinned()));
        queries.put("what was thrown away long ago", () -> ports.vault().bin().overAt(NOW,
                Optional.of(new Listing.Mark(NOW, vault.value())), 20));
        queries.put("what is erased from a bin", () -> ports.vault().bin().erase(vault, item, NOW));
        queries.put("some items alone", () -> ports.vault().items().list(ofOwner, vault,
                ItemListing.of(first).only(Set.of(item))));
        var ofFeed = Keys.of(new Viewpoint.FeedReader(vault), Action.READ_FEED,
                new Resource.AVault(vault), NOW);
        queries.put("appointments of a calendar", () -> ports.vault().items().appointments(ofFeed, vault));
        queries.put("the calendar of a vault", () -> ports.vault().feeds().of(vault));
        queries.put("a calendar by its address", () -> ports.vault().feeds().find("a hash"));
        queries.put("a calendar removed", () -> ports.vault().feeds().remove(vault));
        queries.put("links of a vault", () -> ports.vault().links().of(vault));
        queries.put("a link", () -> ports.vault().links().find("a hash"));
        queries.put("a link removed", () -> ports.vault().links().remove(new LinkId(vault.value())));
        queries.put("links that are over", () -> ports.vault().links().removeOver(Instant.EPOCH));
        var uploads = ports.vault().uploads();
        var upload = new UploadId(vault.value());
        queries.put("an upload", () -> uploads.find(upload));
        queries.put("parts of an upload", () -> uploads.parts(upload));
        queries.put("uploads that wait", () -> uploads.waiting(account, NOW));
        queries.put("parts that are named", () -> uploads.named(Set.of(Given.blob())));
        queries.put("an upload removed", () -> uploads.remove(upload));
        queries.put("uploads that are over", () -> uploads.overAt(Instant.EPOCH, Optional.of(upload), 100));
        queries.put("folders of a vault", () -> ports.vault().folders().of(ofOwner, vault));
        queries.put("an item", () -> ports.vault().items().find(ofItem));
        var blobs = Set.of(Given.blob(), new BlobId(vault.value()));
        queries.put("blobs that are named", () -> ports.vault().items().named(blobs));
        queries.put("blobs of a vault", () -> ports.vault().items().blobsOf(vault));
        queries.put("what is not drawn", () -> ports.vault().previews().undrawn(vault, 1));
        queries.put("what is not read", () -> ports.vault().readings().unread(vault, 1));
        queries.put("what says so", () -> ports.vault().items().list(ofOwner, vault,
                ItemListing.of(next).named(Sought.of("loyer")).read(true)));
        queries.put("what is not scanned", () -> ports.vault().scans().unscanned(vault, 1));
        queries.put("a receipt", () -> ports.receipt().receipts().find(vault, item));
        queries.put("a scan", () -> ports.vault().scans().find(vault, item));
        queries.put("where something waits for its scan",
                () -> ports.vault().scans().waiting(Optional.of(vault), 20));
        queries.put("a vault", () -> ports.vault().vaults().find(vault));
        queries.put("the lock of a vault", () -> ports.vault().vaults().lock(vault));
        var ties = ports.affiliation().affiliations();
        queries.put("an affiliation", () -> ties.find(new AffiliationId(UUID.randomUUID())));
        queries.put("the latest affiliation", () -> ties.latest(vault, relay));
        queries.put("ties of a vault", () -> ties.tiesOf(vault));
        queries.put("refused ties of a vault", () -> ties.refusedSince(vault, NOW));
        queries.put("people of a relay", () -> ports.affiliation().people().list(people, relay, next));
        queries.put("people of a relay, after whom one has not opened",
                () -> ports.affiliation().people().list(people, relay, new Listing(Optional.of(
                        PersonLine.markOf(Optional.empty(), NOW, vault)), 20)));
        queries.put("people of a relay, by name",
                () -> ports.affiliation().people().find(people, relay, Sought.of("a"), next));
        queries.put("somebody of a relay, by username",
                () -> ports.affiliation().people().ofUsername(people, relay, Given.username()));
        queries.put("what staff looked at", () -> ports.relay().looks().find(account, relay, Set.of(vault)));
        queries.put("last looks at a vault", () -> ports.relay().looks().lastAt(vault));
        queries.put("what staff looked at, of an ended tie",
                () -> ports.relay().looks().forgetVault(vault, relay));
        queries.put("what staff looked at, of who left",
                () -> ports.relay().looks().forgetStaff(account, relay));
        var asks = ports.affiliation().asks();
        queries.put("what was asked", () -> asks.waiting(relay, account, NOW, 5));
        queries.put("what was confirmed", () -> asks.forget(relay, Given.username()));
        queries.put("what was asked long ago", () -> asks.removeBefore(Instant.EPOCH));
        queries.put("supports that are over", () -> ties.supportOver(NOW,
                Optional.of(new Listing.Mark(NOW, vault.value())), 100));
        queries.put("people whose support ends",
                () -> ports.affiliation().people().leaving(people, relay, 10));
        var pointers = ports.affiliation().pointers();
        queries.put("what points at somebody", () -> pointers.take("kadolimu"));
        queries.put("codes of somebody", () -> pointers.forgetCodes(account));
        queries.put("what pointed at somebody", () -> pointers.removeBefore(Instant.EPOCH));
        queries.put("requests to lapse", () -> ties.requestedBefore(NOW, next.after(), 100));
        queries.put("a membership", () -> ports.relay().memberships().find(account, relay));
        queries.put("memberships of an account", () -> ports.relay().memberships().ofAccount(account));
        queries.put("members of several relays",
                () -> ports.relay().memberships().ofRelays(Set.of(relay, new RelayId(vault.value()))));
        queries.put("seats of accounts", () -> ports.relay().memberships()
                .ofAccounts(Set.of(vault.owner(), new AccountId(relay.value()))));
        queries.put("members of a relay", () -> ports.relay().memberships().ofRelay(relay));
        queries.put("a renewal", () -> ports.relay().renewals().find(account));
        queries.put("renewals of a team",
                () -> ports.relay().renewals().findAll(Set.of(account, vault.owner())));
        var reports = ports.moderation().reports();
        queries.put("a report of an item", () -> reports.find(new ReportId(vault.value())));
        queries.put("reports of an item", () -> reports.ofItem(item));
        queries.put("what was withdrawn", () -> reports.withdrawn(vault));
        queries.put("reports of items", () -> reports.list(next));
        queries.put("reports that are over", () -> reports.overAt(Instant.EPOCH, next.after(), 9));
        var reminders = ports.reminders();
        queries.put("a reminder", () -> reminders.find(new ReminderId(vault.value())));
        queries.put("the reminders of an item", () -> reminders.ofItem(vault, new ItemId(vault.value())));
        queries.put("the reminders of a vault", () -> reminders.ofVault(vault, Listing.first(9)));
        var number = new PhoneNumber("+33639980001");
        var stops = ports.sms().stops();
        queries.put("whether a number wants none", () -> stops.isStopped(number));
        queries.put("a number that wants none", () -> stops.stop(number, Instant.EPOCH));
        queries.put("a number that wants some again", () -> stops.lift(number));
        queries.put("the reminder of an SMS", () -> reminders.ofSms(vault.value()));
        queries.put("reminders that are due", () -> reminders.due(Instant.EPOCH, Optional.empty(), 9));
        queries.put("a reminder removed", () -> reminders.remove(new ReminderId(vault.value())));
        var problems = ports.moderation().problems();
        queries.put("what was told of", () -> problems.find(new ProblemId(vault.value())));
        queries.put("the lock of what was told of", () -> problems.lock(new ProblemId(vault.value())));
        queries.put("what one told of", () -> problems.of(account, next));
        queries.put("all that was told of", () -> problems.list(next));
        queries.put("what was told of long ago", () -> problems.removeBefore(Instant.EPOCH));
        var uses = ports.moderation().unusualUses();
        queries.put("unusual uses at a relay", () -> uses.list(relay, next));
        queries.put("all unusual uses", () -> uses.list(next));
        queries.put("unusual uses of one", () -> uses.of(account, next));
        queries.put("unusual uses of long ago", () -> uses.removeBefore(Instant.EPOCH));
        var deletions = ports.moderation().deletions();
        queries.put("a deletion that is asked for", () -> deletions.find(account));
        queries.put("deletions that a team asks for", () -> deletions.findAll(Set.of(account)));
        queries.put("deletions that wait for an answer", () -> deletions.open(next));
        var rectifications = ports.rectifications();
        queries.put("a rectification that waits", () -> rectifications.find(account));
        queries.put("rectifications to lapse", () -> rectifications.askedUntil(NOW, next.after(), 100));
        queries.put("what is erased", () -> ports.vault().items().eraseWithdrawn(vault, item));
        var openings = ports.opening().distant();
        queries.put("an opening at a distance", () -> openings.lock(new OpeningId(vault.value())));
        queries.put("an opening by its link", () -> openings.ofLink("ab".repeat(32)));
        queries.put("openings of a relay", () -> openings.ofRelay(relay, next));
        queries.put("openings to lapse", () -> openings.askedUntil(NOW, next.after(), 100));
        queries.put("openings that are over", () -> openings.removeOverBefore(Instant.EPOCH));
        queries.put("a recovery", () -> ports.recoveries().find(account));
        queries.put("a recovery by its token", () -> ports.recoveries().ofToken("ab".repeat(32)));
        var registrations = ports.relay().registrations();
        var registration = new RegistrationId(vault.value());
        queries.put("a registration", () -> registrations.find(registration));
        queries.put("a registration by its reference",
                () -> registrations.ofReference(Reference.typed("kado-limu-pero-bati-nuso")));
        queries.put("registrations that were answered", () -> registrations.list(false, next));
        queries.put("documents of a registration", () -> registrations.papers(registration));
        queries.put("a document of a registration",
                () -> registrations.bytes(registration, new PaperId(account.value())));
        queries.put("registrations that are erased", () -> registrations.removeErased(Instant.EPOCH));
        var invitations = ports.relay().invitations();
        queries.put("invitations of a relay", () -> invitations.ofRelay(relay));
        queries.put("invitations of a colleague", () -> invitations.ofColleague(Given.username()));
        queries.put("an invitation that is over", () -> invitations.forget(relay, Given.username()));
        queries.put("invitations that lapsed", () -> invitations.removeBefore(Instant.EPOCH));
        queries.put("a relay", () -> ports.relay().relays().find(relay));
        var accounts = ports.account().accounts();
        queries.put("an account", () -> accounts.find(account));
        queries.put("several accounts", () -> accounts.findAll(Set.of(account, vault.owner())));
        queries.put("an account by username", () -> accounts.ofUsername(Given.username()));
        queries.put("a username ever given", () -> accounts.everAssigned(Given.username()));
        queries.put("homonyms", () -> accounts.beneficiariesLike(Given.NAMES.getFirst(),
                new BirthDate(LocalDate.of(1990, 1, 1))));
        var credentials = ports.account().credentials();
        queries.put("a formal notice", () -> ports.account().notices().find(account));
        var inactivities = ports.account().inactivities();
        var last = Optional.of(Inactivity.since(account, LocalDate.EPOCH));
        queries.put("since when nobody signed in", () -> inactivities.find(account));
        queries.put("the lock of it", () -> inactivities.lock(account));
        queries.put("accounts that nobody uses",
                () -> inactivities.due(LocalDate.EPOCH.plusYears(Inactivity.YEARS), last, 100));
        queries.put("accounts noticed too early",
                () -> inactivities.noticedAfter(LocalDate.now(ZoneOffset.UTC).plusYears(1), last, 100));
        queries.put("when staff of relays signed in", () -> inactivities.staffSignIns(Set.of(relay)));
        queries.put("credentials", () -> credentials.find(account));
        queries.put("credentials by username", () -> credentials.ofUsername(Given.username()));
        queries.put("the lock of credentials", () -> credentials.lock(account));
        queries.put("a second factor", () -> ports.account().factors().find(account));
        queries.put("a second factor turned off", () -> ports.account().factors().remove(account));
        queries.put("whether staff need a factor", () -> ports.relay().memberships().factorRequired(relay));
        queries.put("half a session", () -> ports.sessions().half("none"));
        queries.put("sessions of an account", () -> ports.sessions().ofAccount(account, next));
        queries.put("the end of one session",
                () -> ports.sessions().remove(account, new SessionId(vault.value())));
        queries.put("the end of other sessions",
                () -> ports.sessions().removeOthers(account, new SessionId(vault.value())));
        queries.put("a session", () -> ports.sessions().recognise("none"));
        queries.put("last sign-ins", () -> ports.sessions().lastSignIns(Set.of(account)));
        queries.put("figures of a relay", () -> ports.relay().figures().find(relay,
                Set.of(YearMonth.of(2026, 1), YearMonth.of(2026, 2))));
        queries.put("how many people a relay has", () -> ports.affiliation().people().count(people, relay));
        queries.put("the end of sessions", () -> ports.sessions().removeAll(account));
        queries.put("the end of old sessions", () -> ports.sessions().removeStartedBefore(Instant.EPOCH));
        queries.put("facts about an item", () -> ports.facts().read(staff, new About.OfItem(vault, item)));
        queries.put("a journal", () -> ports.journal().read(journal, vault, 70, 20));
        queries.put("links", () -> ports.journal().links(new Chain.OfVault(vault), 0, 100));
        queries.put("a head", () -> ports.journal().head(new Chain.OfVault(vault)));
        queries.put("chains", () -> ports.journal().chains(Optional.of(new Chain.OfVault(vault)), 100));
        queries.put("an SMS", () -> ports.sms().outbox().claim(UUID.randomUUID(), NOW, NOW));
        queries.put("who may have an SMS",
                () -> ports.sms().outbox().note(UUID.randomUUID(), SmsOutbox.Handed.NEVER));
        queries.put("what became of an SMS", () -> ports.sms().states().find(UUID.randomUUID()));
        queries.put("what a provider tells", () -> ports.sms().states().ofReference("first", "x"));
        queries.put("the last SMS of somebody", () -> ports.sms().states().latestOf(KeyOwner.of(account)));
        queries.put("what became of old SMS", () -> ports.sms().states().removeBefore(Instant.EPOCH));
        queries.put("useless SMS", () -> ports.sms().outbox().removeUselessBefore(Instant.EPOCH));
        return queries;
    }

    private Resource itemOfOwner(ItemId item) {
        return new Resource.AnItem(item, vault, Visibility.PRIVATE, new Author.Owner());
    }

    /** Of the last statement that {@code query} makes. */
    private String planOf(Runnable query) {
        var seen = new String[1];
        var jooq = database.bean(DSLContext.class).configuration();
        jooq.set(new DefaultExecuteListenerProvider(new ExecuteListener() {
            private static final long serialVersionUID = 1L;

            @Override
            public void executeStart(ExecuteContext executing) {
                seen[0] = DSL.using(jooq.dialect(), jooq.settings()).renderInlined(executing.query());
            }
        }));
        try {
            new Given(database.ports()).run(query);
        } finally {
            jooq.set(new ExecuteListenerProvider[0]);
        }
        return explained(seen[0]);
    }

    private String explained(String sql) {
        try (var connection = database.raw().getConnection(); var statement = connection.createStatement();
                var rows = statement.executeQuery("explain " + sql)) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
    }
}
