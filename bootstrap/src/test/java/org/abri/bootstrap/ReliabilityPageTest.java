package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds docs/reliability.md, which people write, against the tests that it names. */
class ReliabilityPageTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern ID = Pattern.compile("\\b(?:I[1-6]|[A-Z]{3,4}-\\d{1,2})\\b");
    private static final Pattern SAID = Pattern.compile("@DisplayName\\(\\s*\"([^:\"]+)");
    /** Every fault that must be tried, by words of its line. */
    private static final List<String> FAULTS =
            List.of("killed", "halts", "n-th call", "answer lost", "disk full",
                    "torn", "bits", "change places", "database stops", "really full", "standby promoted",
                    "set to lose", "thing done with a file",
                    "renewing of the master key", "clock", "hour changes", "two nodes",
                    "provider",
                    "affiliation ends while a download", "one code", "quota's edge", "backup from before");

    /** A line of the table. */
    private record Line(String fault, List<String> tests, List<String> holds) {}

    private final List<Line> lines = lines();
    private final Map<String, Path> sources = sources();

    @Test
    @DisplayName("I1, I2, I3, I4, I5, I6: docs/reliability.md has a line for every fault, and every invariant holds in one")
    void complete() {
        for (var fault : FAULTS) {
            assertThat(lines).as(fault).anyMatch(line -> line.fault().contains(fault));
        }
        assertThat(lines.stream().flatMap(line -> line.holds().stream())).contains("I1", "I2", "I3", "I4",
                "I5", "I6");
    }

    @Test
    @DisplayName("I1, I2, I3, I4, I5, I6: each test that docs/reliability.md names is there, and what a line says to hold stands in the names of its tests")
    void trueOfTests() throws IOException {
        for (var line : lines) {
            assertThat(line.tests()).as(line.fault()).isNotEmpty();
            var said = new StringBuilder();
            for (var test : line.tests()) {
                assertThat(sources).as(line.fault()).containsKey(test);
                var ids = SAID.matcher(Files.readString(sources.get(test))).results()
                        .map(name -> name.group(1)).collect(Collectors.joining(" "));
                assertThat(line.holds()).as(test + " holds something of: " + line.fault())
                        .anyMatch(id -> found(ids).contains(id));
                said.append(ids).append(' ');
            }
            assertThat(found(said.toString())).as(line.fault()).containsAll(line.holds());
        }
    }

    private static List<String> found(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<Line> lines() {
        try {
            return Files.readAllLines(Repository.root().resolve("docs/reliability.md")).stream()
                    .filter(line -> line.startsWith("| ") && line.contains("`"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(cells -> new Line(cells[0],
                            NAME.matcher(cells[1]).results().map(name -> name.group(1)).toList(),
                            found(cells[2])))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Where tests are, by their names. */
    private static Map<String, Path> sources() {
        try (var files = Files.walk(Repository.root())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Stream.of("/src/test/", "/contracts/src/").anyMatch(
                            file.toString().replace('\\', '/')::contains))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file,
                            (one, other) -> one));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
