package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("I1, OPS-1: a PostgreSQL that takes back what it acknowledged when it fails is refused, whoever set it so, and the setting is named")
    void forgets() throws IOException, SQLException {
        try (var server = TestDatabase.server(folder.resolve("data")).start()) {
            var database = TestDatabase.database(server);
            accepted(database);
            for (var each : new String[][] {
                    { "alter system set full_page_writes = off", "full_page_writes" },
                    { "alter system reset full_page_writes", "" },
                    { "alter role abri set synchronous_commit = off", "synchronous_commit" },
                    { "alter role abri set synchronous_commit = local", "" },
                    { "alter database postgres set synchronous_commit = off", "" }, // the role's comes first
                    { "alter role abri reset synchronous_commit", "synchronous_commit" },
                    { "alter database postgres set synchronous_commit = local", "" },
                    { "alter system set synchronous_standby_names = 'nobody'", "synchronous_commit" },
                    { "alter database postgres set synchronous_commit = remote_write", "" },
                    { "alter database postgres set synchronous_commit = remote_apply", "" } }) {
                set(server, each[0]);
                if (each[1].isEmpty()) {
                    accepted(database);
                } else {
                    refused(database, each[1]);
                }
            }
        }
    }

    @Test
    @DisplayName("I1, OPS-1: a PostgreSQL that does not wait for its disk is refused")
    void withoutDisk() throws IOException {
        try (var server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("data"))
                .setServerConfig("synchronous_commit", "on").start()) {
            refused(TestDatabase.database(server), "fsync");
        }
    }

    private static void accepted(Database database) throws SQLException {
        assertThat(Schema.isUpToDate(database.unpooled())).isFalse();
    }

    private static void refused(Database database, String setting) {
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> Schema.isUpToDate(database.unpooled()))
                .withMessageContaining("acknowledged").withMessageContaining(": " + setting + " must be on");
        assertThatExceptionOfType(DatabaseRefused.class)
                .isThrownBy(() -> Schema.upToDate(database.unpooled()));
    }

    /** As a superuser, who waits for no standby; whoever connects from then on has it so. */
    private static void set(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = local");
            statement.execute(sql);
            statement.execute("select pg_reload_conf()");
            statement.execute("select pg_sleep(0.5)");
        }
    }
}
