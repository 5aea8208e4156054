package org.abri.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL, its write-ahead log included")
class PostgreSqlCanariesTest extends SqlCanaries {
    private @Nullable EmbeddedPostgres server;

    @Override
    TestDatabase started(Path inFolder) throws IOException {
        server = TestDatabase.server(inFolder).start();
        return new TestDatabase(TestDatabase.database(server));
    }

    @Override
    void flushed(TestDatabase database) {
        database.execute("checkpoint");
    }

    @Override
    void stopped() throws IOException {
        Objects.requireNonNull(server).close();
    }
}
