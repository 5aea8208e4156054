package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On H2")
class H2AlteredTest extends SqlAltered {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
