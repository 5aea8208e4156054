package org.abri.persistence;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;

@DisplayName("On H2")
class H2IndexesTest extends SqlIndexes {
    @Override
    TestDatabase filled() {
        var database = new TestDatabase(Database.inMemory("indexes" + UUID.randomUUID()));
        Rows.fill(database, "system_range(1, 5000)", "random_uuid()");
        database.execute("analyze");
        return database;
    }

    @Override
    String wholeTable() {
        return "tableScan";
    }
}
