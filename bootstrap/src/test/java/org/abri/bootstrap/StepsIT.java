package org.abri.bootstrap;

import static org.abri.bootstrap.Somebody.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FACE: the journeys that people make most, in no more taps (T) and screens (S) than are allowed them, on every screen. */
class StepsIT extends Walks {
    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("FACE: a paper is added by photo, private, with undo: T3 with scripts, T4 without; three at once in as many")
    void photo(Screen screen) {
        try (var amina = arrived(screen)) {
            added(amina, screen, "carte.jpg").isAt("label.which").sees("done.paper-added");
            assertThat(amina.taps()).isLessThanOrEqualTo(screen.scripts() ? 3 : 4);
            amina.presses("label.undo").sees("done.binned");

            var one = "page " + screen.width() + screen.scripts();
            added(amina, screen, one + "a.jpg", one + "b.jpg", one + "c.jpg").isAt("papers.title")
                    .sees("done.papers-added");
            assertThat(amina.taps()).isLessThanOrEqualTo(screen.scripts() ? 3 : 4);
            assertThat(amina.card(one + "c")).contains(words("who.only-you"));
            amina.chooses(one + "b").follows("change.paper").ticks("kind.HEALTH").presses("keep")
                    .sees("kind.HEALTH");
        }
    }

    private static Somebody added(Somebody amina, Screen screen, String... names) {
        amina.opens("/home").counts();
        if (screen.scripts() && names.length == 1) {
            return amina.photographs("tab.add-paper", World.JPEG, names);
        }
        return sent(amina, screen, "add-paper.keep", names);
    }

    /** Whoever chooses several says whether they are one paper. */
    private static Somebody sent(Somebody amina, Screen screen, String key, String... names) {
        return screen.scripts()
                ? amina.photographs("tab.add-paper", World.JPEG, names).isAt("add-paper.title").sends(key)
                : amina.turnsTo("tab.add-paper").picksFiles(World.JPEG, names).presses(key);
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("FACE: three pages are photographed and become one paper, private: T6, seen page by page, and turned in T1")
    void pages(Screen screen) {
        world.person().put("/vault/previews", Map.of("wished", true)).is(200);
        var name = "Bail " + screen.width() + screen.scripts();
        try (var amina = arrived(screen)) {
            amina.opens("/home").counts();
            sent(amina, screen, "add-pages.as-one", name + ".jpg", "b.jpg", "c.jpg").isAt("label.which")
                    .sees("done.paper-added");
            assertThat(amina.taps()).isLessThanOrEqualTo(6);
            amina.turnsTo("tab.papers").chooses(name).drawn().sees("sheet.of", 1, 3).follows("sheet.after")
                    .sees("sheet.of", 2, 3);
            amina.counts().presses("turn.right").sees("done.turned");
            assertThat(amina.taps()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("FACE: a favourite is shown in T1, made one in T1, shared and hidden in T2")
    void favourite(Screen screen) {
        var name = "Passeport " + screen.width() + screen.scripts();
        world.person().put("/vault/previews", Map.of("wished", true)).is(200);
        world.person().upload("/vault/documents", Map.of("title", name), "p.jpg", World.JPEG).is(201);
        try (var amina = arrived(screen)) {
            amina.turnsTo("tab.papers").chooses(name).counts().presses("favourite.yes")
                    .sees("done.favourite");
            assertThat(amina.taps()).isEqualTo(1);
            amina.drawn();

            amina.opens("/home").counts().chooses(name).seesPaper();
            assertThat(amina.taps()).isEqualTo(1);

            amina.counts().follows("visibility.share").sees("visibility.will-see")
                    .presses("visibility.share").sees("done.shared");
            assertThat(amina.taps()).isEqualTo(2);
            amina.counts().follows("visibility.hide").presses("visibility.hide").sees("done.made-private");
            assertThat(amina.taps()).isEqualTo(2);
            amina.presses("favourite.no").sees("done.no-favourite");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("FACE: what is looked for is found by its name and its kind")
    void found(Screen screen) {
        var name = "Bail " + screen.width() + (screen.scripts() ? "avec" : "sans");
        world.person().upload("/vault/documents", Map.of("title", name), "b.pdf", World.PDF).is(201);
        try (var amina = arrived(screen)) {
            amina.turnsTo("tab.papers").types("papers.find", "bail " + screen.width());
            if (screen.scripts()) {
                amina.finds(Pattern.compile(name));
            } else {
                amina.presses("find");
            }
            assertThat(amina.reads()).contains(name).doesNotContain("Passeport");
            amina.types("papers.find", "%").presses("find").sees("papers.not-found");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("FACE: staff open a vault in two screens, the person sees two of their own, and then gives the screen back")
    void opening(Screen screen) {
        try (var lucie = professional(screen)) {
            lucie.opens(people() + "/new").counts().types("given", "Awa")
                    .types("family",
                            "Ba" + "ka".repeat(screen.width() / 300) + (screen.scripts() ? "ra" : ""))
                    .types("bornYear", "1980").picks("reads", "en").presses("next.hand-over");
            assertThat(lucie.screens()).as("theirs").isEqualTo(1);
            lucie.readsIn("en").sees("new-person.hand-over").counts().ticks("new-person.affiliate-yes")
                    .ticks("new-person.feeding-no")
                    .presses("next").types("password.chosen", World.PASSWORD)
                    .types("password.chosen-again", World.PASSWORD).types("question", "My first school?")
                    .types("answer", "Les Tilleuls").presses("new-person.open").isAt("opened.title");
            assertThat(lucie.screens()).as("the person's, until the vault is open").isEqualTo(2);
            lucie.follows("opened.noted").readsIn("fr").isAt("opened.give-back");
            assertThat(lucie.reads()).doesNotContain("Amina");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("FACE: staff file five scans in T4, with one confirmation")
    void scans(Screen screen) {
        try (var lucie = professional(screen)) {
            lucie.opens(people() + "/" + world.vault()).counts().follows("add-paper.do").ticks("lawful")
                    .picksFiles(World.PDF, "a.pdf", "b.pdf", "c.pdf", "d.pdf", "e.pdf").sends("feed.keep")
                    .sees("done.papers-added");
            assertThat(lucie.taps() - 1).as("the field and what is chosen in it are one").isEqualTo(4);
        }
    }

    static List<Screen> withoutScripts() {
        return Screen.all().stream().filter(screen -> !screen.scripts()).toList();
    }

    @ParameterizedTest
    @MethodSource("withoutScripts")
    @DisplayName("FACE: who signs in for the first time meets two screens before home; a relay is accepted in T1 and left in T2")
    void firstTime(Screen screen) {
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries", Map.of("given",
                "Samuel", "family",
                "Tesfaye" + "ki".repeat(screen.width() / 300) + (screen.scripts() ? "ra" : ""), "born",
                "1986", "language", "fr", "password", World.PASSWORD, "question", "Mon école ?", "answer",
                "Les Tilleuls", "affiliate", false)).is(201);
        try (var samuel = chromium.somebody(server, screen)) {
            samuel.opens("/sign-in").counts().givesPassword(opened.string("username"), World.PASSWORD)
                    .acceptsTerms().isAt("home.hello", "Samuel");
            assertThat(samuel.screens()).as("the terms, then home").isEqualTo(2);
            world.professional().post("/relays/" + world.relay() + "/affiliations",
                    Map.of("username", opened.string("username"), "bySms", false)).is(202);
            samuel.opens("/home").counts().presses("request.approve");
            assertThat(samuel.taps()).isEqualTo(1);
            samuel.opens("/my-relays").counts().follows("end.leave")
                    .presses("end.leave").sees("done.left");
            assertThat(samuel.taps()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("withoutScripts")
    @DisplayName("FACE, AFF-7: support ends in T3: the page, declared, and taken off once all is handed over; the person reads until when")
    void endOfSupport(Screen screen) {
        var opened = opened("Selam", "Tesfaye", true);
        try (var lucie = professional(screen);
                var selam = arrivedFirst(screen, opened.string("username"), "Selam")) {
            lucie.opens(people() + "/" + opened.string("vault")).counts().follows("end-support.title")
                    .presses("end-support.do").sees("done.support-declared").sees("end-support.list");
            selam.opens("/my-relays").sees("my-relays.support-then");
            lucie.presses("end-support.finish").sees("done.ended");
            assertThat(lucie.taps()).isLessThanOrEqualTo(3);
            selam.opens("/my-relays").sees("my-relays.none");
        }
    }

    @ParameterizedTest
    @MethodSource("withoutScripts")
    @DisplayName("FACE, AFF-4: somebody who has a vault is found by names spelt otherwise and their birth date, and asked, in three screens")
    void foundByNames(Screen screen) {
        var family = "Mo" + (char) ('k' + screen.width() % 7) + "tar";
        var opened = opened("Youssef", family, false);
        try (var lucie = professional(screen);
                var youssef = arrivedFirst(screen, opened.string("username"), "Youssef")) {
            lucie.opens(people() + "/affiliate").counts().follows("find.do").types("given", family + "h")
                    .types("family", "Yusuf").types("bornYear", "1986").presses("find.search")
                    .sees("find.choose");
            assertThat(lucie.reads()).contains("Y••• M., 1986").doesNotContain("Youssef");
            lucie.presses("find.by-account").sees("affiliate.if-exists");
            assertThat(lucie.screens()).isLessThanOrEqualTo(3);
            youssef.opens("/home").presses("request.approve").sees("done.approved");
        }
    }

    private static Api.Answer opened(String given, String family, boolean affiliate) {
        return world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                Map.of("given", given, "family", family, "born", "1986", "language", "fr", "password",
                        World.PASSWORD, "question", "Mon école ?", "answer", "Les Tilleuls", "affiliate",
                        affiliate, "feeding", affiliate, "homonymReason", "Un homonyme"))
                .is(201);
    }

    private static Somebody arrivedFirst(Screen screen, String username, String given) {
        return chromium.somebody(server, screen).signsIn(username, World.PASSWORD).acceptsTerms()
                .isAt("home.hello", given);
    }

    /** A colleague who has just come. */
    private static Somebody professional(Screen screen) {
        var opened = world.manager().post("/relays/" + world.relay() + "/staff",
                Map.of("given", "Lucie", "family", "Aide", "language", "fr")).is(201);
        return chromium.somebody(server, screen).begins(opened.string("username"),
                opened.string("activationCode"), World.PASSWORD);
    }

    private static String people() {
        return "/relays/" + world.relay() + "/people";
    }

    private static Somebody arrived(Screen screen) {
        return chromium.somebody(server, screen).signsIn(world.personUsername(), World.PASSWORD)
                .isAt("home.hello", "Amina");
    }
}
