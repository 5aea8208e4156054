package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlAlteredTest extends SqlAltered {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
