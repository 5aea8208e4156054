package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** GATE-1, VLT-3 (ADR 350): what PostgreSQL shows of rows of vaults when nothing is left of what a query asks for. */
class PostgreSqlRowsTest {
    /** What says who may see, and is read to find it out, and which documents are damaged; they hold nothing of what people keep. */
    private static final Set<String> BEFORE_THE_GATE = Set.of("affiliation", "last_look", "finding");

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();
    /** Whose items are private. */
    private static final UUID PRIVATE = UUID.randomUUID();
    private static final AccountId WORKER = new AccountId(UUID.randomUUID());
    private static final Set<String> EVERYBODY = Set.of("one", "another", "private");

    private static TestDatabase database;
    private static final AtomicBoolean withoutWhere = new AtomicBoolean();

    @BeforeAll
    static void fill() {
        TestDatabase.postgresql().execute("create database rows");
        database = new TestDatabase(TestDatabase.postgresql("rows"));
        Rows.fill(database, "(values (uuid '%s'), (uuid '%s'), (uuid '%s')) as whose (id)".formatted(ONE,
                ANOTHER, PRIVATE), "whose.id");
        database.execute("update item set visibility = 'PRIVATE' where id = '" + PRIVATE + "'");
        database.execute("update folder set visibility = 'PRIVATE' where id = '" + PRIVATE + "'");
        database.execute("delete from item_report where id = '" + ANOTHER + "'");
        database.execute("update item_report set reporter_relay = id where id = '" + ONE + "'");
        database.bean(DSLContext.class).configuration()
                .set(new DefaultExecuteListenerProvider(new WithoutWhere()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Takes away whatever a query for items asks for, when it is told to. */
    private static final class WithoutWhere implements ExecuteListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void renderEnd(ExecuteContext statement) {
            var sql = String.valueOf(statement.sql());
            if (withoutWhere.get() && sql.contains(" from item ")) {
                statement.sql(sql.replace(" where ", " where true or "));
            }
        }
    }

    @Test
    @DisplayName("GATE-1: every table whose rows are a vault's is held by row-level security, its owner too")
    void everyTable() {
        assertThat(column("select distinct c.table_name from information_schema.columns c"
                + " where c.table_schema = current_schema() and c.column_name = 'vault'"))
                        .containsAll(tables()).containsAll(BEFORE_THE_GATE)
                        .hasSize(tables().size() + BEFORE_THE_GATE.size());
        assertThat(column("select relname from pg_class where relrowsecurity and relforcerowsecurity"))
                .isEqualTo(tables());
    }

    @Test
    @DisplayName("GATE-1: a unit of work that said nothing gets no row of a vault, and no empty answer either")
    void unsaid() {
        for (var each : tables()) {
            assertThatThrownBy(() -> work(() -> sql().fetchCount(table(each)))).as(each)
                    .hasStackTraceContaining("nobody has said");
        }
        assertThatThrownBy(() -> work(() -> sql().execute("insert into reading values (?, ?, '-', '')",
                ONE, ONE))).hasStackTraceContaining("nobody has said");
    }

    @Test
    @DisplayName("VLT-3, AFF-6, VLT-13, VLT-8: without a where clause, each viewpoint gets what is its own of every table, and nothing else")
    void everyViewpoint() {
        var one = Set.of("one");
        assertThat(seenBy(new Viewpoint.Beneficiary(new AccountId(ONE)), new About.Nothing()))
                .isEqualTo(all(one));
        assertThat(seenBy(new Viewpoint.Beneficiary(new AccountId(ONE)),
                new About.OfVault(new VaultId(ANOTHER)))).isEqualTo(all(one));
        var shared = only(one, "item", "folder", "preview", "reading", "scan", "reminder", "receipt",
                "item_report");
        assertThat(seenBy(staffAt(ONE), new About.OfVault(new VaultId(ONE)))).isEqualTo(shared);
        assertThat(seenBy(staffAt(ONE), new About.OfItem(new VaultId(ONE), new ItemId(ONE))))
                .isEqualTo(shared);
        assertThat(seenBy(staffAt(ONE), new About.OfRelay(new RelayId(ONE)))).as("at the desk")
                .isEqualTo(only(one, "item", "preview", "reading", "scan", "reminder", "receipt"));
        assertThat(seenBy(new Viewpoint.Operator(WORKER), new About.Nothing())).isEqualTo(
                only(Set.of("one", "private"), "item", "preview", "reading", "scan", "reminder", "receipt",
                        "item_report"));
        assertThat(seenBy(new Viewpoint.LinkHolder(new VaultId(ONE), new ItemId(ONE)),
                new About.OfItem(new VaultId(ONE), new ItemId(ONE)))).isEqualTo(
                        only(one, "item", "given_link", "preview", "reading", "scan", "reminder", "receipt"));
        assertThat(seenBy(new Viewpoint.FeedReader(new VaultId(ONE)), new About.OfVault(new VaultId(ONE))))
                .as("documents are no appointments").isEqualTo(only(one, "calendar_feed"));
        for (var nobody : List.of(new Viewpoint.Anyone(), new Viewpoint.Staff(WORKER),
                staffAt(UUID.randomUUID()))) {
            assertThat(seenBy(nobody, new About.OfVault(new VaultId(ONE)))).as(nobody.toString())
                    .isEqualTo(only(one));
        }
        assertThat(seenBy(staffAt(ONE), new About.OfVault(new VaultId(ANOTHER)))).as("not affiliated")
                .isEqualTo(only(one));
        assertThat(seenBy(staffAt(PRIVATE), new About.OfVault(new VaultId(PRIVATE)))).as("private")
                .isEqualTo(only(one));
        assertThat(work(() -> database.portsOfViewpoints().work().asTheService(() -> seen())))
                .isEqualTo(all(EVERYBODY, "item_report", Set.of("one", "private")));
    }

    @Test
    @DisplayName("GATE-1: without a where clause, nobody changes, removes or adds what is another's")
    void written() {
        var owner = new Viewpoint.Beneficiary(new AccountId(ONE));
        for (var each : tables()) {
            assertThat(undone(owner, () -> sql().execute("update " + each + " set mac = 'x'"))).as(each)
                    .isEqualTo(1);
            assertThat(undone(owner, () -> sql().execute("delete from " + each))).as(each).isEqualTo(1);
            assertThat(undone(new Viewpoint.Anyone(), () -> sql().execute("delete from " + each))).as(each)
                    .isZero();
            assertThat(undone(staffAt(PRIVATE), () -> sql().execute("delete from " + each))).as(each)
                    .isZero();
        }
        assertThat(undone(staffAt(ONE), () -> sql().execute("delete from item"))).isZero();
        assertThatThrownBy(() -> undone(owner,
                () -> sql().execute("update item set vault = ? where id = ?", ANOTHER, ONE)))
                        .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> undone(owner,
                () -> sql().execute("insert into reading values (?, ?, '-', '')", UUID.randomUUID(),
                        ANOTHER))).hasStackTraceContaining("row-level security");
    }

    @Test
    @DisplayName("VLT-3: a list whose conditions are taken away still shows its owner their own items, and staff what is shared with them")
    void listsWithoutConditions() {
        var given = new Given(database.ports());
        var relay = given.relay();
        var worker = given.staffAt(relay, StaffRole.PROFESSIONAL);
        var mine = given.vault();
        var theirs = given.vault();
        given.affiliation(mine, relay);
        var shared = note(given, mine, Visibility.SHARED);
        var hidden = note(given, mine, Visibility.PRIVATE);
        note(given, theirs, Visibility.SHARED);
        var owner = Keys.owner(mine);
        var staff = new Viewpoint.StaffAt(worker, relay);

        assertThat(listed(owner, mine)).containsExactlyInAnyOrder(shared, hidden);
        assertThat(listed(staff, mine)).containsExactly(shared);
        withoutWhere.set(true);
        try {
            assertThat(listed(owner, mine)).containsExactlyInAnyOrder(shared, hidden);
            assertThat(listed(staff, mine)).containsExactly(shared);
            assertThat(database.portsOfViewpoints().work().asTheService(() -> listed(owner, mine)))
                    .as("nothing else holds it back").hasSizeGreaterThan(2);
        } finally {
            withoutWhere.set(false);
        }
    }

    private static ItemId note(Given given, VaultId vault, Visibility seen) {
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, seen, NOW,
                new ItemContent.Note("À faire", "CAF, 14 h"));
        var action = seen == Visibility.SHARED ? Action.ADD_SHARED : Action.ADD_PRIVATE;
        given.run(() -> database.ports().vault().items().add(Keys.ofOwner(vault, action), item));
        return item.id();
    }

    private static List<ItemId> listed(Viewpoint by, VaultId vault) {
        var ports = database.portsOfViewpoints();
        return work(() -> {
            var unused = ports.facts().read(by, new About.OfVault(vault));
            return ports.vault().items()
                    .list(Keys.of(by, Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault,
                            ItemListing.of(Listing.first(50)))
                    .stream().map(ItemLine::id).toList();
        });
    }

    private static Viewpoint staffAt(UUID relay) {
        return new Viewpoint.StaffAt(WORKER, new RelayId(relay));
    }

    private static Map<String, Set<String>> seenBy(Viewpoint by, About about) {
        return work(() -> {
            var unused = database.portsOfViewpoints().facts().read(by, about);
            return seen();
        });
    }

    /** Whose rows there are, of every table. */
    private static Map<String, Set<String>> seen() {
        var names = Map.of(ONE, "one", ANOTHER, "another", PRIVATE, "private");
        var seen = new TreeMap<String, Set<String>>();
        for (var each : tables()) {
            var whose = sql().select(field("vault", UUID.class)).from(table(each)).fetchSet(0, UUID.class);
            seen.put(each, new TreeSet<>(whose.stream().filter(names::containsKey).map(names::get).toList()));
        }
        return seen;
    }

    private static Map<String, Set<String>> all(Set<String> whose) {
        return only(whose, tables().toArray(String[]::new));
    }

    private static Map<String, Set<String>> all(Set<String> whose, String but, Set<String> its) {
        var all = all(whose);
        all.put(but, its);
        return all;
    }

    private static Map<String, Set<String>> only(Set<String> whose, String... of) {
        var only = new TreeMap<String, Set<String>>();
        tables().forEach(each -> only.put(each, Set.of()));
        Stream.of(of).forEach(each -> only.put(each, whose));
        return only;
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** How many rows it changed, which come back. */
    private static int undone(Viewpoint by, Supplier<Integer> change) {
        var changed = new int[1];
        try {
            return work(() -> {
                var unused = database.portsOfViewpoints().facts().read(by,
                        by instanceof Viewpoint.StaffAt(var account, var relay)
                                ? new About.OfVault(new VaultId(relay.value()))
                                : new About.Nothing());
                changed[0] = change.get();
                throw new Undone();
            });
        } catch (Undone expected) {
            return changed[0];
        }
    }

    private static <T> T work(Supplier<T> work) {
        return database.portsOfViewpoints().work().inOne(work);
    }

    private static DSLContext sql() {
        return database.bean(DSLContext.class);
    }

    private static Set<String> tables() {
        return column("select distinct tablename from pg_policies");
    }

    private static Set<String> column(String sql) {
        return new TreeSet<>(new ArrayList<>(
                org.jooq.impl.DSL.using(database.raw(), org.jooq.SQLDialect.POSTGRES).fetch(sql)
                        .getValues(0, String.class)));
    }
}
