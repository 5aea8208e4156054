package org.abri.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pages of docs may name: classes of the program, tests with their methods, other pages with their headings. */
final class Sources {
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([A-Za-z0-9/.-]+\\.md)(?:#([^)]+))?\\)");

    private final Map<String, List<Path>> program = new HashMap<>();
    private final Map<String, List<Path>> tests = new HashMap<>();

    private Sources() {}

    static Sources read() {
        var sources = new Sources();
        try (var files = Files.walk(Repository.root())) {
            for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var path = file.toString();
                if (path.contains("/src/test/") || path.contains("/contracts/src/main/")) {
                    add(sources.tests, file);
                } else if (path.contains("/src/main/")) {
                    add(sources.program, file);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sources;
    }

    private static void add(Map<String, List<Path>> found, Path file) {
        found.computeIfAbsent(file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                .add(file);
    }

    static String text(String path) throws IOException {
        return Files.readString(Repository.root().resolve(path));
    }

    /** What stands between that heading and the next one of its kind. */
    static String section(String path, String heading) throws IOException {
        var page = text(path);
        var begin = page.indexOf("\n## " + heading + "\n");
        if (begin < 0) { throw new AssertionError("no heading " + heading + " in " + path); }
        var end = page.indexOf("\n## ", begin + 1);
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    Stream<String> classesNamedIn(String text) {
        return CLASS.matcher(text).results().map(found -> found.group(1));
    }

    boolean hasClass(String name) {
        return program.containsKey(name);
    }

    boolean hasTest(String name, String method) {
        var declared = Pattern.compile("\\b(?:void|Stream<DynamicTest>|<[^>]+>) " + method + "\\(");
        return tests.getOrDefault(name, List.of()).stream().anyMatch(file -> {
            try {
                return declared.matcher(Files.readString(file)).find();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** Links of a page in docs to pages, or headings of pages, that are not there. */
    List<String> brokenLinks(String path) throws IOException {
        var folder = Repository.root().resolve(path).getParent();
        var broken = new ArrayList<String>();
        for (MatchResult link : LINK.matcher(text(path)).results().toList()) {
            var there = folder.resolve(link.group(1));
            if (!Files.exists(there) || (link.group(2) != null && Files.readAllLines(there).stream()
                    .noneMatch(line -> line.startsWith("#") && anchor(line).equals(link.group(2))))) {
                broken.add(link.group());
            }
        }
        return broken;
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
