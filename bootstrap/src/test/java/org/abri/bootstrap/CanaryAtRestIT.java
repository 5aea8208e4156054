package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CanaryAtRestIT {
    private static final List<String> CANARIES =
            List.of("Kanarigiven", "Kanarifamily", "33639989876", "Kanarititle", "Kanaritext", "Kanarifile",
                    "Kanaribytes", "Kanariquestion", "Kanarianswer", "Kanarirelay", "Kanarishort",
                    "Kanarimanager",
                    "Kanaricost", "kanari passe sous la lune");

    @Test
    @DisplayName("CRY-3, LOG-2: database files, blobs, logs of either kind, metrics and the temporary folder hold nothing that a thief could read")
    void atRest() throws IOException {
        var metrics = freePort();
        try (var server = Server.fresh(Map.of("ABRI_LOG", "json", "ABRI_METRICS", metrics))) {
            var first = server.operator();
            server.started();
            fill(server, first);
            var told = Files.createFile(server.home().resolve("metrics"));
            try (var page = URI.create("http://localhost:" + metrics + "/metrics").toURL().openStream()) {
                Files.write(told, page.readAllBytes());
            }
            assertThat(told).content().contains("abri_requests_total{method=\"POST\",");
            assertThat(server.log().lines().filter(line -> line.contains("\"org.abri.request\"")))
                    .as("requests in the log, each with its id and route")
                    .anySatisfy(line -> assertThat(line).startsWith("{").endsWith("}")
                            .contains("{\"request\":\"", "{\"route\":\"\\/api\\/v1\\/vault\\/notes\"}",
                                    "201"));
            var found = search(server.home());
            assertThat(found).as("while the server runs").isEmpty();
            server.kill();
            assertThat(search(server.home())).as("after it was killed").isEmpty();
        }
    }

    @Test
    @DisplayName("CRY-3: the search finds a canary that lies open")
    void guard() throws IOException {
        var folder = Files.createTempDirectory("abri-canary-");
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            var open = Files.write(folder.resolve("open"), "before Kanarititle after".getBytes(charset));
            assertThat(search(folder)).hasSize(1);
            Files.delete(open);
        }
        Files.delete(folder);
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private static void fill(Server server, String[] first) {
        var anyone = Api.anyone(server);
        var operator = anyone.firstSignIn(first[0], first[1], World.PASSWORD);
        var relay = Map.of("name", "Kanarirelay", "shortName", "Kanarishort", "zone", "Europe/Paris",
                "from", "2026-01-01", "until", "2099-12-31", "costOfUse", "Kanaricost",
                "given", "Kanarimanager", "family", "Roussel", "language", "fr");
        var recorded = operator.post("/relays", relay).is(201);
        var manager = anyone.firstSignIn(recorded.string("manager", "username"),
                recorded.string("manager", "activationCode"), World.PASSWORD);
        var opened = manager.post("/relays/" + recorded.string("relay") + "/beneficiaries",
                Map.ofEntries(Map.entry("given", "Kanarigiven"), Map.entry("family", "Kanarifamily"),
                        Map.entry("born", "1991-04-12"), Map.entry("language", "fr"),
                        Map.entry("phone", "+33639989876"),
                        Map.entry("password", "kanari passe sous la lune"),
                        Map.entry("question", "Kanariquestion"), Map.entry("answer", "Kanarianswer"),
                        Map.entry("affiliate", true), Map.entry("feeding", true)))
                .is(201);
        var person = anyone.signedIn(opened.string("username"), "kanari passe sous la lune").acceptingTerms();
        person.upload("/vault/documents", Map.of("title", "Kanarititle", "visibility", "SHARED"),
                "Kanarifile.txt",
                World.text("Kanaribytes ".repeat(40_000))).is(201);
        var waiting = World.text("Kanaribytes ".repeat(40_000));
        var at = person.begins("/vault/uploads", Map.of("title", "Kanarititle"), "Kanarifile.txt",
                waiting.length + 1L).is(201).place();
        person.goesOn(at, 0, waiting).is(204);
        person.post("/vault/notes",
                Map.of("title", "Kanarititle", "text", "Kanaritext", "visibility", "PRIVATE")).is(201);
        anyone.post("/sessions",
                Map.of("username", opened.string("username"), "password", "kanari passe sous la lune?"));
        var other = operator.post("/relays", World.relay("Relais des Lilas", "Denis", "Okafor")).is(201);
        var elsewhere = anyone.firstSignIn(other.string("manager", "username"),
                other.string("manager", "activationCode"), World.PASSWORD);
        elsewhere.post("/relays/" + other.string("relay") + "/affiliations",
                Map.of("username", opened.string("username"), "bySms", true)).is(202);
        person.get("/vault/items").is(200);
        manager.get("/relays/" + recorded.string("relay") + "/people").is(200);
        manager.get("/relays/" + recorded.string("relay") + "/people?name=Kanarigiven").is(200);
        manager.page("/relays/" + recorded.string("relay") + "/people?name=Kanarifamily").is(200);
        manager.get("/relays/Kanarititle/people?Kanaritext=1");
    }

    /** The files below that folder that hold a canary, with which. */
    private static List<String> search(Path folder) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var bytes = Files.readAllBytes(file);
                for (var canary : CANARIES) {
                    if (holds(bytes, canary, StandardCharsets.UTF_8)
                            || holds(bytes, canary, StandardCharsets.UTF_16LE)
                            || holds(bytes, canary, StandardCharsets.UTF_16BE)) {
                        found.add(canary + " in " + folder.relativize(file));
                    }
                }
            }
        }
        return found;
    }

    private static boolean holds(byte[] bytes, String canary, Charset charset) {
        var latin = new String(bytes, StandardCharsets.ISO_8859_1);
        return latin.contains(new String(canary.getBytes(charset), StandardCharsets.ISO_8859_1));
    }
}
