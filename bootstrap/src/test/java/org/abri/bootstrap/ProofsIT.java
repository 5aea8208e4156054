package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people prove who they are, in a browser: to a relay that asks, and when their password is lost. */
class ProofsIT {
    private static final String QUESTION = "Le nom de ma première école ?";
    private static final String ANSWER = "Les Tilleuls";
    private static final String CHOSEN = "trois lanternes sur la colline";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Set<String> READ = new HashSet<>();

    private static Chromium chromium;
    private static Server server;
    private static Map<String, String[]> accounts;
    private static Api paul;
    private static String relay;

    /** Somebody who has a vault at Paul's relay. */
    private record Person(String vault, String username, String card, String phone) {}

    @BeforeAll
    static void open() throws IOException {
        chromium = Chromium.opened();
        server = Server.fresh(Map.of("ABRI_DEMO", "true", "ABRI_SMS", "show")).started();
        accounts = new HashMap<>();
        for (var line : Files.readAllLines(server.data().resolve("demo-accounts.txt"))) {
            var fields = line.split("\t", -1);
            accounts.put(fields[0].replaceAll(" .*", ""), fields);
        }
        paul = signedIn("Paul");
        relay = relayOf(paul);
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({ "PHONE, CARD", "PHONE, ANSWER", "CARD, PHONE", "CARD, ANSWER", "RELAY, PHONE", "RELAY, CARD",
            "RELAY, ANSWER" })
    @DisplayName("SEC-4: a password is lost and chosen anew with two proofs, whichever, without scripts; the old one opens nothing any more")
    void recovers(Way first, Way second) {
        var person = opened();
        try (var alone = chromium.somebody(server, Screen.PHONE)) {
            alone.opens("/sign-in").follows("sign-in.lost").chooses(Somebody.words("recovery." + first))
                    .types("username", person.username());
            if (first == Way.PHONE) {
                alone.presses("recovery.send").sees("recovery.sent");
            }
            alone.types("recovery." + first + ".proof", proof(first, person)).presses("next")
                    .isAt("recovery.second");
            if (!alone.reads().contains(label(second))) {
                alone.follows("recovery." + second);
            }
            if (second == Way.PHONE) {
                alone.presses("recovery.send");
            }
            if (second == Way.ANSWER) {
                alone.answers(QUESTION, "les tilleuls !");
            } else {
                alone.types("recovery." + second + ".proof", proof(second, person));
            }
            alone.types("password.chosen", CHOSEN).types("password.chosen-again", CHOSEN)
                    .presses("password.keep").sees("done.recovered").givesPassword(person.username(), CHOSEN)
                    .sees("papers.none");
        }
        Api.anyone(server)
                .post("/sessions", Map.of("username", person.username(), "password", World.PASSWORD)).is(401);
    }

    private static String label(Way way) {
        return way == Way.ANSWER ? QUESTION : Somebody.words("recovery." + way + ".proof");
    }

    /** The ways as the pages call them. */
    private enum Way {
        PHONE, CARD, RELAY, ANSWER
    }

    private static String proof(Way way, Person person) {
        return switch (way) {
            case PHONE -> codeSentTo(person.phone());
            case CARD -> person.card();
            case RELAY -> paul.post("/relays/" + relay + "/vaults/" + person.vault() + "/recovery",
                    Map.of("checked", true)).is(201).string("code");
            case ANSWER -> ANSWER;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = { "code", "account", "answer" })
    @DisplayName("AFF-2: another relay asks, and the person confirms by a code, from their own account, or with the answer to their question")
    void affiliates(String by) {
        var person = opened();
        var there = "/relays/" + relayOf(signedIn("Denis")) + "/people";
        try (var denis = chromium.somebodyAtADesk(server)) {
            denis.signsIn(accounts.get("Denis")[1], accounts.get("Denis")[2]).opens(there + "/affiliate")
                    .types("affiliate.username", person.username())
                    .ticks(by.equals("code") ? "affiliate.sms" : "affiliate.account").presses("affiliate.ask")
                    .sees("affiliate.if-exists");
            switch (by) {
                case "code" -> denis.types("code", codeSentTo(person.phone())).presses("affiliate.confirm");
                case "answer" -> denis.follows("answer.do").types("answer.own", ANSWER)
                        .presses("affiliate.confirm");
                default -> approves(person);
            }
            assertThat(denis.opens(there + "/" + person.vault()).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "code", "account", "answer" })
    @DisplayName("PRI-2: names put right at the desk count once the person confirms, by a code, from their own account, or with their answer")
    void rectifies(String by) {
        var person = opened();
        try (var desk = chromium.somebodyAtADesk(server)) {
            var at = "/relays/" + relay + "/people/" + person.vault();
            desk.signsIn(accounts.get("Paul")[1], accounts.get("Paul")[2]).opens(at)
                    .follows("rectify.title").types("given", "Awatif").types("family", "Traoré")
                    .ticks(by.equals("code") ? "affiliate.sms" : "rectify.account").presses("rectify.ask")
                    .sees("rectify.waits");
            switch (by) {
                case "code" -> desk.types("code", codeSentTo(person.phone())).presses("affiliate.confirm")
                        .sees("done.rectified");
                case "answer" -> desk.follows("answer.do").types("answer.own", ANSWER)
                        .presses("affiliate.confirm").sees("done.rectified");
                default -> {
                    try (var somebody = chromium.somebody(server, Screen.PHONE)) {
                        somebody.signsIn(person.username(), World.PASSWORD).opens("/account")
                                .sees("rectify.own-title").presses("rectify.approve").sees("done.rectified");
                    }
                }
            }
            assertThat(desk.opens(at).reads()).contains("Awatif Traoré");
        }
    }

    private static void approves(Person person) {
        try (var somebody = chromium.somebody(server, Screen.PHONE)) {
            somebody.signsIn(person.username(), World.PASSWORD).opens("/home")
                    .presses("request.approve").sees("done.approved");
        }
    }

    private static Person opened() {
        var number = PEOPLE.incrementAndGet();
        var phone = "+3363998%04d".formatted(200 + number);
        var opened = paul.post("/relays/" + relay + "/beneficiaries",
                Map.of("given", "Awa", "family", "Traoré", "born", "19%02d-03-05".formatted(50 + number),
                        "language", "fr", "phone", phone, "password", World.PASSWORD, "question", QUESTION,
                        "answer", ANSWER, "affiliate", true, "feeding", true))
                .is(201);
        var person = new Person(opened.string("vault"), opened.string("username"),
                opened.string("rescueCode"), phone);
        provesPhone(person);
        return person;
    }

    /** SEC-4: on the day of the opening, at home. */
    private static void provesPhone(Person person) {
        var own = Api.anyone(server).signedIn(person.username(), World.PASSWORD).acceptingTerms();
        own.post("/me/phone/code", Map.of()).is(202);
        own.post("/me/phone/proof", Map.of("code", codeSentTo(person.phone()), "password", World.PASSWORD))
                .is(204);
    }

    /** The demo shows what leaves, once its job has run, the last one first. */
    private static String codeSentTo(String phone) {
        var code = Pattern.compile(Pattern.quote(phone) + ".*?\\b(\\d{6})\\b", Pattern.DOTALL);
        for (var tries = 0; tries < 200; tries++) {
            var found = code.matcher(paul.page("/demo/sms").text()).results().map(sms -> sms.group(1))
                    .filter(one -> READ.add(phone + one)).findFirst();
            if (found.isPresent()) { return found.get(); }
            pause();
        }
        throw new AssertionError("no SMS came");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Api signedIn(String given) {
        return Api.anyone(server).signedIn(accounts.get(given)[1], accounts.get(given)[2]);
    }

    private static String relayOf(Api staff) {
        return (String) staff.get("/me/workplaces").is(200).list("workplaces").getFirst().get("relay");
    }
}
