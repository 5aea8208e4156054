package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever embeds the library in modules gets by with its two jars, and sees what it needs of them. */
class ModularConsumerIT {
    @TempDir private Path folder;

    @Test
    @DisplayName("A module that requires org.abri.application compiles against the two jars without a warning, and runs")
    void compilesAndRuns() throws IOException, InterruptedException {
        var module = Files.writeString(folder.resolve("module-info.java"), """
                /** Embeds the vault. */
                module host {
                    requires org.abri.application;
                }
                """);
        var main = Files.writeString(Files.createDirectory(folder.resolve("host")).resolve("Main.java"), """
                package host;

                import org.abri.application.Abri;
                import org.abri.application.memory.InMemory;
                import org.abri.domain.access.Viewpoint;

                /** Asks for an empty vault. */
                public final class Main {
                    private Main() {}

                    /** Runs it. */
                    public static void main(String[] args) {
                        var ports = InMemory.ports();
                        Viewpoint.Beneficiary somebody = InMemory.somebody(ports, "Amina", "Diallo");
                        System.out.println(Abri.on(ports).account() != null && somebody.vault() != null);
                    }
                }
                """);
        var out = folder.resolve("out");
        var problems = new ByteArrayOutputStream();

        var compiled =
                ToolProvider.getSystemJavaCompiler().run(null, problems, problems, "-Werror", "-Xlint:all",
                        "-d", out.toString(), "--module-path", jars(), module.toString(), main.toString());

        assertThat(compiled).as(problems.toString(StandardCharsets.UTF_8)).isZero();
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path", jars() + File.pathSeparator + out, "--module", "host/host.Main")
                        .redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("true");
        assertThat(process.waitFor()).isZero();
    }

    /** Those of the domain and the application, as they are packed. */
    private static String jars() throws IOException {
        try (var files =
                Files.list(Path.of(System.getProperty("abri.launcher")).resolve("../../lib").normalize())) {
            var jars = files.map(Path::toString)
                    .filter(jar -> jar.contains("abri-domain-") || jar.contains("abri-application-"))
                    .toList();
            assertThat(jars).hasSize(2);
            return jars.stream().collect(Collectors.joining(File.pathSeparator));
        }
    }
}
