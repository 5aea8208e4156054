package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.contracts.Given;
import org.abri.domain.limits.Tries;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a database is opened, refused, lost and found again. */
class DatabaseTest {
    private static final Tries TRIES = new Tries(3, NOW);

    @TempDir Path folder;

    @Test
    @DisplayName("I1: what was committed is in the files of H2 when the commit returns: a copy of them, taken while it runs, holds it")
    void committedIsInTheFiles() throws IOException {
        try (var database = new TestDatabase(Database.inFolder(folder.resolve("running")))) {
            save(database);
            Files.createDirectory(folder.resolve("copied"));
            Files.copy(folder.resolve("running/abri.mv.db"), folder.resolve("copied/abri.mv.db"));
        }

        try (var copy = new TestDatabase(Database.inFolder(folder.resolve("copied")))) {
            assertThat(stored(copy)).isEqualTo(TRIES);
        }
    }

    @Test
    @DisplayName("AVL-2: a database that was closed opens again with what it held")
    void opensAgain() {
        var home = Database.inFolder(folder);
        try (var database = new TestDatabase(home)) {
            save(database);
        }
        try (var database = new TestDatabase(home)) {
            assertThat(stored(database)).isEqualTo(TRIES);
        }
    }

    @Test
    @DisplayName("CRY-3: the folder of H2, and its file, are for the service's own account alone")
    void folderIsPrivate() throws IOException {
        try (var database = new TestDatabase(Database.inFolder(folder.resolve("a/b")))) {
            save(database);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("a/b/abri.mv.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("OPS-1: a database that a newer program has written is refused, in words that help")
    void newerSchemaIsRefused() {
        var home = Database.inFolder(folder);
        try (var database = new TestDatabase(home)) {
            database.execute(
                    "insert into \"flyway_schema_history\" select 2, '2', 'tomorrow', 'SQL', 'V2__tomorrow.sql', 1,"
                            + " 'abri', now(), 1, true");
        }

        assertThatThrownBy(() -> new TestDatabase(home)).isInstanceOf(DatabaseRefused.class)
                .hasMessage("The database is at version 2 of the schema, which this program does not know:"
                        + " start the newer program that wrote it.");
    }

    @Test
    @DisplayName("OPS-1: a database whose migrations were altered is refused")
    void alteredMigrationsAreRefused() {
        var home = Database.inFolder(folder);
        try (var database = new TestDatabase(home)) {
            database.execute("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");
        }

        assertThatThrownBy(() -> new TestDatabase(home))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("was not made by this program's migrations");
    }

    @Test
    @DisplayName("OPS-1: a database of another program is refused, and so is one whose mark of real people was taken away or altered")
    void othersAreRefused() {
        var home = Database.inFolder(folder);
        try (var database = new TestDatabase(home)) {
            new Given(database.ports()).vault();
            database.execute("update deployment set demo = true");
        }
        assertThatThrownBy(() -> new TestDatabase(home)).isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("altered");
        assertThatThrownBy(() -> opened(home, true)).isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("altered");
        executeAround(home, "delete from deployment");
        assertThatThrownBy(() -> new TestDatabase(home)).isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("altered");
        executeAround(home, "drop table \"flyway_schema_history\"");
        assertThatThrownBy(() -> new TestDatabase(home)).isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("another program");
    }

    @Test
    @DisplayName("OPS-1, G-14: a database is of real people or of the demo's for ever, also as long as nobody is in it")
    void markedForEver() {
        var home = Database.inFolder(folder);
        opened(home, true);
        opened(home, true);
        assertThatThrownBy(() -> opened(home, false)).isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("the demo's");
        var real = Database.inFolder(folder.resolve("real"));
        opened(real, false);
        assertThatThrownBy(() -> opened(real, true)).isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("real people");
    }

    @Test
    @DisplayName("OPS-1, I6: a database that takes no writes is an outage, when it is opened and while it runs, on H2 and on PostgreSQL")
    void readOnly() throws IOException {
        var home = Database.inFolder(folder.resolve("h2"));
        opened(home, false);
        var still = Database.at(home.url() + ";ACCESS_MODE_DATA=r", "sa", "");
        assertThatThrownBy(() -> opened(still, false)).isInstanceOf(Outage.class)
                .hasMessage("the database takes no writes");

        try (var server = TestDatabase.server(folder.resolve("data")).start();
                var database = new TestDatabase(TestDatabase.database(server))) {
            save(database);
            database.execute("alter system set default_transaction_read_only = on");
            database.execute("select pg_reload_conf()");
            for (var tries = 0; tries < 1_000; tries++) {
                try {
                    save(database);
                } catch (Outage expected) {
                    break; // once every session has heard of it
                }
            }
            assertThatThrownBy(() -> save(database)).isInstanceOf(Outage.class);
            assertThatThrownBy(() -> database.storage().probe()).isInstanceOf(Outage.class);
            assertThat(new Given(database.ports()).get(() -> database.ports().terms().versions()))
                    .as("is read all the same").isNotEmpty();
        }
    }

    @Test
    @DisplayName("I6: while PostgreSQL is away there is an outage, and once it is back everything goes on")
    void outageAndRecovery() throws IOException {
        var data = folder.resolve("data");
        var first = TestDatabase.server(data).start();
        try (var database = new TestDatabase(TestDatabase.database(first))) {
            save(database);
            first.close();

            assertThatThrownBy(() -> stored(database)).isInstanceOf(Outage.class);
            assertThatThrownBy(() -> stored(database)).isInstanceOf(Outage.class);

            try (var second = TestDatabase.server(data).setPort(first.getPort()).start()) {
                assertThat(second.getPort()).isEqualTo(first.getPort());
                assertGoesOnSoon(database);
            }
        }
    }

    @Test
    @DisplayName("I6: while an H2 is shut down under us there is an outage or none, and afterwards everything goes on")
    void h2ShutDown() {
        try (var database = new TestDatabase(Database.inFolder(folder))) {
            save(database);
            assertThatThrownBy(() -> database.execute("shutdown immediately"))
                    .hasStackTraceContaining("already closed");
            assertGoesOnSoon(database);
        }
    }

    @Test
    @DisplayName("LOG-2: a database named in a log shows neither address nor password")
    void showsNoSecret() {
        assertThat(Database.at("jdbc:postgresql://db.example.org/abri", "abri", "hunter2").toString())
                .isEqualTo("Database[PostgreSQL]");
        assertThatThrownBy(() -> Database.at("jdbc:mysql://db.example.org/abri", "abri", "hunter2"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("hunter2");
    }

    @Test
    @DisplayName("I4: a unit of work that fails for a bug is no outage")
    void bugsAreNoOutage() {
        try (var database = new TestDatabase(Database.inMemory("bugs" + UUID.randomUUID()))) {
            assertThatThrownBy(() -> database.ports().work()
                    .inOne(() -> database.bean(org.jooq.DSLContext.class).execute("select nonsense")))
                            .isNotInstanceOf(Outage.class);
        }
    }

    /** After an outage for each connection that was open, at most. */
    private static void assertGoesOnSoon(TestDatabase database) {
        for (var tries = 0; tries < Database.CONNECTIONS; tries++) {
            try {
                assertThat(stored(database)).isEqualTo(TRIES);
                return;
            } catch (Outage stillOut) {
                assertThat(stillOut).hasMessage("the database does not answer");
            }
        }
        assertThat(stored(database)).isEqualTo(TRIES);
    }

    private static void opened(Database database, boolean demo) {
        Storage.lookAt(database, Optional.of(new TestCryptography()), Path.of("nowhere"), demo);
        new TestDatabase(database, demo).close();
    }

    private static void executeAround(Database database, String sql) {
        try (var connection = DriverManager.getConnection(database.url(), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
    }

    private static void save(TestDatabase database) {
        new Given(database.ports()).run(() -> database.ports().limits().save("key", TRIES));
    }

    private static Tries stored(TestDatabase database) {
        return new Given(database.ports())
                .get(() -> database.ports().limits().lockTries("key"));
    }
}
