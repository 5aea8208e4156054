package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.abri.application.sms.SmsProvider;
import org.abri.application.vault.BlobStoreProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** docs/integrating.md is true: what it shows is compiled, run, packed, loaded and held to its contracts. */
class IntegratingPageTest {
    private static final String PAGE = "docs/integrating.md";

    @TempDir private static Path folder;

    private static Examples examples;

    @BeforeAll
    static void compile() throws IOException {
        examples = Examples.of(PAGE, folder);
    }

    @Test
    @DisplayName("A host without a framework keeps a note in SQL, sealed, in one call per adapter module")
    void host() throws IOException, InterruptedException {
        var data = Files.createDirectories(folder.resolve("host"));
        assertThat(examples.printedInAHostBy("example.Host", data.toString()))
                .isEqualTo("Carte d'identité is kept\n");
        assertThat(data.resolve("database")).isNotEmptyDirectory();
    }

    @Test
    @DisplayName("GATE-1: a rule of the host's refuses more, at its hours")
    void rule() throws IOException, ReflectiveOperationException {
        assertThat(examples.printedBy("example.NothingSharedAtNight")).isEqualTo("allowed\nrefused\n");
    }

    @Test
    @DisplayName("A port swapped for another keeps its contract")
    void swapped() throws IOException, ReflectiveOperationException {
        assertPassed(examples.tested("example.ToldJournalTest", getClass().getClassLoader()));
    }

    @Test
    @DisplayName("An SMS provider, packed into a jar and found in the folder as the service finds it, keeps its contract")
    void smsProvider() throws IOException, ReflectiveOperationException {
        var jars = Files.createDirectories(folder.resolve("sms"));
        examples.plugin("example.sms", jars.resolve("sms.jar"));
        var found = Plugins.in(jars).named(SmsProvider.class, SmsProvider::name, "http", "ABRI_SMS");
        assertPassed(examples.tested("example.sms.HttpSmsTest", found.getClass().getClassLoader()));
    }

    @Test
    @DisplayName("A place for documents, packed into a jar and found in the folder as the service finds it, keeps its contract")
    void blobStore() throws IOException, ReflectiveOperationException {
        var jars = Files.createDirectories(folder.resolve("blobs"));
        examples.plugin("example.blobs", jars.resolve("blobs.jar"));
        var found = Plugins.in(jars).named(BlobStoreProvider.class, BlobStoreProvider::name, "shelf",
                "ABRI_BLOBS");
        assertPassed(examples.tested("example.blobs.ShelfTest", found.getClass().getClassLoader()));
    }

    @Test
    @DisplayName("The coordinates that the page gives are those of the BOM, which names every library and the root's version")
    void coordinates() throws IOException {
        var root = Repository.root();
        var page = Files.readString(root.resolve(PAGE));
        var bom = Files.readString(root.resolve("bootstrap/bom/pom.xml"));
        var version = first("<version>([^<$]+)</version>", Files.readString(root.resolve("pom.xml")));
        assertThat(first("<version>([^<$]+)</version>", bom)).isEqualTo(version);
        assertThat(page).contains("<version>" + version + "</version>");
        for (var module : Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(root.resolve("pom.xml"))).results().map(found -> found.group(1))
                .toList()) {
            var pom = Files.readString(root.resolve(module).resolve("pom.xml"));
            if (!pom.contains("<maven.javadoc.skip>") && !pom.contains("<packaging>pom")) {
                var artifact = first("<artifactId>(abri-[^<]+)</artifactId>", pom);
                assertThat(bom).contains("<artifactId>" + artifact + "</artifactId>");
                assertThat(page).contains("`" + artifact + "`");
            }
        }
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static void assertPassed(TestExecutionSummary summary) {
        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(5);
    }
}
