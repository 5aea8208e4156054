package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    /** That a generated page is as it should be; {@code -Dabri.docs=write} writes it again. */
    static void holds(String path, String page) throws IOException {
        var committed = root().resolve(path);
        if ("write".equals(System.getProperty("abri.docs"))) {
            Files.writeString(committed, page);
        }
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as(path + "; -Dabri.docs=write writes it again").isEqualTo(page);
    }
}
