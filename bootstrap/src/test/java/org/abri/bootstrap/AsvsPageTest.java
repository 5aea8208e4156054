package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That docs/asvs.md names every requirement of ASVS 5.0.0 of levels 1 and 2, and nothing that is not there. */
class AsvsPageTest {
    private static final int MOST_DEVIATIONS = 3;
    private static final Pattern ROW = Pattern.compile(
            "^\\| (V[0-9.]+) \\| ([12]) \\| ([^|]+) \\| (passed|not applicable|deviation|open): ([^|]+) \\| ([^|]*) ?\\|$",
            Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+)#([A-Za-z0-9_]+)`");

    private record Row(String id, String level, String standing, String how, String shownBy) {
        static Row of(MatchResult found) {
            return new Row(found.group(1), found.group(2), found.group(4), found.group(5),
                    found.group(6).strip());
        }
    }

    private final Sources sources = Sources.read();

    @Test
    @DisplayName("GATE-1: docs/asvs.md has one row for each requirement of levels 1 and 2, in order, and no other")
    void complete() throws IOException {
        assertThat(rows(page()).stream().map(row -> row.id() + " " + row.level())).isEqualTo(
                requirements()).hasSizeGreaterThan(250);
        assertThat(page().lines().filter(line -> line.startsWith("| V"))).hasSameSizeAs(requirements());
    }

    @Test
    @DisplayName("GATE-1: every class, test and page that docs/asvs.md names is there, and nothing is passed that nothing shows")
    void holds() throws IOException {
        assertThat(rows(page()).stream().flatMap(row -> wrong(row).stream())).isEmpty();
        assertThat(sources.brokenLinks("docs/asvs.md")).isEmpty();
    }

    @Test
    @DisplayName("GATE-1: docs/asvs.md has three deviations at most, and says on top how many rows stand how")
    void counted() throws IOException {
        var count =
                rows(page()).stream().collect(Collectors.groupingBy(Row::standing, Collectors.counting()));
        assertThat(count.get("deviation")).isLessThanOrEqualTo(MOST_DEVIATIONS);
        assertThat(page()).contains("\n" + count.get("passed") + " are passed, "
                + count.get("not applicable") + " not applicable, " + count.get("deviation")
                + " deviations, " + count.getOrDefault("open", 0L) + " open");
    }

    @Test
    @DisplayName("This can fail: a class, a test, a method or whatever shows it that is not there is found out")
    void guard() {
        assertThat(wrong(new Row("V1", "1", "passed", "`Face`", "`AsvsPageTest#guard`"))).isEmpty();
        assertThat(wrong(new Row("V1", "1", "passed", "`Faec`", "`AsvsPageTest#guard`"))).hasSize(1);
        assertThat(wrong(new Row("V1", "1", "passed", "`Face`", "`AsvsPageTest#gaurd`"))).hasSize(1);
        assertThat(wrong(new Row("V1", "1", "passed", "`Face`", "`NoTest#guard`"))).hasSize(1);
        assertThat(wrong(new Row("V1", "1", "passed", "`Face`", "`AsvsPageTest`"))).hasSize(2);
        assertThat(wrong(new Row("V1", "1", "passed", "`Face`", ""))).hasSize(1);
        assertThat(wrong(new Row("V1", "1", "passed", "[security.md](security.md)", ""))).isEmpty();
    }

    private List<String> wrong(Row row) {
        var wrong = new ArrayList<String>();
        sources.classesNamedIn(row.how()).filter(name -> !sources.hasClass(name))
                .forEach(name -> wrong.add(row.id() + ": no class " + name));
        var tests = TEST.matcher(row.shownBy()).results().toList();
        tests.stream().filter(test -> !sources.hasTest(test.group(1), test.group(2)))
                .forEach(test -> wrong.add(row.id() + ": no test " + test.group()));
        if (!TEST.matcher(row.shownBy()).replaceAll("").replace(", ", "").isEmpty()) {
            wrong.add(row.id() + ": a test without its method: " + row.shownBy());
        }
        if (row.standing().equals("passed") && tests.isEmpty() && !row.how().contains(".md")) {
            wrong.add(row.id() + ": nothing shows it");
        }
        return wrong;
    }

    private static List<Row> rows(String page) {
        return ROW.matcher(page).results().map(Row::of).toList();
    }

    private static String page() throws IOException {
        return Sources.text("docs/asvs.md");
    }

    private static List<String> requirements() throws IOException {
        try (var in = AsvsPageTest.class.getResourceAsStream("/asvs-5.0.0.txt")) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1))
                    .filter(line -> !line.isEmpty()).toList();
        }
    }
}
