package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

    @Test
    @DisplayName("OPS-1: an outage at the start is one line of the process, with its own code; nothing else writes beside it")
    void outage() throws IOException {
        try (var server = Server.fresh(Map.of("ABRI_DATABASE_URL",
                "jdbc:postgresql://localhost:" + portOfNobody() + "/abri"))) {
            for (var words : List.of(new String[0], new String[] { "verify-journal" })) {
                var ran = server.run(words);
                assertThat(ran.code()).isEqualTo(3);
                assertThat(ran.output()).isEqualTo(
                        (words.length == 0 ? "Abri does not start. " : "")
                                + "The database does not answer.\n");
            }
            assertThat(server.run("--version").output()).matches("Abri \\d.*\n");
        }
    }

    private static void refused(Server.Ran ran) {
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.output()).contains("Abri does not start.").doesNotContain("\tat ");
    }

    private static int portOfNobody() throws IOException {
        try (var taken = new ServerSocket(0)) {
            return taken.getLocalPort();
        }
    }
}
