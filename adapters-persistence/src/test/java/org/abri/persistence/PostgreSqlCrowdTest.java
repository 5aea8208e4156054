package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlCrowdTest extends SqlCrowd {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
