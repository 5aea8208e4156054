package org.abri.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ApiJourneyOnPostgresIT extends ApiJourney {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = Postgres.started();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    Server server() {
        var database = "abri_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return Server.fresh(OrdinaryRole.settings(OrdinaryRole.database(postgres, database)));
    }
}
