package org.abri.bootstrap.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Pattern;

/** A program that asks the server, with somebody's session or none, and wants to be answered well. */
final class Caller {
    private static final String BOUNDARY = "bench";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Service server;
    private final String session;

    private Caller(Service server, String session) {
        this.server = server;
        this.session = session;
    }

    static Caller nobody(Service server) {
        return new Caller(server, "");
    }

    static Caller signedIn(Service server, Service.Person person) {
        return new Caller(server, first("token", nobody(server).signIn(person)));
    }

    /** The same session over a connection of its own. */
    Caller another() {
        return new Caller(server, session);
    }

    String signIn(Service.Person person) {
        return post("/api/v1/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(person.username(), person.password()));
    }

    byte[] get(String path) {
        return send(request(path).GET());
    }

    /** How many bytes come; none is kept. */
    long download(String path) {
        try {
            var answer = http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            var buffer = new byte[256 * 1024];
            long size = 0;
            try (InputStream body = answer.body()) {
                for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    size += read;
                }
            }
            return size;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    String post(String path, String json) {
        return new String(send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))), UTF_8);
    }

    /** The id of the new document. */
    String upload(String path, byte[] file, String visibility) {
        return first("id", new String(send(
                request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(form(file, visibility))),
                UTF_8));
    }

    private static BodyPublisher form(byte[] file, String visibility) {
        var start = """
                --bench
                Content-Disposition: form-data; name="visibility"

                %s
                --bench
                Content-Disposition: form-data; name="file"; filename="scan.pdf"

                """.formatted(visibility).replace("\n", "\r\n").getBytes(UTF_8);
        return BodyPublishers.concat(BodyPublishers.ofByteArray(start), BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.address(path));
        if (!session.isEmpty()) {
            request.header("Authorization", "Bearer " + session)
                    .header("Cookie", "abri-development-session=" + session);
        }
        return request;
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            var asked = request.build();
            var answer = http.send(asked, BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        asked + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The first value of that name in JSON. */
    static String first(String name, String json) {
        var found = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) { throw new IllegalStateException("no " + name + " in " + json); }
        return found.group(1);
    }
}
