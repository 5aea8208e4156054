package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OPS-1, OPS-3: what operators install is what was tested, and runs as docs/operating.md says. */
class PackagesIT {
    private static final Path TARGET =
            Path.of(System.getProperty("abri.launcher")).resolveSibling("../..").normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int NOBODY = 10_001;

    @TempDir private Path folder;

    @Test
    @DisplayName("OPS-1: the ZIP holds the service, all its libraries, its unit and its pages; unpacked, its commands run")
    void zip() throws Exception {
        var home = unzipped();
        assertThat(names(home.resolve("lib")))
                .containsExactlyInAnyOrderElementsOf(names(TARGET.resolve("abri/lib")));
        assertThat(home.resolve("bin/abri")).isExecutable();
        assertThat(home.resolve("docs/operating.md"))
                .hasSameTextualContentAs(Repository.root().resolve("docs/operating.md"));
        assertThat(names(home)).contains("LICENSE", "abri.jar").doesNotContain("abri.aot", "abri.jsa");

        var site = Files.createDirectory(folder.resolve("site"));
        var settings = Map.of("ABRI_DATA", site.resolve("data").toString(), "ABRI_MASTER_KEY_FILE",
                site.resolve("key").toString(), "ABRI_SMS", "log", "ABRI_PORT", "0");
        assertThat(ran(home, settings, "--version")).startsWith("Abri ");
        assertThat(ran(home, settings, "create-master-key")).contains("keep a copy apart");
        assertThat(ran(home, settings, "check")).contains("Nothing keeps Abri from starting.");
    }

    @Test
    @DisplayName("OPS-1: the unit of systemd in docs/operating.md is the one in the ZIP")
    void unit() throws IOException {
        var told = Files.readString(Repository.root().resolve("docs/operating.md")).lines()
                .dropWhile(line -> !line.equals("    [Unit]")).takeWhile(
                        line -> line.isEmpty() || line.startsWith("    "))
                .map(String::strip).collect(Collectors.joining("\n")).strip();
        assertThat(Files.readString(unzipped().resolve("systemd/abri.service")).strip()).isEqualTo(told);
    }

    @Test
    @DisplayName("OPS-1: in the image, nobody's user runs what was tested, and may change nothing of it")
    void image() throws Exception {
        var image = Image.in(TARGET.resolve("abri-image.tar"), folder.resolve("layers"));
        assertThat(image.config().get("User")).isEqualTo(NOBODY + ":" + NOBODY);
        assertThat(names(image.root().resolve("app/libs"))).containsAll(
                names(TARGET.resolve("abri/lib")).stream().filter(name -> !name.startsWith("abri-"))
                        .toList());
        try (var files = Files.walk(image.root())) {
            for (var file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as("%s", file)
                        .matches("rw-r--r--|rwxr-xr-x");
            }
        }
    }

    @Test
    @DisplayName("OPS-1: the image runs without root on a file system that it cannot write to, /tmp and the data apart")
    void runsReadOnly() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")) && "root".equals(
                System.getProperty("user.name")), "only root lays one file system over another");
        var image = Image.in(TARGET.resolve("abri-image.tar"), folder.resolve("layers"));
        var log = folder.resolve("log").toFile();
        var script = getClass().getResource("/read-only.sh");
        assertThat(script).isNotNull();
        var words = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh",
                Path.of(script.toURI()).toString(), image.root().toString(),
                folder.resolve("data").toString(), String.valueOf(NOBODY)));
        words.addAll(image.entrypoint());
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("ABRI_"));
        builder.environment().putAll(image.environment());
        builder.environment().putAll(Map.of("PATH",
                Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"),
                "ABRI_DEMO", "true", "ABRI_HOST", "localhost", "ABRI_PORT", "0"));
        var process = builder.start();
        try {
            var address = address(process, log.toPath());
            try (var http = HttpClient.newHttpClient()) {
                assertThat(http.send(HttpRequest.newBuilder(URI.create(address + "/sign-in")).build(),
                        HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            }
            assertThat(Files.readString(log.toPath())).contains("cannot be written: /app")
                    .contains("user " + NOBODY);
            assertThat(Files.getAttribute(folder.resolve("data/database"), "unix:uid")).isEqualTo(NOBODY);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Where it says that it answers. */
    private static String address(Process process, Path log) throws IOException, InterruptedException {
        var said = "Abri answers on ";
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(100)) {
            var lines = Files.readString(log);
            assumeTrue(!lines.contains("no file systems here"), "file systems cannot be laid over here");
            var found = lines.lines().filter(line -> line.startsWith(said)).findFirst();
            if (found.isPresent()) { return found.get().substring(said.length()); }
            assertThat(process.isAlive()).as(lines).isTrue();
        }
        throw new AssertionError(Files.readString(log));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String ran(Path home, Map<String, String> settings, String... words) throws Exception {
        var builder = new ProcessBuilder(home.resolve("bin/abri").toString());
        builder.command().addAll(List.of(words));
        builder.environment().keySet().removeIf(name -> name.startsWith("ABRI_"));
        builder.environment().putAll(settings);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.redirectErrorStream(true).start();
        var said =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** With the permissions that are in the ZIP; the folder that everything in it is in. */
    private Path unzipped() throws IOException {
        Path zip;
        try (var files = Files.list(TARGET)) {
            zip = files.filter(file -> file.getFileName().toString().matches("abri-[0-9].*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        try (var inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                var files = Files.walk(inside.getPath("/"))) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                var to = folder.resolve("unzipped").resolve(each.toString().substring(1));
                Files.createDirectories(to.getParent());
                Files.copy(each, to);
                Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(each));
            }
        }
        return folder.resolve("unzipped").resolve(names(folder.resolve("unzipped")).getFirst());
    }

    /** An image of containers, as {@code docker load} takes it, laid out in a folder. */
    private record Image(Path root, Map<?, ?> config) {
        static Image in(Path tar, Path folder) throws Exception {
            var raw = Files.createDirectories(folder.resolveSibling("raw"));
            extract(Files.newInputStream(tar), raw);
            var manifest = (Map<?, ?>) ObjectMapper.getDefault()
                    .readValue(Files.readAllBytes(raw.resolve("manifest.json")), Argument.listOf(Map.class))
                    .getFirst();
            Files.createDirectories(folder);
            for (var layer : (List<?>) manifest.get("Layers")) {
                extract(new GZIPInputStream(Files.newInputStream(raw.resolve(String.valueOf(layer)))),
                        folder);
            }
            var whole = ObjectMapper.getDefault().readValue(
                    Files.readAllBytes(raw.resolve(String.valueOf(manifest.get("Config")))),
                    Argument.mapOf(String.class, Object.class));
            return new Image(folder, (Map<?, ?>) whole.get("config"));
        }

        private static void extract(InputStream tar, Path into) throws Exception {
            var process = new ProcessBuilder("tar", "--extract", "--preserve-permissions", "--directory",
                    into.toString()).redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            try (tar; var to = process.getOutputStream()) {
                tar.transferTo(to);
            }
            assertThat(process.waitFor()).isZero();
        }

        List<String> entrypoint() {
            return ((List<?>) config.get("Entrypoint")).stream().map(String::valueOf).toList();
        }

        Map<String, String> environment() {
            var all = new LinkedHashMap<String, String>();
            for (var each : (List<?>) config.get("Env")) {
                var said = String.valueOf(each);
                all.put(said.substring(0, said.indexOf('=')), said.substring(said.indexOf('=') + 1));
            }
            return all;
        }
    }
}
