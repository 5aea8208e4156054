package org.abri.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.abri.web.face.DemoGuide;

/**
 * A day of the demo in a few seconds, in a folder of its own that is thrown away: so that the Java machine sees which
 * classes and methods a service needs, and writes them into the cache that later starts begin with.
 */
final class Rehearsal {
    private static final int TIMES = 5;
    private static final int FILE_BYTES = 400_000;
    private static final byte[] NOTHING = new byte[0];
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern RELAY = Pattern.compile("\"relay\":\"([^\"]+)\"");
    private static final Pattern VAULT = Pattern.compile("\"vault\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final EmbeddedServer server;
    private final byte[] file = Arrays.copyOf(DemoFiles.pdf("SPECIMEN"), FILE_BYTES);
    private String session = "";

    private Rehearsal(EmbeddedServer server) {
        this.server = server;
    }

    static void play() {
        try {
            var folder = Files.createTempDirectory("abri-rehearsal-");
            try {
                playIn(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void playIn(Path folder) {
        var settings =
                Settings.of(Map.of("ABRI_DATA", folder.toString(), "ABRI_DEMO", "true", "ABRI_PORT", "0"));
        try (var context = Main.context(settings)) {
            new Rehearsal(context.getBean(EmbeddedServer.class).start())
                    .play(context.getBean(DemoGuide.class).accounts());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void play(List<DemoGuide.DemoAccount> people) throws IOException {
        for (var path : List.of("/health/readiness", "/", "/sign-in", "/help", "/terms", "/api/v1/terms")) {
            ask("GET", path);
        }
        for (var person : people) {
            session = first(TOKEN, signIn(person));
            work();
        }
    }

    private String signIn(DemoGuide.DemoAccount person) throws IOException {
        return ask("POST", "/api/v1/sessions", "application/json", """
                {"username":"%s","password":"%s"}
                """.formatted(person.username(), person.password()).getBytes(UTF_8));
    }

    /** All that anybody may do: to be told that one may not is rehearsed as well. */
    private void work() throws IOException {
        var relay = "/relays/" + first(RELAY, ask("GET", "/api/v1/me/workplaces"));
        var vault = first(VAULT, ask("GET", "/api/v1" + relay + "/people"));
        for (int i = 0; i < TIMES; i++) {
            var item = first(ID, upload());
            for (var path : List.of("/home", "/papers", "/papers/" + item, "/papers/add", "/my-relays",
                    "/who-saw",
                    "/operator/relays", relay + "/people", relay + "/people/new", relay + "/people/" + vault,
                    "/api/v1/vault/items", "/api/v1/vault/items/" + item,
                    "/api/v1/vault/items/" + item + "/content", "/api/v1/vault/journal",
                    "/api/v1" + relay + "/people", "/api/v1" + relay + "/vaults/" + vault + "/items")) {
                ask("GET", path);
            }
        }
    }

    private String upload() throws IOException {
        var body = new ByteArrayOutputStream();
        body.write("""
                --day
                Content-Disposition: form-data; name="visibility"

                SHARED
                --day
                Content-Disposition: form-data; name="file"; filename="day.pdf"

                """.replace("\n", "\r\n").getBytes(UTF_8));
        body.write(file);
        body.write("\r\n--day--\r\n".getBytes(UTF_8));
        return ask("POST", "/api/v1/vault/documents", "multipart/form-data; boundary=day",
                body.toByteArray());
    }

    private String ask(String method, String path) throws IOException {
        return ask(method, path, "", NOTHING);
    }

    /** Whatever the answer is, in letters. */
    private String ask(String method, String path, String type, byte[] body) throws IOException {
        var asked = (HttpURLConnection) URI.create(server.getURL() + path).toURL().openConnection();
        asked.setInstanceFollowRedirects(false);
        asked.setRequestMethod(method);
        asked.setRequestProperty("Accept", path.startsWith("/api/") ? "application/json" : "text/html");
        asked.setRequestProperty("Authorization", "Bearer " + session);
        asked.setRequestProperty("Cookie", "abri-development-session=" + session);
        if (body.length > 0) {
            asked.setRequestProperty("Content-Type", type);
            asked.setRequestProperty("Idempotency-Key", UUID.randomUUID().toString());
            asked.setDoOutput(true);
            try (var out = asked.getOutputStream()) {
                out.write(body);
            }
        }
        try (var answer = asked.getResponseCode() < 400 ? asked.getInputStream() : asked.getErrorStream()) {
            return answer == null ? "" : new String(answer.readAllBytes(), UTF_8);
        }
    }

    private static String first(Pattern pattern, String answer) {
        var found = pattern.matcher(answer);
        return found.find() ? found.group(1) : UUID.randomUUID().toString();
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
