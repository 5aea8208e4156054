package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlTiesTest extends SqlTies {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
