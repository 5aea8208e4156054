package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.abri.domain.text.Sought;
import org.abri.application.affiliation.People.PersonLine;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.access.About;
import org.abri.application.session.SessionId;
import org.abri.application.vault.ItemListing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.journal.Chain;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
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
        queries.put("an item", () -> ports.vault().items().find(ofItem));
        var blobs = Set.of(Given.blob(), new BlobId(vault.value()));
        queries.put("blobs that are named", () -> ports.vault().items().named(blobs));
        queries.put("blobs of a vault", () -> ports.vault().items().blobsOf(vault));
        queries.put("what is not drawn", () -> ports.vault().previews().undrawn(vault, 1));
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
        queries.put("requests to lapse", () -> ties.requestedBefore(NOW, 100));
        queries.put("a membership", () -> ports.relay().memberships().find(account, relay));
        queries.put("memberships of an account", () -> ports.relay().memberships().ofAccount(account));
        queries.put("members of several relays",
                () -> ports.relay().memberships().ofRelays(Set.of(relay, new RelayId(vault.value()))));
        queries.put("members of a relay", () -> ports.relay().memberships().ofRelay(relay));
        queries.put("a renewal", () -> ports.relay().renewals().find(account));
        queries.put("renewals of a team",
                () -> ports.relay().renewals().findAll(Set.of(account, vault.owner())));
        queries.put("a recovery", () -> ports.recoveries().find(account));
        queries.put("a recovery by its token", () -> ports.recoveries().ofToken("ab".repeat(32)));
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
        queries.put("credentials", () -> credentials.find(account));
        queries.put("credentials by username", () -> credentials.ofUsername(Given.username()));
        queries.put("the lock of credentials", () -> credentials.lock(account));
        queries.put("a second factor", () -> ports.account().factors().find(account));
        queries.put("a second factor turned off", () -> ports.account().factors().remove(account));
        queries.put("whether staff need a factor", () -> ports.relay().memberships().factorRequired(relay));
        queries.put("half a session", () -> ports.sessions().half("none"));
        queries.put("sessions of an account", () -> ports.sessions().ofAccount(account, 50));
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
