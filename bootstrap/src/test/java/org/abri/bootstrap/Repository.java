package org.abri.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in, with its documents. */
final class Repository {
    private Repository() {}

    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
