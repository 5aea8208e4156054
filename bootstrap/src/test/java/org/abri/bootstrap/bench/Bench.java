package org.abri.bootstrap.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.abri.bootstrap.AnswersAlike;

/**
 * Runs the packaged server and the floors on this machine, one after the other, and prints a row for each kind of work.
 * docs/performance.md says how to run it, and what came out. Work is processor time of the server: it says more than time
 * on a clock where others work as well.
 */
final class Bench {
    private static final int ITEMS = 200;
    private static final int PEOPLE = 100;
    private static final LocalDate OLDEST = LocalDate.of(1960, 1, 1);
    private static final int CALLS = 500;
    private static final int SIGN_INS = 40;
    private static final int SMALL = 200_000;
    private static final int LARGE = 45_000_000;
    private static final int UPLOADS = 1_000;
    private static final String DOCUMENTS = "/api/v1/vault/documents";

    private final List<String> command;
    private final Map<String, String> settings;
    private final Set<String> only;

    private Bench(List<String> command, Map<String, String> settings, Set<String> only) {
        this.command = command;
        this.settings = settings;
        this.only = only;
    }

    /** System properties: {@code abri.launcher}, {@code bench.only} (names of rows), {@code bench.database} (a JDBC URL). */
    public static void main(String[] arguments) {
        var settings = Optional.ofNullable(System.getProperty("bench.database"))
                .filter(url -> !url.isBlank())
                .map(url -> Map.of("ABRI_DATABASE_URL", url, "ABRI_DATABASE_USER",
                        System.getProperty("bench.user", "abri")))
                .orElse(Map.of());
        var only = Set.copyOf(Arrays.asList(System.getProperty("bench.only", "").split(",", -1)));
        new Bench(Service.words(System.getProperty("abri.launcher")), settings, only).run();
    }

    private void run() {
        System.out.printf(Locale.ROOT, "%d processors, load %.1f, Java %s%n%n",
                Runtime.getRuntime().availableProcessors(), Machine.load(), Runtime.version());
        System.out.println("| work | what came out | floor | ratio |\n| --- | --- | --- | --- |");
        try (var server = Service.fresh(command, settings)) {
            server.again();
            if (wanted("start")) {
                start(server);
            }
            if (wanted("memory")) {
                memory(server);
            }
            server.again();
            if (wanted("signIn")) {
                signIn(server);
            }
            if (wanted("bytes")) {
                bytes(server);
            }
            if (wanted("lists")) {
                lists(server);
            }
            if (wanted("people")) {
                people(server);
            }
        }
        if (wanted("database")) {
            var select = Floors.select();
            row("H2: a row found by its key", "", "%.4f ms".formatted(select.workMillis()), "");
            var commit = Floors.commit();
            row("H2: a change committed and flushed", "",
                    "%.3f ms, %.2f on the clock".formatted(commit.workMillis(), millis(commit.wall())), "");
        }
        if (wanted("alike")) {
            System.out.println();
            AnswersAlike.print();
        }
        System.out.printf(Locale.ROOT, "%nload at the end %.1f%n", Machine.load());
    }

    private boolean wanted(String name) {
        return only.contains("") || only.contains(name);
    }

    private static void row(String work, String outcome, String floor, String ratio) {
        System.out.printf("| %s | %s | %s | %s |%n", work, outcome, floor, ratio);
    }

    private static void start(Service server) {
        var walls = new long[5];
        var works = new long[5];
        for (int i = 0; i < walls.length; i++) {
            server.again();
            walls[i] = server.firstAnswer().toMillis();
            works[i] = server.workToFirstAnswer().toMillis();
        }
        Arrays.sort(walls);
        Arrays.sort(works);
        row("start to the first page, of five the middle (least)",
                "%.2f s (%.2f), work %.2f s (%.2f)".formatted(walls[2] / 1e3, walls[0] / 1e3, works[2] / 1e3,
                        works[0] / 1e3),
                "", "");
    }

    /** And how fast small documents come in. */
    private static void memory(Service server) {
        server.again();
        Machine.pause(Duration.ofSeconds(20));
        var idle = server.residentBytes();
        var person = Caller.signedIn(server, server.person("Amina"));
        var file = pdf(SMALL);
        var times = Times.of(server, UPLOADS / 4, number -> {
            var caller = person.another();
            return () -> caller.upload(DOCUMENTS, file, "PRIVATE");
        });
        var after = server.residentBytes();
        Machine.pause(Duration.ofSeconds(40));
        var floor = Floors.bytesIn(file);
        var commit = Floors.commit();
        var least = floor.workMillis() + commit.workMillis();
        row("upload of 200 KB, 4 clients", outcome(times),
                "%.2f ms, one file and one commit".formatted(least), ratio(times.workMillis(), least));
        row("memory: idle; after 1,000 uploads; 40 s later",
                "%d MB; %d MB; %d MB".formatted(idle >> 20, after >> 20, server.residentBytes() >> 20), "",
                "");
    }

    private static void signIn(Service server) {
        var amina = server.person("Amina");
        var caller = Caller.nobody(server);
        var hash = Floors.passwordHash();
        for (int i = 0; i < SIGN_INS; i++) {
            caller.signIn(amina);
        }
        var before = server.work();
        var times = new long[SIGN_INS];
        for (int i = 0; i < times.length; i++) {
            var begun = System.nanoTime();
            caller.signIn(amina);
            times[i] = System.nanoTime() - begun;
        }
        Arrays.sort(times);
        var work = millis(server.work().minus(before)) / times.length;
        row("sign-in", "%.1f ms work, p50 %.1f ms".formatted(work, times[times.length / 2] / 1e6),
                "%.1f ms, one hash".formatted(hash.workMillis()), ratio(work, hash.workMillis()));
    }

    private static void bytes(Service server) {
        var person = Caller.signedIn(server, server.person("Amina"));
        var file = pdf(LARGE);
        var in = Floors.bytesIn(file);
        var out = Floors.bytesOut(file);
        var id = "";
        for (int i = 0; i < 3; i++) {
            id = person.upload(DOCUMENTS, file, "PRIVATE");
        }
        var content = "/api/v1/vault/items/" + id + "/content";
        person.download(content);
        person.download(content);
        bytes("upload of 45 MB", server, in, () -> person.upload(DOCUMENTS, file, "PRIVATE"));
        bytes("download of 45 MB", server, out, () -> person.download(content));
    }

    private static void bytes(String what, Service server, Floors.Cost floor, Runnable call) {
        var walls = new long[5];
        var works = new long[5];
        for (int i = 0; i < walls.length; i++) {
            var work = server.work();
            var begun = System.nanoTime();
            call.run();
            walls[i] = System.nanoTime() - begun;
            works[i] = server.work().minus(work).toNanos();
        }
        Arrays.sort(walls);
        Arrays.sort(works);
        var middle = (double) works[2] / LARGE;
        var least = (double) floor.work().toNanos() / LARGE;
        row(what, "%.1f ns a byte, %.0f MB/s".formatted(middle, LARGE * 1e3 / walls[2]),
                "%.1f ns a byte, %.0f MB/s".formatted(least, LARGE * 1e3 / floor.wall().toNanos()),
                ratio(middle, least));
    }

    private static void lists(Service server) {
        var owner = Caller.signedIn(server, server.person("Amina"));
        var staff = Caller.signedIn(server, server.person("Paul"));
        var file = pdf(2_000);
        for (int i = 0; i < ITEMS; i++) {
            owner.upload(DOCUMENTS, file, "SHARED");
        }
        var relay = relayOf(staff);
        var vault = vaultOf("Amina", new String(staff.get("/api/v1/relays/" + relay + "/people"), UTF_8));
        var floor = fromMemory(server, owner);
        answers("list of 200 items, owner", server, owner, "/api/v1/vault/items?most=200", floor);
        answers("list of 200 items, staff", server, staff,
                "/api/v1/relays/" + relay + "/vaults/" + vault + "/items?most=200", floor);
        answers("page of 200 items, owner", server, owner, "/papers?most=200", floor);
        answers("page of 200 items, staff", server, staff,
                "/relays/" + relay + "/people/" + vault + "?most=200", floor);
        answers("who somebody is", server, owner, "/api/v1/me", floor);
    }

    private static void people(Service server) {
        var staff = Caller.signedIn(server, server.person("Paul"));
        var relay = "/api/v1/relays/" + relayOf(staff);
        for (int i = 0; i < PEOPLE; i++) {
            staff.post(relay + "/beneficiaries", """
                    {"given":"Awa","family":"Traoré","born":"%s","language":"fr",
                     "phone":"+33639980001","password":"quatre girafes sous la lune",
                     "question":"Le nom de ma première école ?","answer":"Les Tilleuls",
                     "affiliate":true,"feeding":true}
                    """.formatted(OLDEST.plusMonths(i)));
        }
        answers("people of a relay, 100", server, staff, relay + "/people?most=200",
                fromMemory(server, staff));
    }

    /** A file of some tens of kilobytes that the same server gives from memory, without asking who it is for. */
    private static Times fromMemory(Service server, Caller caller) {
        return Times.of(server, CALLS, number -> {
            var own = caller.another();
            return () -> own.get("/openapi.yaml");
        });
    }

    private static void answers(String what, Service server, Caller caller, String path, Times floor) {
        var size = caller.get(path).length;
        var times = Times.of(server, CALLS, number -> {
            var own = caller.another();
            return () -> own.get(path);
        });
        row(what + " (%d KB)".formatted(size / 1024), outcome(times),
                "%.2f ms, a file from memory".formatted(floor.workMillis()),
                ratio(times.workMillis(), floor.workMillis()));
    }

    private static String outcome(Times times) {
        return "%.2f ms work, p50 %.1f, p99 %.1f ms, %.0f a second".formatted(times.workMillis(),
                times.percentileMillis(50), times.percentileMillis(99), times.perSecond());
    }

    /** Each person's vault comes before their name. */
    private static String vaultOf(String given, String people) {
        var before = people.substring(0, people.indexOf(given));
        return Caller.first("vault", before.substring(before.lastIndexOf("\"vault\"")));
    }

    private static String relayOf(Caller staff) {
        return Caller.first("relay", new String(staff.get("/api/v1/me/workplaces"), UTF_8));
    }

    private static String ratio(double measured, double floor) {
        return "%.1f".formatted(measured / floor);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static byte[] pdf(int size) {
        var file = new byte[size];
        new Random(size).nextBytes(file);
        System.arraycopy("%PDF-1.4\n".getBytes(UTF_8), 0, file, 0, 9);
        return file;
    }
}
