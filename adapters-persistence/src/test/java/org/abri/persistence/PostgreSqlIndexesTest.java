package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlIndexesTest extends SqlIndexes {
    @Override
    TestDatabase filled() {
        TestDatabase.postgresql().execute("create database indexes");
        var database = new TestDatabase(TestDatabase.postgresql("indexes"));
        Rows.fill(database, "generate_series(1, 5000)", "gen_random_uuid()");
        database.execute("analyze");
        return database;
    }

    @Override
    String wholeTable() {
        return "Seq Scan";
    }
}
