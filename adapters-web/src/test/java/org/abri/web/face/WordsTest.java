package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.receipt.Verdict;
import org.abri.application.vault.NotAccepted;
import org.abri.domain.access.Refusal;
import org.abri.domain.account.Language;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.text.Flaw;
import org.abri.web.problem.Answers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    private static final Words FRENCH = Words.of(Language.FRENCH);
    private static final Pattern IN_QUOTES = Pattern.compile("\"([a-z][A-Za-z0-9_.-]*)\"");
    private static final Pattern SAID = Pattern.compile("(?:say|tell)\\(\"([^\"]+[^.\"])\"[,)]");
    /** What is handed to {@code face.done}, up to the bracket that ends it. */
    private static final Pattern DONE = Pattern
            .compile("face\\.done\\((?:[^()]|\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))*\\)");
    /** Keys that are put together: the rest of them are names of constants, codes, and things done. */
    private static final List<String> PUT_TOGETHER =
            List.of("act.", "add.", "appointment.hour-", "lead.", "reminder.", "rhythm.", "change.", "kinds.",
                    "delete.",
                    "done.", "flaw.", "kind.", "previews.", "reading.", "problem.",
                    "proof.", "recovery.",
                    "refusal.", "device.", "factor-ask.", "factor-do.", "factor-what.",
                    "figures.", "hand-over.", "relay-state.", "renewal.",
                    "role.", "tab.", "team-ask.", "team-ask-first.", "team-ask-then.", "team-ask-do.",
                    "opening.", "waiting.", "account-kind.", "measure.", "measure-hint.", "entity-kind.",
                    "registration-state.", "agreement-step.", "agreement-what.", "wrong.", "decision.",
                    "decision-hint.", "scan.", "problem-kind.", "problem-kind-hint.", "tool.", "link.life.",
                    "link.openings.", "round.", "harm.", "sms-state.", "verify.");
    private static final Pattern OF_A_CONSTANT =
            Pattern.compile("(?:act|refusal|proof|role)\\.([A-Z_]+)(?:\\..*)?");
    private static final int LONGEST_SENTENCE = 12;

    static List<Words> all() {
        return List.of(FRENCH, Words.of(Language.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Every language says exactly what French says")
    void complete(Words words) {
        assertThat(words.patterns().keySet()).isEqualTo(FRENCH.patterns().keySet());
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Every language fills in the same things as French")
    void placeholders(Words words) {
        FRENCH.patterns().forEach((key, pattern) -> assertThat(arguments(words.patterns().get(key))).as(key)
                .isEqualTo(arguments(pattern)));
    }

    private static Set<String> arguments(String pattern) {
        var parsed = new MessagePattern(pattern);
        var names = new TreeSet<String>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPartType(i) == MessagePattern.Part.Type.ARG_NUMBER
                    || parsed.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(parsed.getPart(i)));
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Apostrophes are typographic, so that none hides what is to be filled in")
    void apostrophes(Words words) {
        assertThat(words.patterns().values()).noneMatch(pattern -> pattern.contains("'"));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("No sentence has more than twelve words")
    void plain(Words words) {
        words.patterns().forEach((key, pattern) -> {
            if (!pattern.contains("plural")) {
                for (var sentence : pattern.split("[.!?:]\\s|\\.$", -1)) {
                    var count = Arrays.stream(sentence.split("[\\s\\u00A0]+", -1))
                            .filter(word -> word.matches(".*[\\p{L}\\p{N}].*")).count();
                    assertThat(count).as(key + ": " + sentence).isLessThanOrEqualTo(LONGEST_SENTENCE);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Every refusal, flaw, act and answer of the rules has words")
    void ofTheRules(Words words) {
        var keys = Stream.of(
                Arrays.stream(Refusal.values()).map(refusal -> "refusal." + refusal.name()),
                Arrays.stream(Flaw.values()).map(flaw -> "flaw." + Answers.code(flaw)),
                Arrays.stream(NotAccepted.values()).map(why -> "flaw." + Answers.code(why)),
                Arrays.stream(Proof.values()).map(proof -> "proof." + proof.name()),
                Arrays.stream(StaffRole.values()).map(role -> "role." + role.name()),
                Arrays.stream(Verdict.Why.values()).map(why -> "verify." + why.name()),
                Arrays.stream(Act.values()).flatMap(
                        act -> Stream.of("act." + act.name() + ".you", "act." + act.name() + ".they")))
                .flatMap(stream -> stream);
        assertThat(keys).allMatch(words::know);
    }

    @Test
    @DisplayName("No words are kept for an act, a refusal, a proof or a role that is no more")
    void ofNothingElse() {
        var names = Stream.of(Act.values(), Refusal.values(), Proof.values(), StaffRole.values())
                .flatMap(Arrays::stream).map(Enum::name).collect(Collectors.toSet());
        assertThat(FRENCH.patterns().keySet().stream().map(OF_A_CONSTANT::matcher)
                .filter(Matcher::matches).map(key -> key.group(1)).toList()).isNotEmpty()
                        .isSubsetOf(names);
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("Every refusal says what to do next: it has a second sentence, or tells what comes first")
    void whatNext(Words words) {
        assertThat(Arrays.stream(Refusal.values()).map(refusal -> words.say("refusal." + refusal.name())))
                .allMatch(said -> said.split("\\. ", -1).length == 2 || said.contains("abord")
                        || said.contains("first"));
    }

    @Test
    @DisplayName("Every key that pages and handlers name has words, and every word is used")
    void used() {
        var sources = sources();
        assertThat(
                SAID.matcher(sources).results().map(match -> match.group(1)).filter(key -> !FRENCH.know(key)))
                        .isEmpty();
        var named =
                IN_QUOTES.matcher(sources).results().map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(FRENCH.patterns().keySet())
                .allMatch(key -> named.contains(key) || PUT_TOGETHER.stream().anyMatch(key::startsWith));
        var done = DONE.matcher(sources).results()
                .flatMap(match -> IN_QUOTES.matcher(match.group()).results())
                .map(match -> match.group(1));
        assertThat(done).isNotEmpty().allMatch(what -> FRENCH.know("done." + what));
    }

    private static String sources() {
        var text = new StringBuilder();
        for (var folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
            try (var files = Files.walk(folder)) {
                for (var file : new ArrayList<>(files.filter(Files::isRegularFile).toList())) {
                    text.append(Files.readString(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return text.toString();
    }

    @Test
    @DisplayName("Days are told with their name, in the zone of the place")
    void days() {
        var at = Instant.parse("2026-11-23T23:30:00Z");
        assertThat(FRENCH.day(at, ZoneId.of("Europe/Paris"))).isEqualTo("mardi 24 novembre 2026");
        assertThat(FRENCH.day(at, ZoneId.of("America/Cayenne"))).isEqualTo("lundi 23 novembre 2026");
        assertThat(Words.of(Language.ENGLISH).day(at, ZoneId.of("America/Cayenne"))).contains("Monday",
                "23 November 2026");
    }

    @Test
    @DisplayName("What people typed is escaped and kept apart, wherever the sentence puts it")
    void typed() {
        assertThat(html(FRENCH.tell("act.ITEM_SEEN.they",
                FRENCH.tell("who.staff", "<b>Nadia", "Relais \uE0000\uE001"), "{0} & مرحبا")))
                        .isEqualTo(
                                "<bdi>&lt;b&gt;Nadia</bdi> (<bdi>Relais \uE0000\uE001</bdi>) a regardé «\u00A0<bdi>{0} &amp; مرحبا</bdi>\u00A0».");
    }

    private static String html(Content content) {
        var text = new StringOutput();
        var output = new OwaspHtmlTemplateOutput(text);
        output.setContext("p", null);
        content.writeTo(output);
        return text.toString();
    }

    @Test
    @DisplayName("A language that Abri does not speak is answered in French")
    void other() {
        assertThat(Words.of(new Language("ti"))).isSameAs(FRENCH);
    }
}
