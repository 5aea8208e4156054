package org.abri.bootstrap.flaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.abri.bootstrap.flaws.KnownFlaws.Found;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That no library of the package has a known flaw for longer than docs/security.md allows. */
class KnownFlawsIT {
    private static final Path BILL =
            Path.of(System.getProperty("abri.launcher")).resolveSibling("../sbom.json").normalize();
    private static final String LIST = "abri.flaws";
    private static final Instant PUBLISHED = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir private Path folder;

    @Test
    @DisplayName("OPS-3: at a release, no library has a flaw that a list names, for longer than is allowed (-Dabri.flaws=<ZIP of OSV for Maven>)")
    void theLibraries() throws IOException {
        assumeTrue(System.getProperty(LIST) != null, "no list of flaws was given");
        assumeTrue(Files.exists(BILL), "offline, Maven makes no bill of materials");
        var libraries = Library.in(BILL);
        assertThat(libraries).hasSizeGreaterThan(50);
        var found = KnownFlaws.of(libraries, Path.of(System.getProperty(LIST)));
        found.forEach(flaw -> System.out.println("flaw: " + flaw));
        assertThat(found).noneMatch(flaw -> flaw.isTooOld(Instant.now()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({ "4.1.9.Final, false", "4.1.10.Final, true", "4.1.99.Final, true", "4.1.100.Final, false",
            "4.2.0.Beta1, false", "4.2.0.RC2, true", "4.2.0.Final, true", "4.2.7.Final, true",
            "4.2.8.Final, false", "5.0.0.Alpha5, true", "5.0.0.Alpha6, false" })
    @DisplayName("OPS-3: a flaw is in the versions from each that brings it to the one that mends it, as Maven orders them, and in those that are named")
    void versions(String version, boolean affected) throws IOException {
        var list = list(flaw("GHSA-1", "HIGH", """
                {"package": {"ecosystem": "Maven", "name": "io.example:codec"}, "ranges": [
                  {"type": "ECOSYSTEM", "events": [{"introduced": "4.1.10.Final"}, {"fixed": "4.1.100.Final"}]},
                  {"type": "ECOSYSTEM", "events": [{"introduced": "4.2.0.RC1"}, {"last_affected": "4.2.7.Final"}]}],
                 "versions": ["5.0.0.Alpha5"]}"""));
        assertThat(KnownFlaws.of(List.of(new Library("io.example:codec", version)), list))
                .hasSize(affected ? 1 : 0);
    }

    @Test
    @DisplayName("OPS-3: flaws of other libraries, of other kinds of packages, and those that were withdrawn are none")
    void others() throws IOException {
        var everyVersion = "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"0\"}]}]}";
        var ours =
                "{\"package\": {\"ecosystem\": \"Maven\", \"name\": \"io.example:codec\"}, " + everyVersion;
        var list = list(flaw("GHSA-ours", "LOW", ours),
                flaw("GHSA-other", "HIGH", ours.replace("codec", "codec-http")),
                flaw("GHSA-npm", "HIGH", ours.replace("Maven", "npm")),
                flaw("GHSA-gone", "HIGH", ours).replaceFirst("\\{",
                        "{\"withdrawn\": \"2026-11-02T00:00:00Z\", "));
        assertThat(KnownFlaws.of(List.of(new Library("io.example:codec", "1.0")), list))
                .extracting(found -> found.flaw().id()).containsExactly("GHSA-ours");
    }

    @ParameterizedTest(name = "{0}: {1} days")
    @CsvSource({ "CRITICAL, 2", "HIGH, 7", "MODERATE, 30", "LOW, 30" })
    @DisplayName("OPS-3: it is too old after as many days as docs/security.md says, and not before")
    void tooOld(String severity, int days) throws IOException {
        var flaw = KnownFlaws.of(List.of(new Library("io.example:codec", "1.0")), list(flaw("GHSA-1",
                severity,
                "{\"package\": {\"ecosystem\": \"Maven\", \"name\": \"io.example:codec\"}, \"versions\": [\"1.0\"]}")))
                .getFirst();
        var last = PUBLISHED.plus(Duration.ofDays(days));
        assertThat(flaw.isTooOld(last)).isFalse();
        assertThat(flaw.isTooOld(last.plusMillis(1))).isTrue();
        assertThat(Files.readString(Path.of("../docs/security.md")))
                .contains("| " + days + " days |");
    }

    @Test
    @DisplayName("OPS-3: a list that holds no flaw at all is refused")
    void empty() throws IOException {
        var list = list();
        assertThatThrownBy(() -> KnownFlaws.of(List.<Library> of(), list))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String flaw(String id, String severity, String affected) {
        return "{\"id\": \"" + id + "\", \"published\": \"" + PUBLISHED + "\", \"affected\": [" + affected
                + "], \"database_specific\": {\"severity\": \"" + severity + "\"}}";
    }

    private Path list(String... flaws) throws IOException {
        var file = folder.resolve("all.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("README"));
            for (var each : flaws) {
                zip.putNextEntry(new ZipEntry("GHSA-" + each.hashCode() + ".json"));
                zip.write(each.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
