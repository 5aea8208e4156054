package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("The README's example compiles and does what the README says")
    void example() throws IOException, ReflectiveOperationException {
        assertThat(Examples.of("README.md", folder).printedBy("Example"))
                .isEqualTo("Carte d'identité: only its owner\n");
    }
}
