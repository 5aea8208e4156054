package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.abri.contracts.Given;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AVL-2 (ADR 351, 352, 353): programs of several versions, and nodes with several settings, on one database. */
class UpgradeTest {
    private static final String NEXT = "classpath:db/next";

    @TempDir private Path folder;

    @Test
    @DisplayName("AVL-2: the newest version that this program says it knows is that of its newest migration")
    void known() {
        try (var database = new TestDatabase(Database.inFolder(folder))) {
            assertThat(Schema.version(database.raw())).isEqualTo(String.valueOf(Schema.KNOWN));
        }
    }

    @Test
    @DisplayName("AVL-2: once the next program has added to the schema, this one works on, and starts, on H2 and on PostgreSQL")
    void expanded() {
        for (var home : new Database[] { Database.inFolder(folder), onPostgresql("expanded") }) {
            var before = new TestDatabase(home);
            var seen = new Given(before.ports()).vault();
            if (home.url().startsWith("jdbc:h2:")) {
                before.close();
                next(home, 2, NEXT).close();
                before = new TestDatabase(home);
            } else {
                next(home, 2, NEXT).close();
            }
            assertThat(isThere(before, seen)).isTrue();
            assertThat(isThere(before, new Given(before.ports()).vault())).isTrue();
            before.close();

            Storage.lookAt(home, Optional.of(new TestCryptography()), Path.of("nowhere"), false);
            try (var again = new TestDatabase(home)) {
                assertThat(isThere(again, seen)).isTrue();
            }
        }
    }

    @Test
    @DisplayName("AVL-2: a program takes nothing away that a node which runs still needs; once none does, it may, and the older program is refused")
    void contracted() {
        var home = onPostgresql("contracted");
        try (var old = new TestDatabase(home)) {
            next(home, 2, NEXT).close();
            assertThatThrownBy(() -> next(home, 3, NEXT + ",classpath:db/after"))
                    .hasStackTraceContaining("Another node runs that does not know version 2");
            assertThat(isThere(old, new Given(old.ports()).vault())).isTrue();
        }
        next(home, 3, NEXT + ",classpath:db/after").close();

        assertThatThrownBy(() -> new TestDatabase(home)).isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("version 3 of the schema, which this program does not know");
        assertThatThrownBy(() -> Storage.lookAt(home, Optional.empty(), Path.of("nowhere"), false))
                .isInstanceOf(DatabaseRefused.class);
        next(home, 2, NEXT).close(); // which version 3 lets run
    }

    @Test
    @DisplayName("OPS-1: a node with another public address, or another place for documents, than one that runs does not start; one that says the same does")
    void otherSettings() {
        var home = onPostgresql("settings");
        var here = Map.of("PUBLIC_ADDRESS", "https://vault.example", "BLOBS", "files /srv/blobs");
        var elsewhere = Map.of("PUBLIC_ADDRESS", "https://vault.example", "BLOBS", "files /tmp/blobs");
        var first = opened(home.saying(here).properties());
        opened(home.saying(here).properties()).close();
        assertThatThrownBy(() -> opened(home.saying(elsewhere).properties()))
                .hasStackTraceContaining("ABRI_BLOBS is another one");
        assertThatThrownBy(() -> Storage.lookAt(home.saying(elsewhere), Optional.of(new TestCryptography()),
                Path.of("nowhere"), false)).isInstanceOf(DatabaseRefused.class);
        first.close();
        opened(home.saying(elsewhere).properties()).close();
    }

    @Test
    @DisplayName("OPS-1: a clock that is ten years off keeps the program from starting, ahead of the database's or behind what was written")
    void clocks() throws SQLException {
        var home = onPostgresql("clocks");
        opened(home.properties()).close();
        for (var wrong : new String[] { "3650d", "-3650d", "6m", "-6m" }) {
            assertThatThrownBy(() -> opened(ahead(home, wrong))).as(wrong)
                    .hasStackTraceContaining("The clock of this machine");
        }
        opened(ahead(home, "4m")).close();

        var embedded = Database.inFolder(folder);
        opened(embedded.properties()).close();
        assertThatThrownBy(() -> opened(ahead(embedded, "-3650d")))
                .hasStackTraceContaining("is behind what was written to the database");
        try (var connection = DriverManager.getConnection(embedded.url(), "sa", "");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update pulse set beat_at = null")).isEqualTo(1);
        }
        opened(ahead(embedded, "-3650d")).close();
    }

    private static Map<String, Object> ahead(Database home, String by) {
        var properties = new LinkedHashMap<>(home.properties());
        properties.put("abri.test.clock-ahead", by);
        return properties;
    }

    private static boolean isThere(TestDatabase database, VaultId vault) {
        return new Given(database.ports()).get(() -> database.ports().vault().vaults().find(vault))
                .isPresent();
    }

    private static Database onPostgresql(String name) {
        TestDatabase.postgresql().execute("create database upgrade_" + name);
        return TestDatabase.postgresql("upgrade_" + name);
    }

    /** A program that knows more migrations. */
    private static ApplicationContext next(Database home, int schema, String migrations) {
        var properties = new LinkedHashMap<>(home.properties());
        properties.computeIfPresent(Database.NAME, (key, name) -> Neighbour.name(schema, Map.of()));
        properties.put("abri.test.migrations", migrations);
        return opened(properties);
    }

    private static ApplicationContext opened(Map<String, Object> properties) {
        var context = ApplicationContext.builder().properties(properties)
                .singletons(new TestCryptography()).deduceEnvironment(false).banner(false).build();
        try {
            context.start().getBean(Storage.class);
            return context;
        } catch (RuntimeException refused) {
            context.close();
            throw refused;
        }
    }
}
