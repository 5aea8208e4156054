package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlPromisesTest extends SqlPromises {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    int mostWriters() {
        return 2;
    }
}
