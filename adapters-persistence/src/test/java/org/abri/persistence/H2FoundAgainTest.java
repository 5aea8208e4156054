package org.abri.persistence;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;

@DisplayName("On H2")
class H2FoundAgainTest extends SqlFoundAgain {
    @Override
    Database place() {
        return Database.inFolder(folder.resolve(UUID.randomUUID().toString()));
    }
}
