package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the package is made of, and that it is made of the same each time. */
class MaterialsIT {
    private static final Path PACKAGE =
            Path.of(System.getProperty("abri.launcher")).resolveSibling("..").normalize();
    /** What the machine that builds must have: nothing of it gets into the package. */
    private static final Pattern TOOLS_AT_LEAST =
            Pattern.compile("(?s)<require(Maven|Java)Version>.*?</require(Maven|Java)Version>"
                    + "|<goal>select-jdk-toolchain</goal>.*?</configuration>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    @Test
    @DisplayName("OPS-3: the bill of materials names every library of the package, with its version and its hash")
    void billOfMaterials() throws IOException {
        assumeFalse("offline: true".equals(System.getProperty("abri.maven")),
                "offline, Maven makes no bill of materials");
        var bill = ObjectMapper.getDefault().readValue(Files.readAllBytes(PACKAGE.resolve("sbom.json")),
                Argument.mapOf(String.class, Object.class));
        assertThat(bill).containsEntry("bomFormat", "CycloneDX");
        var named = new TreeSet<String>();
        for (var each : (List<?>) bill.get("components")) {
            var component = (Map<?, ?>) each;
            assertThat(component.get("version")).as("%s", component.get("name")).isNotNull();
            if (!"org.abri".equals(component.get("group"))) {
                assertThat((List<?>) component.get("hashes")).as("%s", component.get("name")).isNotEmpty();
            }
            named.add(component.get("name") + "-" + component.get("version"));
        }
        try (var libraries = Files.list(PACKAGE.resolve("lib"))) {
            var jars = libraries.map(jar -> jar.getFileName().toString()).filter(jar -> jar.endsWith(".jar"))
                    .toList();
            assertThat(jars).hasSizeGreaterThan(50).allSatisfy(jar -> assertThat(named).as(jar)
                    .anyMatch(name -> jar.equals(name + ".jar") || jar.startsWith(name + "-")));
        }
    }

    @Test
    @DisplayName("OPS-3: in the package is what the service runs with: no tests, no tools to debug with, no trace of source control")
    void nothingElse() throws IOException {
        try (var top = Files.list(PACKAGE)) {
            assertThat(top.map(each -> each.getFileName().toString())).contains("abri.jar", "bin", "lib")
                    .isSubsetOf("abri.jar", "bin", "lib", "abri.aot", "abri.jsa", "sbom.json", "plugins");
        }
        try (var all = Files.walk(PACKAGE)) {
            assertThat(all.map(each -> each.getFileName().toString())).hasSizeGreaterThan(50)
                    .noneMatch(name -> name.startsWith(".") || name.endsWith(".java")
                            || name.matches("(junit|assertj|archunit|wiremock|mockito|playwright|jqwik)-.*")
                            || name.matches(
                                    ".*(-tests|-sources|contracts|devtools|jacoco).*\\.jar"));
        }
    }

    @Test
    @DisplayName("OPS-3: every library and every tool of the build has one version, said in the poms: no range, no newest, nothing that may still change")
    void pinned() throws IOException {
        try (var files = Files.walk(Repository.root(), 3)) {
            var poms = files.filter(file -> file.getFileName().toString().equals("pom.xml"))
                    .filter(file -> !file.toString().contains("/target/")).toList();
            assertThat(poms).hasSizeGreaterThan(7);
            for (var pom : poms) {
                VERSION.matcher(TOOLS_AT_LEAST.matcher(Files.readString(pom)).replaceAll("")).results()
                        .map(found -> found.group(1))
                        .filter(version -> !version.equals("0.1.0-SNAPSHOT"))
                        .forEach(version -> assertThat(version).as("%s", pom)
                                .matches("[\\w.-]+|\\$\\{[\\w.]+}").isNotIn("LATEST", "RELEASE")
                                .doesNotContain("SNAPSHOT"));
            }
        }
    }
}
