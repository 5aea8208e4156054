package org.abri.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * AUT-5, SEC-7: whether the time of an answer says who has an account, and how it stands. The service runs in this process, on a
 * clock that is moved by a day before each round, so that no pace stands in the way; of each question everybody is asked once a
 * round, in an order that is drawn anew. {@code mvn -Pbench -Dbench.only=alike} prints the medians.
 */
public final class AnswersAlike {
    private static final int ROUNDS = 300;
    private static final int WARMING = 20;

    /** Whom it is asked of. */
    private enum Who {
        KNOWN, UNKNOWN, SUSPENDED, LOCKED
    }

    private interface Asking {
        Api.Answer of(Person person);
    }

    private record Person(String username, String family) {}

    /** What is asked, and of whom it is not known how they stand. */
    private record Question(String name, Asking asking) {}

    private final InProcess service;
    private final World world;
    private final String elsewhere;
    private final String managerElsewhere;
    private final Map<Who, Person> people = new EnumMap<>(Who.class);
    private final Map<String, Map<Who, List<Long>>> nanos = new LinkedHashMap<>();
    private final Map<String, TreeSet<Integer>> statuses = new LinkedHashMap<>();
    private final Random random = new Random(17);

    private AnswersAlike(InProcess service) {
        this.service = service;
        this.world = World.on(service, service.operator());
        var manager = world.anotherManager("Relais des Lilas");
        this.managerElsewhere = manager.get("/me").is(200).string("username");
        this.elsewhere = "/relays/" + manager.get("/me/workplaces").is(200).list("workplaces").getFirst()
                .get("relay");
        people.put(Who.KNOWN, opened("Traoré"));
        people.put(Who.UNKNOWN, new Person("zozo-zuzu-zizi", "Kowalski"));
        people.put(Who.SUSPENDED, opened("Belkacem"));
        people.put(Who.LOCKED, opened("Nguyen"));
        take(Who.SUSPENDED, "SUSPEND");
        take(Who.LOCKED, "LOCK");
    }

    /** Prints a row for each question: the medians of its answers, and the largest of them over the smallest. */
    public static void print() {
        try (var service = InProcess.in(Files.createTempDirectory("abri-alike-"),
                Map.of("abri.test.clock", true))) {
            new AnswersAlike(service).measure();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Person opened(String family) {
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Moussa", family, false, false)).is(201);
        service.provenPhone(opened.string("vault"));
        return new Person(opened.string("username"), family);
    }

    private void take(Who who, String measure) {
        var account =
                world.operator().post("/accounts/lookup", Map.of("username", people.get(who).username()))
                        .is(200).string("account");
        world.operator()
                .post("/accounts/" + account + "/measures", Map.of("measure", measure, "reason", "measured"))
                .is(204);
    }

    private void measure() {
        for (var round = -WARMING; round < ROUNDS; round++) {
            service.bean(MovableClock.class).pass(Duration.ofDays(1));
            for (var question : questions(Api.anyone(service).signedIn(managerElsewhere, World.PASSWORD))) {
                askEverybody(question, round >= 0);
            }
        }
        System.out.println("| asked | " + String.join(" | ",
                List.of(Who.values()).stream().map(who -> who.name().toLowerCase(Locale.ROOT)).toList())
                + " | largest / smallest | answers |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        nanos.forEach((question, each) -> {
            var medians = List.of(Who.values()).stream().map(who -> median(each.get(who))).toList();
            System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %s |%n", question,
                    String.join(" | ",
                            medians.stream().map("%.2f ms"::formatted).toList()),
                    Collections.max(medians) / Collections.min(medians), statuses.get(question));
        });
    }

    private List<Question> questions(Api staff) {
        var anyone = Api.anyone(service);
        return List.of(
                new Question("sign-in, wrong password",
                        person -> anyone.post("/sessions",
                                Map.of("username", person.username(), "password",
                                        "trois renards et un pont"))),
                new Question("recovery: a code by SMS",
                        person -> anyone.post("/recoveries/codes", Map.of("username", person.username()))),
                new Question("recovery: a wrong card",
                        person -> anyone.post("/recoveries", Map.of("username", person.username(), "proof",
                                "RESCUE_CARD", "given", "kado-limu-pero-bati"))),
                new Question("search by names and birth date",
                        person -> staff.post(elsewhere + "/people/search",
                                Map.of("given", "Moussa", "family", person.family(), "born", "1991-04-12"))),
                new Question("affiliation asked for",
                        person -> staff.post(elsewhere + "/affiliations",
                                Map.of("username", person.username(), "bySms", false))),
                new Question("affiliation asked for, code by SMS",
                        person -> staff.post(elsewhere + "/affiliations",
                                Map.of("username", person.username(), "bySms", true))));
    }

    private void askEverybody(Question question, boolean counted) {
        var order = new ArrayList<>(List.of(Who.values()));
        Collections.shuffle(order, random);
        for (var who : order) {
            var begun = System.nanoTime();
            var answer = question.asking().of(people.get(who));
            var took = System.nanoTime() - begun;
            if (counted) {
                nanos.computeIfAbsent(question.name(), name -> new EnumMap<>(Who.class))
                        .computeIfAbsent(who, each -> new ArrayList<>()).add(took);
                statuses.computeIfAbsent(question.name(), name -> new TreeSet<>()).add(answer.status());
            }
        }
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }
}
