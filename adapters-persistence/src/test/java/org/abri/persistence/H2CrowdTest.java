package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On H2")
class H2CrowdTest extends SqlCrowd {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
