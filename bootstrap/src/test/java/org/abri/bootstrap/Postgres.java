package org.abri.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A PostgreSQL of tests as operators have it: left to itself, what is embedded has nothing on the disk when it says so (ADR 333). */
final class Postgres {
    private Postgres() {}

    static EmbeddedPostgres started() throws IOException {
        return settled().start();
    }

    /** To be told more. */
    static EmbeddedPostgres.Builder settled() {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit",
                "on");
    }
}
