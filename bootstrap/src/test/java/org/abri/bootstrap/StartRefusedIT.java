package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartRefusedIT {
    @Test
    @DisplayName("OPS-1: a master key that others can read, another one, and none at all refuse to start, each in one sentence")
    void masterKey() throws IOException {
        try (var server = Server.fresh(Map.of())) {
            server.operator();
            Files.setPosixFilePermissions(server.masterKey(), PosixFilePermissions.fromString("rw-r--r--"));
            refused(server.run());
            Files.delete(server.masterKey());
            refused(server.run());
            server.command("create-master-key");
            refused(server.run());
        }
    }

    @Test
    @DisplayName("OPS-1: settings that mean nothing refuse to start")
    void settings() {
        try (var server = Server.fresh(Map.of("ABRI_DEMO", "perhaps"))) {
            throw new AssertionError(server.log());
        } catch (IllegalStateException said) {
            assertThat(said).hasMessageContaining("ABRI_DEMO must be true or false");
        }
    }

    private static void refused(Server.Ran ran) {
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.output()).contains("Abri does not start.").doesNotContain("\tat ");
    }
}
