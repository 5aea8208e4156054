package org.abri.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("abri.launcher"));

    @TempDir Path folder;

    private record Ran(int code, String output) {}

    @Test
    @DisplayName("OPS-1: a Java that is too old refuses to start, in one sentence")
    void old() throws IOException, InterruptedException {
        var ran = run(LAUNCHER, java("openjdk version \"17.0.15\" 2025-04-15"));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.output()).startsWith("Abri does not start.").contains("at least 21").hasLineCount(1);
    }

    @Test
    @DisplayName("A Java of 21 uses the cache that it can read, one of 25 the better one, and neither one that is not there")
    void caches() throws IOException, InterruptedException {
        var elsewhere = Files.createDirectories(folder.resolve("package/bin"));
        var launcher = Files.copy(LAUNCHER, elsewhere.resolve("abri"));
        var java21 = java("openjdk version \"21.0.1\" 2023-10-17");
        var java25 = java("openjdk version \"25\" 2025-09-16");
        assertThat(run(launcher, java25).output()).contains("-jar").doesNotContain("abri.aot", "abri.jsa");
        Files.createFile(folder.resolve("package/abri.aot"));
        Files.createFile(folder.resolve("package/abri.jsa"));
        assertThat(run(launcher, java25).output()).contains("-XX:AOTCache=").doesNotContain("abri.jsa");
        assertThat(run(launcher, java21).output()).contains("-XX:SharedArchiveFile=")
                .doesNotContain("abri.aot");
    }

    @Test
    @DisplayName("A cache that does not fit does not stop the start, and neither do options that it does not go with")
    void broken() throws IOException, InterruptedException {
        var home = folder.resolve("package");
        var original = LAUNCHER.getParent().getParent();
        try (var files = Files.walk(original)) {
            for (var file : files.toList()) {
                Files.copy(file, home.resolve(original.relativize(file).toString()));
            }
        }
        var java = Path.of(System.getProperty("java.home"));
        var launcher = home.resolve("bin/abri");
        assertThat(run(launcher, java, "--help").output()).startsWith("Usage");
        assertThat(run(launcher, java, "--help", "-XX:-UseG1GC -XX:+UseSerialGC -Xmn40m").output())
                .contains("Usage");
        for (var cache : List.of("abri.aot", "abri.jsa")) {
            Files.write(home.resolve(cache), new byte[100_000]);
        }
        assertThat(run(launcher, java, "--help").output()).startsWith("Usage");
    }

    /** The home of a Java that says its version when asked, and otherwise what it was told to do. */
    private Path java(String version) throws IOException {
        var home = Files.createTempDirectory(folder, "java");
        var java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                case "$*" in
                    *-version) echo '%s' >&2 ;;
                    *) echo "$@" ;;
                esac
                """.formatted(version));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return home;
    }

    private static Ran run(Path launcher, Path java) throws IOException, InterruptedException {
        return run(launcher, java, "--help");
    }

    private static Ran run(Path launcher, Path java, String word) throws IOException, InterruptedException {
        return run(launcher, java, word, "");
    }

    private static Ran run(Path launcher, Path java, String word, String options)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(launcher.toString(), word).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().put("ABRI_JAVA_OPTIONS", options);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
