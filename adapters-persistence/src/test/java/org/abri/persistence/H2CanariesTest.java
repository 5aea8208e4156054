package org.abri.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("On H2")
class H2CanariesTest extends SqlCanaries {
    @Override
    TestDatabase started(Path inFolder) {
        return new TestDatabase(Database.inFolder(inFolder));
    }

    @Override
    void flushed(TestDatabase database) {
        database.execute("checkpoint sync");
    }

    @Override
    void stopped() {
        // closing the last connection closed it
    }
}
