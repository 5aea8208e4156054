package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.abri.domain.vault.PaperKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/design.md says of the look, computed from the look itself. */
class DesignTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,8});");
    private static final Pattern CLASS = Pattern.compile("class=\"([^\"]*)\"");
    private static final double OF_WORDS = 4.5;
    private static final double OF_EDGES = 3;
    /** Words, and the grounds that they stand on. */
    private static final Map<String, List<String>> ON = Map.ofEntries(
            Map.entry("ink", List.of("ground", "sheet", "quiet", "tint", "sun-tint", "bad-tint")),
            Map.entry("soft", List.of("ground", "sheet", "quiet")),
            Map.entry("accent", List.of("ground", "sheet", "quiet", "tint")),
            Map.entry("pressed", List.of("ground", "sheet", "quiet")),
            Map.entry("on-accent", List.of("accent", "pressed")), Map.entry("on-sky", List.of("sky")),
            Map.entry("on-sun", List.of("sun")), Map.entry("on-sun-tint", List.of("sun-tint")),
            Map.entry("bad", List.of("ground", "sheet", "bad-tint")));

    private final String css = read("/face/abri.css");

    @Test
    @DisplayName("FACE: words stand out from every ground they stand on, and edges of fields too, in the light and in the dark")
    void contrasts() {
        var light = tokens(css.substring(0, css.indexOf("@media")));
        var dark = new LinkedHashMap<>(light);
        dark.putAll(tokens(css.substring(css.indexOf("@media"), css.indexOf("*, ::before"))));
        for (var tokens : List.of(light, dark)) {
            ON.forEach(
                    (words, grounds) -> grounds.forEach(ground -> assertThat(contrast(tokens, words, ground))
                            .as(words + " on " + ground).isGreaterThanOrEqualTo(OF_WORDS)));
            for (var ground : List.of("ground", "sheet")) {
                assertThat(contrast(tokens, "edge", ground)).as("edge on " + ground)
                        .isGreaterThanOrEqualTo(OF_EDGES);
            }
        }
        assertThat(light).containsKeys(ON.keySet().toArray(String[]::new));
    }

    @Test
    @DisplayName("FACE: the look is 12 KB at most, its icons 8, its script 12, and none loads anything")
    void weights() throws IOException {
        assertThat(Assets.weight("abri.css")).isLessThanOrEqualTo(12 * 1024);
        assertThat(Assets.weight("icons.svg")).isLessThanOrEqualTo(8 * 1024);
        assertThat(Assets.weight("abri.js")).isLessThanOrEqualTo(12 * 1024);
        assertThat(css).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    @DisplayName("FACE: every class that a page uses has its look, and every look is used")
    void classes() throws IOException {
        var used = new TreeSet<String>();
        CLASS.matcher(templates().replaceAll("\\$\\{[^}]*\\}", " ")).results()
                .forEach(found -> used.addAll(List.of(found.group(1).strip().split("\\s+"))));
        used.remove("");
        var known = new TreeSet<String>();
        Pattern.compile("\\.([a-z-]+)")
                .matcher(css.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\d\\.\\d+|\\{[^}]*\\}", ""))
                .results().forEach(found -> known.add(found.group(1)));
        assertThat(used).as("without a look").isSubsetOf(known);
    }

    @Test
    @DisplayName("FACE: every icon and drawing that pages name is in the one file of them")
    void icons() throws IOException {
        var icons = read("/face/icons.svg");
        var named = Pattern.compile("(?:icon|drawing)\\(name = \"([a-z]+|[A-Z]+)\"").matcher(templates())
                .results()
                .map(found -> found.group(1)).toList();
        assertThat(named).isNotEmpty().allMatch(name -> icons.contains("id=\"" + name + "\""));
        assertThat(PaperKind.values()).allMatch(kind -> icons.contains("id=\"" + kind.name() + "\""));
        assertThat(icons).doesNotContain("<script").doesNotContain("href=\"http");
    }

    private static String templates() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static Map<String, String> tokens(String block) {
        var tokens = new LinkedHashMap<String, String>();
        TOKEN.matcher(block).results().forEach(found -> tokens.put(found.group(1), found.group(2)));
        return tokens;
    }

    private static double contrast(Map<String, String> tokens, String one, String other) {
        var a = luminance(tokens.get(one));
        var b = luminance(tokens.get(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(String colour) {
        var full = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        return 0.2126 * part(full, 1) + 0.7152 * part(full, 3) + 0.0722 * part(full, 5);
    }

    private static double part(String colour, int from) {
        var part = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String read(String name) {
        try (var in = DesignTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
