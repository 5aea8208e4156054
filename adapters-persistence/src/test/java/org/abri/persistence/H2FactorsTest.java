package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On H2")
class H2FactorsTest extends SqlFactors {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
