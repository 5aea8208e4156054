package org.abri.bootstrap;

import static org.abri.bootstrap.Somebody.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages, in Chromium without scripts on a small screen, against the packaged server. */
class BrowserJourneyIT {
    private static final String RELAY = "Relais du Port";
    private static final String PAUL = "Paul Lemoine (" + RELAY + ")";
    private static final String NO_VAULT = "00000000-0000-0000-0000-00000000abba";

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.opened();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @DisplayName("The main job through the pages: opened, fed, shared, read, left, and the record of it")
    void mainJob() {
        try (var server = Server.fresh(Map.of())) {
            var first = server.operator();
            server.started();
            try (var odile = chromium.somebody(server); var malika = chromium.somebody(server);
                    var paul = chromium.somebody(server); var amina = chromium.somebody(server)) {
                relay(odile, first);
                professional(malika, odile.copies(0), odile.copies(1));
                beneficiary(paul, malika.copies(0), malika.copies(1));
                papers(amina, paul.copies(0));
                var copied = shared(paul, amina);
                consent(paul, amina);
                leaving(paul, amina, copied);
                record(amina);
            }
            server.stop();
            assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
        }
    }

    /** Step 1, the operator: a password of one's own, the terms, a second factor and a sign-in with it, a relay with its agreement and first manager. */
    private static void relay(Somebody odile, String[] first) {
        odile.opens("/").isAt("welcome.title").follows("sign-in").follows("activate.have-code");
        odile.activates(first[0], first[1], World.PASSWORD).givesPassword(first[0], World.PASSWORD);
        assertThat(odile.opens("/operator/relays/add").path()).isEqualTo("/accept-terms");
        odile.acceptsTerms().isAt("factor.title");
        assertThat(odile.opens("/operator/relays/add").path()).isEqualTo("/account/factor");
        var phone = odile.setsUpFactor(World.PASSWORD);
        odile.isAt("factor.title").leavesByTheDoor().signsIn(first[0], World.PASSWORD)
                .isAt("show-factor.title").types("factor.code", "000000").presses("sign-in")
                .sees("flaw.wrong.factorCode");
        odile.types("factor.code", phone.codeAt(Instant.now().plusSeconds(30))).presses("sign-in")
                .isAt("operator-relays.title");
        odile.follows("operator-relays.add").isAt("operator-relays.add").types("relay.name", RELAY)
                .types("agreement.from", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString())
                .types("agreement.until", LocalDate.now(ZoneOffset.UTC).plusYears(1).toString())
                .types("agreement.cost", "600 € par an").types("given", "Malika").types("family", "Roussel")
                .presses("operator-relays.record").isAt("operator-relays.recorded");
    }

    /** Step 1, the manager: opens a professional's account. */
    private static void professional(Somebody malika, String username, String code) {
        malika.activates(username, code, code).isAt("activate.title").sees("flaw.password-like-a-code");
        malika.begins(username, code, World.PASSWORD).isAt("people.who");
        malika.turnsTo("tab.team").isAt("team.title").follows("team.add").types("given", "Paul")
                .types("family", "Lemoine").presses("team.open").isAt("team.opened");
    }

    /** Step 2: the professional, then the person on the same screen, open a vault. */
    private static void beneficiary(Somebody paul, String username, String code) {
        paul.begins(username, code, World.PASSWORD).isAt("people.who").follows("new-person.do");
        paul.isAt("new-person.title").types("given", "Amina").types("family", "Diallo")
                .types("bornDay", "12").types("bornMonth", "4").types("bornYear", "1991")
                .picks("reads", "fr").types("phone", "06 39 98 00 01").presses("next.hand-over");
        paul.isAt("home.hello", "Amina").sees("new-person.hand-over");
        assertThat(paul.hasTicked("new-person.affiliate-yes")).isFalse();
        assertThat(paul.hasTicked("new-person.feeding-yes")).isFalse();
        paul.ticks("new-person.affiliate-yes").ticks("new-person.feeding-yes").presses("next")
                .isAt("new-person.yours-title")
                .types("password.chosen", World.PASSWORD).types("password.chosen-again", World.PASSWORD)
                .types("question", "Le nom de ma première école ?").types("answer", "Les Tilleuls")
                .presses("new-person.open").isAt("opened.title").sees("opened.affiliated", RELAY);
    }

    /** Step 3: the person accepts the terms, puts papers in, and decides who sees them. */
    private static void papers(Somebody amina, String username) {
        amina.signsIn(username, World.PASSWORD).isAt("accept-terms.title");
        assertThat(amina.opens("/papers").path()).isEqualTo("/accept-terms");
        amina.presses("accept-terms.do").sees("flaw.missing.accepted");
        assertThat(amina.opens("/papers").path()).isEqualTo("/accept-terms");
        amina.acceptsTerms().isAt("home.hello", "Amina").sees("papers.none");

        amina.turnsTo("tab.add-paper").isAt("add-paper.title").unfolds("add-paper.details");
        assertThat(amina.hasTicked("who.only-you")).as("private unless one says otherwise").isTrue();
        amina.types("paper.name-optional", "Carte d'identité").attaches("carte.jpg", World.JPEG)
                .presses("add-paper.keep").sees("done.paper-added").sees("who.only-you");
        assertThat(amina.downloads()).satisfies(got -> assertThat(got.bytes()).isEqualTo(World.JPEG))
                .satisfies(got -> assertThat(got.name()).isEqualTo("carte.jpg"));

        amina.turnsTo("tab.add-paper").unfolds("add-paper.details").ticks("visibility.shared")
                .attaches("attestation.pdf", World.PDF).presses("add-paper.keep").isAt("label.which")
                .ticks("kind.HOUSING").presses("keep");
        assertThat(amina.reads()).contains("attestation", words("who.you-and") + " " + RELAY,
                words("kind.HOUSING"));
        assertThat(amina.downloads()).satisfies(got -> assertThat(got.bytes()).isEqualTo(World.PDF))
                .satisfies(got -> assertThat(got.name()).isEqualTo("attestation.pdf"));

        amina.turnsTo("tab.home").follows("add.notes.do").types("note.name", "À demander")
                .types("note.text", "Une copie du bail.\n\nEt la clé.").presses("add.notes.keep")
                .sees("done.note-added")
                .sees("who.only-you");

        amina.turnsTo("tab.papers").isAt("papers.title").sees("papers.count", 3);
        assertThat(amina.card("Carte d'identité")).contains(words("who.only-you"));
        assertThat(amina.card("attestation")).contains(words("who.you-and") + " " + RELAY);
        assertThat(amina.card("À demander")).contains(words("who.only-you"));
        amina.chooses("À demander").follows("visibility.share").isAt("visibility.share-title")
                .sees("visibility.will-see");
        assertThat(amina.reads()).contains(RELAY);
        amina.presses("visibility.share").sees("done.shared");
        assertThat(amina.reads()).contains(words("who.you-and") + " " + RELAY,
                "Une copie du bail. Et la clé.");
    }

    /** Step 4: the professional sees what is shared, and nothing else; answers the links copied on the way. */
    private static Copied shared(Somebody paul, Somebody amina) {
        var photo = amina.turnsTo("tab.papers").chooses("Carte d'identité").path();
        paul.opens("/home").isAt("people.who").chooses("Amina Diallo");
        var person = paul.path();
        assertThat(paul.sees("person.shared").reads()).contains("attestation", "À demander")
                .doesNotContain("identité");
        var hidden = paul.asks(person + photo);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.text()).isEqualTo(paul.asks(person + "/papers/" + NO_VAULT).text());

        paul.chooses("attestation").sees("person.cannot-correct");
        var paper = paul.path();
        assertThat(paul.downloads().bytes()).isEqualTo(World.PDF);
        return new Copied(person, paper, paul.address("file.get"));
    }

    /** Step 4: adds a document with the person's consent, and is refused without. */
    private static void consent(Somebody paul, Somebody amina) {
        paul.follows("back").follows("add-paper.do").unfolds("paper.name-optional")
                .types("paper.name-optional", "Courrier")
                .attaches("courrier.pdf", World.PDF).presses("feed.keep")
                .sees("flaw.not-confirmed-lawful");
        assertThat(paul.typed("paper.name-optional")).isEqualTo("Courrier");
        paul.ticks("lawful").attaches("courrier.pdf", World.PDF).presses("feed.keep")
                .sees("done.paper-added").sees("person.shared");
        amina.turnsTo("tab.papers");
        assertThat(amina.card("Courrier")).contains(words("added-by", PAUL));
        assertThat(amina.chooses("Courrier").reads()).contains(words("added.by") + " " + PAUL);

        paul.follows("add-paper.do").ticks("lawful").attaches("autre.pdf", World.PDF);
        amina.opens("/my-relays").sees("feeding.yes").presses("feeding.stop").sees("feeding.no");
        paul.presses("feed.keep").isAt("problem.refused").sees("refusal.STAFF_FEED_ONLY_WITH_CONSENT");
        assertThat(paul.status()).isEqualTo(403);
        amina.turnsTo("tab.papers").sees("papers.count", 4);
    }

    private record Copied(String person, String paper, String file) {}

    /** Step 5: the person leaves the relay; its people find what they find where there never was a vault. */
    private static void leaving(Somebody paul, Somebody amina, Copied copied) {
        paul.opens(copied.person()).sees("person.no-consent").sees("person.shared");
        assertThat(paul.asks(copied.file()).body()).isEqualTo(World.PDF);
        amina.opens("/my-relays").follows("end.leave").isAt("end.leave-title", RELAY)
                .presses("end.leave").sees("done.left").sees("my-relays.none");

        var vault = copied.person().substring(copied.person().lastIndexOf('/') + 1);
        for (var path : new String[] { copied.person(), copied.paper(), copied.file() }) {
            var never = paul.asks(path.replace(vault, NO_VAULT));
            var gone = paul.asks(path);
            assertThat(gone.status()).isEqualTo(404);
            assertThat(like(gone)).isEqualTo(like(never));
        }
        assertThat(paul.comesAgain().isAt("problem.not-found").reads()).doesNotContain("Amina", RELAY);
        paul.opens("/home").isAt("people.who").sees("people.none");
        amina.turnsTo("tab.papers").sees("papers.count", 4);
        assertThat(amina.card("attestation")).contains(words("who.no-relay-yet"));
    }

    /** An answer without what differs from one request to the next. */
    private static String like(APIResponse answer) {
        var headers = new TreeMap<>(answer.headers());
        headers.keySet().removeAll(Set.of("date", "x-request-id"));
        return answer.status() + " " + headers + " " + answer.text();
    }

    /** Step 6: who saw, added and downloaded what, in plain words. */
    private static void record(Somebody amina) {
        amina.opens("/who-saw").isAt("who-saw.title").sees("act.ITEM_SEEN.they", PAUL, "attestation")
                .seesNot("act.ITEM_ADDED.you", "Carte d'identité").follows("who-saw.own")
                .sees("act.VAULT_OPENED.they", PAUL)
                .sees("act.TERMS_ACCEPTED.you")
                .sees("act.ITEM_ADDED.you", "Carte d'identité")
                .sees("act.ITEM_SHARED.you", "À demander")
                .sees("act.SHARED_PART_SEEN.they", PAUL)
                .sees("act.ITEM_SEEN.they", PAUL, "attestation")
                .sees("act.ITEM_DOWNLOADED.they", PAUL, "attestation")
                .sees("act.ITEM_ADDED.they", PAUL, "Courrier")
                .sees("act.FEEDING_WITHDRAWN.you", RELAY)
                .sees("act.AFFILIATION_ENDED.you", RELAY);
        assertThat(amina.reads()).doesNotContain(words("act.ITEM_SEEN.they", PAUL, "Carte d'identité"));
    }

    @Test
    @DisplayName("WEB-2: careless, odd and hostile input through the pages does no harm and gets a plain answer")
    void badInput() {
        try (var server = Server.fresh(Map.of())) {
            var world = World.on(server);
            try (var amina = chromium.somebody(server); var paul = chromium.somebody(server);
                    var scripted = chromium.somebodyWithScripts(server)) {
                amina.signsIn(world.personUsername(), World.PASSWORD).isAt("home.hello", "Amina");
                sessionOver(amina, world);
                doubleClick(amina);
                oddFiles(amina);
                scriptAsTitle(amina, scripted, world);
                names(paul, world);
            }
        }
    }

    /** What was typed comes back after signing in again; a file has to be chosen again, and the page says so. */
    private static void sessionOver(Somebody amina, World world) {
        amina.opens("/home").follows("add.notes.do").types("note.name", "Numéro d'allocataire")
                .types("note.text", "Voir la lettre.\n« Garder » & <rendre>").ticks("visibility.shared");
        amina.leavesInAnotherTab();
        amina.presses("add.notes.keep").isAt("sign-in.title").sees("sign-in.kept");
        amina.givesPassword(world.personUsername(), "pas le bon mot de passe du tout")
                .sees("flaw.not-recognised");
        amina.givesPassword(world.personUsername(), World.PASSWORD).isAt("add.notes");
        assertThat(amina.typed("note.name")).isEqualTo("Numéro d'allocataire");
        assertThat(amina.typed("note.text")).isEqualTo("Voir la lettre.\n« Garder » & <rendre>");
        assertThat(amina.hasTicked("visibility.shared")).isTrue();
        amina.presses("add.notes.keep").sees("done.note-added");
        assertThat(amina.reads()).contains("« Garder » & <rendre>", words("who.you-and") + " " + RELAY);

        amina.turnsTo("tab.add-paper").attaches("carte.jpg", World.JPEG);
        amina.losesCookies();
        amina.presses("add-paper.keep").isAt("sign-in.title").sees("done.not-saved");
        amina.givesPassword(world.personUsername(), World.PASSWORD).isAt("home.hello", "Amina")
                .turnsTo("tab.papers").sees("papers.count", 1);
    }

    private static void doubleClick(Somebody amina) {
        amina.turnsTo("tab.home").follows("add.notes.do").types("note.name", "Une seule fois")
                .types("note.text", "Un.")
                .pressesTwice("add.notes.keep").sees("done.note-added");
        amina.turnsTo("tab.papers").sees("papers.count", 2);
        amina.turnsTo("tab.add-paper").unfolds("add-paper.details")
                .types("paper.name-optional", "Une seule photo")
                .attaches("photo.jpg", World.JPEG).pressesTwice("add-paper.keep").sees("done.paper-added");
        amina.turnsTo("tab.papers").sees("papers.count", 3);
    }

    private static void oddFiles(Somebody amina) {
        amina.turnsTo("tab.add-paper").unfolds("add-paper.details").types("paper.name-optional", "Ma photo")
                .ticks("visibility.shared")
                .attaches("photo.jpg", World.PDF).presses("add-paper.keep")
                .sees("flaw.content-contradicts-name");
        assertThat(amina.status()).isEqualTo(422);
        assertThat(amina.typed("paper.name-optional")).isEqualTo("Ma photo");
        assertThat(amina.hasTicked("visibility.shared")).isTrue();
        amina.attaches("vide.jpg", new byte[0]).presses("add-paper.keep").sees("flaw.empty");
        amina.attaches("outil.exe", World.text("MZ\u0090\u0000 not a paper")).presses("add-paper.keep")
                .sees("flaw.type-not-accepted");

        keeps(amina, "Pièce 🪪 d'identité.pdf", "Pièce 🪪 d'identité");
        keeps(amina, "بطاقة الإقامة.pdf", "بطاقة الإقامة");
        keeps(amina, "é".repeat(296) + ".pdf", "é".repeat(146));
        keeps(amina, "<b>Carte d'identité<b>.pdf", "bCarte d'identitéb");
        amina.turnsTo("tab.papers").sees("papers.count", 7);
    }

    /** Without a name of its own, a paper is called as its file; and is given back under that name. */
    private static void keeps(Somebody amina, String fileName, String title) {
        amina.opens("/papers/add").attaches(fileName, World.PDF).presses("add-paper.keep")
                .sees("done.paper-added").presses("keep");
        assertThat(amina.reads()).contains(title);
        var got = amina.downloads();
        assertThat(got.bytes()).isEqualTo(World.PDF);
        assertThat(got.name()).isEqualTo(title + ".pdf");
    }

    private static void scriptAsTitle(Somebody amina, Somebody scripted, World world) {
        var title = "<script>window.caught=true</script><img src=x onerror=\"window.caught=true\">";
        amina.opens("/notes/add").types("note.name", title).types("note.text", "</textarea>" + title)
                .ticks("visibility.shared").presses("add.notes.keep").sees("done.note-added");
        var note = amina.path();
        scripted.signsIn(world.personUsername(), World.PASSWORD).isAt("home.hello", "Amina");
        for (var path : new String[] { note, note + "/notes", "/papers", "/who-saw?own=true",
                "/home" }) {
            scripted.opens(path);
            assertThat(scripted.finds("window.caught === true")).as(path).isFalse();
            assertThat(scripted
                    .finds("document.querySelectorAll('script:not([src]), main img[src=x]').length === 0"))
                            .as(path).isTrue();
        }
        assertThat(scripted.opens("/papers").reads()).contains(title);
        assertThat(scripted.opens(note + "/notes").typed("note.text"))
                .isEqualTo("</textarea>" + title);
    }

    private static void names(Somebody paul, World world) {
        var opened = world.manager().post("/relays/" + world.relay() + "/staff",
                Map.of("given", "Jean-Loïc", "family", "O'Brien", "language", "fr")).is(201);
        paul.begins(opened.string("username"), opened.string("activationCode"), World.PASSWORD)
                .isAt("people.who");
        var people = "/relays/" + world.relay() + "/people";
        opens(paul, people, "Anne-Marie", "N'Diaye d’Arc");
        opens(paul, people, "محمد", "بن علي");
        assertThat(paul.opens(people).reads()).contains("Anne-Marie N'Diaye d’Arc", "محمد بن علي");
        paul.chooses("بن علي");
        assertThat(paul.reads()).contains("محمد بن علي");
    }

    private static void opens(Somebody paul, String people, String given, String family) {
        paul.opens(people + "/new").types("given", "1234").types("family", family).types("bornYear", "2091")
                .presses("next.hand-over").sees("flaw.not-a-name").sees("flaw.in-the-future");
        paul.types("given", given).types("bornYear", "1988").presses("next.hand-over")
                .isAt("home.hello", given);
        paul.ticks("new-person.affiliate-yes").presses("next").sees("flaw.missing.feeding");
        paul.ticks("new-person.feeding-yes").presses("next");
        paul.types("password.chosen", World.PASSWORD).types("password.chosen-again", "autre chose")
                .types("question", "Qui ?").types("answer", "Ma voisine").presses("new-person.open")
                .sees("flaw.not-same");
        assertThat(paul.typed("question")).isEqualTo("Qui ?");
        paul.types("password.chosen", World.PASSWORD).types("password.chosen-again", World.PASSWORD)
                .types("answer", "Ma voisine").presses("new-person.open").isAt("opened.title");
    }
}
