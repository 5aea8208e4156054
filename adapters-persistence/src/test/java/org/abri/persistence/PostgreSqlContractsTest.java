package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On PostgreSQL")
class PostgreSqlContractsTest extends SqlContracts {
    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
