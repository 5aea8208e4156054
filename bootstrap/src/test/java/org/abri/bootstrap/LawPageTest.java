package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Makes docs/law.md out of law.txt, and sees to it that what it names is there and holds what it is named for. */
class LawPageTest {
    private static final int COLUMNS = 5;
    private static final String NONE = "—";
    private static final Set<String> KEPT_BY_LAW = Set.of("LAW-1", "LAW-2", "LAW-3", "LAW-4", "LAW-5");
    /** Invariants, which the catalogue of rules does not number. */
    private static final Pattern ID = Pattern.compile("[A-Z]{3,4}-[1-9][0-9]?|I[1-6]");

    private static final List<String> LINES = lines();
    private static final Set<String> USE_CASES = new HashSet<>();
    private static final Set<Path> TESTS = new HashSet<>();

    private record Article(String name, String asks, List<String> ids, List<String> useCases,
            List<String> tests) {
        static Article of(String line) {
            var columns = line.split("\t", -1);
            assertThat(columns).as(line).hasSize(COLUMNS).doesNotContain("");
            return new Article(columns[0], columns[1], parts(columns[2]), parts(columns[3]),
                    parts(columns[4]));
        }

        private static List<String> parts(String column) {
            return column.equals(NONE) ? List.of() : List.of(column.split(", "));
        }
    }

    @BeforeAll
    static void read() throws IOException {
        var root = Repository.root();
        try (var files = Files.walk(root.resolve("application/src/main/java"))) {
            files.map(LawPageTest::name).forEach(USE_CASES::add);
        }
        try (var modules = Files.list(root)) {
            for (var module : modules.map(each -> each.resolve("src/test/java")).filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(module)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(TESTS::add);
                }
            }
        }
    }

    private static List<String> lines() {
        try (var in = LawPageTest.class.getResourceAsStream("/law.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.contains("\t") || line.startsWith("## ")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Article> articles() {
        return LINES.stream().filter(line -> line.contains("\t")).map(Article::of);
    }

    @Test
    @DisplayName("LAW-1, LAW-2, LAW-3, LAW-4, LAW-5: docs/law.md says of every article which use cases keep it and which tests hold them")
    void thePageIsTrue() throws IOException {
        Repository.holds("docs/law.md", page());
    }

    @Test
    @DisplayName("LAW-1, LAW-2, LAW-3, LAW-4, LAW-5: each use case that it names is there, and each test starts a name with one of the ids")
    void whatItNamesIsThere() {
        articles().forEach(article -> {
            assertThat(USE_CASES).as(article.name()).containsAll(article.useCases());
            assertThat(article.tests()).as(article.name()).isNotEmpty();
            article.tests().forEach(test -> assertThat(holds(test, article.ids()))
                    .as(article.name() + ": " + test + " names one of " + article.ids()).isTrue());
            assertThat(article.ids()).as(article.name()).isNotEmpty()
                    .allMatch(id -> ID.matcher(id).matches());
        });
    }

    @Test
    @DisplayName("LAW-1, LAW-2, LAW-3, LAW-4, LAW-5: no article is left out, nor any obligation")
    void nothingIsLeftOut() {
        var named = articles().map(Article::name).toList();
        assertThat(named).doesNotHaveDuplicates()
                .contains("L. 103, 1°", "L. 103, 2°", "L. 103, 3°", "L. 103, 4°", "L. 103, 5°")
                .contains("R. 55-1", "R. 55-2", "R. 55-3", "R. 55-4", "R. 55-5", "R. 55-6")
                .contains("D. 537", "D. 538", "D. 539", "D. 540", "D. 541")
                .contains("Deposit", "Read", "Destroy", "Read technical metadata", "Check",
                        "Read the journal", "List", "Count");
        assertThat(articles().flatMap(article -> article.ids().stream()).collect(Collectors.toSet()))
                .containsAll(KEPT_BY_LAW);
    }

    /** Whether a test of that name has one whose display name starts with ids among which is one of those. */
    private static boolean holds(String test, List<String> ids) {
        var starts = Pattern.compile("@DisplayName\\(\\s*\"(?:[A-Z0-9-]+(?:, | and ))*(?:"
                + String.join("|", ids) + ")(?:, |:| and )");
        return TESTS.stream().filter(file -> name(file).equals(test)).map(LawPageTest::text)
                .anyMatch(text -> starts.matcher(text).find());
    }

    private static String page() {
        var page = new StringBuilder("""
                # The law on digital vaults, article by article

                What the French law asks of a "service de coffre-fort numérique" (code des postes et des communications électroniques,
                L. 103, R. 55-1 to R. 55-6, D. 537 to D. 541) and the functions that NF Z42-020 names, as this project reads them: which
                rules of the [catalogue](rules.md) answer to an article, which use cases keep it, which tests hold them. It is no legal
                advice. This page is generated by `LawPageTest` from `bootstrap/src/test/resources/law.txt`; `-Dabri.docs=write` writes it
                again.
                """);
        LINES.forEach(line -> {
            if (line.startsWith("## ")) {
                page.append("\n").append(line)
                        .append("\n\n| article | asks for | rules | use cases | tests |\n")
                        .append("| --- | --- | --- | --- | --- |\n");
            } else {
                var article = Article.of(line);
                page.append(Stream.of(article.name(), article.asks(), String.join(", ", article.ids()),
                        code(article.useCases()), code(article.tests()))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
            }
        });
        return page.toString();
    }

    private static String code(List<String> names) {
        return names.isEmpty() ? NONE
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
