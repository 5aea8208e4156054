package org.abri.persistence;

import static org.abri.application.ContractGiven.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.ContractGiven;
import org.abri.application.Ports;
import org.abri.application.access.ContractKeys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.journal.Chain;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
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
        var ofOwner = ContractKeys.ofOwner(vault, Action.SEE_VAULT);
        var ofStaff = ContractKeys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW);
        var people = ContractKeys.of(staff, Action.SEE_PEOPLE, new Resource.ARelay(relay), NOW);
        var journal = ContractKeys.ofOwner(vault, Action.READ_JOURNAL);
        queries.put("items of an owner", () -> ports.items().visible(ofOwner, vault));
        queries.put("items that staff see", () -> ports.items().visible(ofStaff, vault));
        queries.put("an item", () -> ports.items().find(vault, new ItemId(UUID.randomUUID())));
        var blobs = Set.of(new BlobId(vault.value()), new BlobId(account.value()));
        queries.put("blobs that are named", () -> ports.items().named(blobs));
        queries.put("a vault", () -> ports.vaults().find(vault));
        queries.put("the lock of a vault", () -> ports.vaults().lock(vault));
        queries.put("an affiliation", () -> ports.affiliations().find(new AffiliationId(UUID.randomUUID())));
        queries.put("the latest affiliation", () -> ports.affiliations().latest(vault, relay));
        queries.put("affiliations of a vault", () -> ports.affiliations().of(vault));
        queries.put("people of a relay", () -> ports.affiliations().at(relay, people));
        queries.put("requests to lapse", () -> ports.affiliations().requestedBefore(NOW));
        queries.put("a membership", () -> ports.memberships().find(account, relay));
        queries.put("memberships of an account", () -> ports.memberships().of(account));
        queries.put("members of a relay", () -> ports.memberships().at(relay));
        queries.put("an account", () -> ports.accounts().find(account));
        queries.put("an account by username", () -> ports.accounts().find(ContractGiven.username()));
        queries.put("a username ever given", () -> ports.accounts().everAssigned(ContractGiven.username()));
        queries.put("homonyms", () -> ports.accounts().beneficiaryExists(ContractGiven.NAMES.getFirst(),
                new BirthDate(LocalDate.of(1990, 1, 1))));
        queries.put("standing", () -> ports.accounts().standing(account));
        queries.put("a journal", () -> ports.journal().read(journal, vault, 0, 20));
        queries.put("links", () -> ports.journal().links(new Chain.OfVault(vault), 0, 100));
        queries.put("a head", () -> ports.journal().head(new Chain.OfVault(vault)));
        queries.put("chains", () -> ports.journal().chains(Optional.of(new Chain.OfVault(vault)), 100));
        queries.put("an SMS", () -> ports.outbox().lock(UUID.randomUUID()));
        queries.put("a relay", () -> ports.relays().find(relay));
        return queries;
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
            new ContractGiven(database.ports()).run(query);
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
