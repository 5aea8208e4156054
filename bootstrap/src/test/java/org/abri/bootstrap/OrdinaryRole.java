package org.abri.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.Map;
import org.abri.persistence.Database;

/** As whom the service works in a PostgreSQL of tests: a role that owns its database, and that row-level security holds (ADR 350). */
final class OrdinaryRole {
    static final String NAME = "abri";

    private OrdinaryRole() {}

    /** The one that every server has. */
    static Database database(EmbeddedPostgres server) {
        return database(server, "postgres");
    }

    /** One that is there already, and becomes the role's. */
    static Database database(EmbeddedPostgres server, String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("do $$ begin if not exists (select 1 from pg_roles where rolname = '" + NAME
                    + "') then create role " + NAME + " login; end if; end $$");
            statement.execute("alter database " + name + " owner to " + NAME);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return Database.at("jdbc:postgresql://localhost:" + server.getPort() + "/" + name, NAME, "");
    }

    /** What a process of its own is told of it. */
    static Map<String, String> settings(Database database) {
        return Map.of("ABRI_DATABASE_URL", database.url(), "ABRI_DATABASE_USER", database.user());
    }
}
