package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlCodesTest extends SqlCodes {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
