package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlFactorsTest extends SqlFactors {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
