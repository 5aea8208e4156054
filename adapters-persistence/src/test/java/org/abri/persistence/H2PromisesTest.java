package org.abri.persistence;

import org.junit.jupiter.api.DisplayName;

@DisplayName("On H2")
class H2PromisesTest extends SqlPromises {
    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }

    @Override
    int mostWriters() {
        return 1;
    }
}
