package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program that uses the API with one person's session, or with none. */
final class Api {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final String KEY = "Idempotency-Key";
    private static final String BOUNDARY = "----abri-test-boundary";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Served server;
    private final Optional<String> token;
    private final Optional<String> recovery;
    private String formToken;

    private Api(Served server, Optional<String> token) {
        this(server, token, Optional.empty());
    }

    private Api(Served server, Optional<String> token, Optional<String> recovery) {
        this.server = server;
        this.token = token;
        this.recovery = recovery;
    }

    /** As a browser that goes on with the recovery of that token (SEC-4). */
    Api recovering(String recoveryToken) {
        return new Api(server, token, Optional.of(recoveryToken));
    }

    static Api anyone(Served server) {
        return new Api(server, Optional.empty());
    }

    /** An answer: status, headers, and the body as it came. */
    record Answer(int status, HttpHeaders headers, byte[] body) {
        Answer is(int expected) {
            assertThat(status).as(() -> text()).isEqualTo(expected);
            return this;
        }

        /** Where what was made is, under /api/v1. */
        String place() {
            return headers.firstValue("Location").orElseThrow().substring("/api/v1".length());
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Map<String, Object> json() {
            try {
                return ObjectMapper.getDefault().readValue(body, Argument.mapOf(String.class, Object.class));
            } catch (IOException notJson) {
                throw new UncheckedIOException(text(), notJson);
            }
        }

        String string(String... path) {
            Object found = json();
            for (var name : path) {
                found = ((Map<?, ?>) found).get(name);
            }
            return (String) found;
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list(String name) {
            return (List<Map<String, Object>>) json().get(name);
        }
    }

    /** The same program, with the same session, at another node. */
    Api at(Served node) {
        return new Api(node, token, recovery);
    }

    /** The same program, with another session. */
    Api withToken(String session) {
        return new Api(server, Optional.of(session));
    }

    /** Signs in: the same program, with that person's session. */
    Api signedIn(String username, String password) {
        var answer = post("/sessions", Map.of("username", username, "password", password)).is(201);
        return new Api(server, Optional.of(answer.string("token")));
    }

    /** Chooses a password with a code, signs in with it, accepts the terms, and sets up a second factor where one is required. */
    Api firstSignIn(String username, String code, String password) {
        post("/activations", Map.of("username", username, "code", code, "password", password)).is(204);
        var person = signedIn(username, password).acceptingTerms();
        return person.get("/me").status() == 403 ? person.settingUpFactor(password) : person;
    }

    /** SEC-2: as whoever must have a second factor does; the session that goes on. */
    private Api settingUpFactor(String password) {
        var seed = post("/me/factor/proposal", Map.of("password", password)).is(200).string("seed");
        var confirmed = put("/me/factor", Map.of("factorCode", Phone.given(seed).code())).is(200);
        return withToken(confirmed.string("session", "token"));
    }

    Api acceptingTerms() {
        var version = get("/terms").is(200).string("inForce", "version");
        var status = post("/me/acceptances", Map.of("version", version)).status();
        assertThat(status).isBetween(200, 299);
        return this;
    }

    /** What a browser with this session gets from that page, redirections not followed. */
    Answer page(String path) {
        return send(browser(path).GET());
    }

    /** Posts a form as a browser with this session, from a page of ours. */
    Answer form(String path, Map<String, String> fields) {
        var body = new StringBuilder("formToken=" + formToken());
        fields.forEach((name, value) -> body.append('&').append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(browser(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** As {@link #form}, with the version that the page's form was made with. */
    Answer formFrom(String path, Map<String, String> fields) {
        return form(path, from(path, fields));
    }

    /** Those fields, and the version that the page's form is made with. */
    Map<String, String> from(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.putAll(versionOn(path));
        assertThat(all).as(path).containsKey("version");
        return all;
    }

    /** The version that the page's form is made with, if it changes something that has versions. */
    Map<String, String> versionOn(String path) {
        var found = VERSION.matcher(page(path).text());
        return found.find() ? Map.of("version", found.group(1)) : Map.of();
    }

    /** As {@link #form}, with a file. */
    Answer fileForm(String path, Map<String, String> fields, String fileName, byte[] file) {
        var all = new LinkedHashMap<String, String>(fields);
        all.put("formToken", formToken());
        return send(browser(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(multipart(all, fileName, () -> new ByteArrayInputStream(file))));
    }

    /** What this session's forms carry; asked for once. Empty without a session. */
    String formToken() {
        if (formToken == null) {
            var found = FORM_TOKEN.matcher(page("/password").text());
            formToken = found.find() ? found.group(1) : "";
        }
        return formToken;
    }

    private HttpRequest.Builder browser(String path) {
        var request = HttpRequest.newBuilder(server.address(path)).header("Accept", "text/html");
        token.ifPresent(session -> request.header("Cookie", "abri-development-session=" + session));
        recovery.ifPresent(held -> request.header("Cookie", "abri-development-recovery=" + held));
        return request;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(fromAny(path).DELETE());
    }

    Answer post(String path, Map<String, ?> json) {
        return send(json(path).POST(body(json)));
    }

    /** I4: as {@link #post}, with that key: sent again, it makes nothing twice. */
    Answer post(String path, Map<String, ?> json, UUID key) {
        return send(json(path).header(KEY, key.toString()).POST(body(json)));
    }

    Answer put(String path, Map<String, ?> json) {
        return send(json(path).PUT(body(json)));
    }

    Answer patch(String path, Map<String, ?> json) {
        return send(json(path).method("PATCH", body(json)));
    }

    /** Posts a document as a form does: the fields, then the file. */
    Answer upload(String path, Map<String, String> fields, String fileName, byte[] file) {
        return upload(path, fields, fileName, () -> new ByteArrayInputStream(file));
    }

    Answer upload(String path, Map<String, String> fields, String fileName, Supplier<InputStream> file) {
        return upload(path, fields, fileName, file, UUID.randomUUID());
    }

    /** I4: as the others, with that key: sent again, it makes nothing twice. */
    Answer upload(String path, Map<String, String> fields, String fileName, Supplier<InputStream> file,
            UUID key) {
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header(KEY, key.toString())
                .POST(multipart(fields, fileName, file)));
    }

    /** UPL-3: begins an upload of that many bytes; where it goes on, under /api/v1, is {@link Answer#place}. */
    Answer begins(String path, Map<String, String> fields, String fileName, long length) {
        var said = new LinkedHashMap<>(fields);
        said.put("filename", fileName);
        var metadata = said.entrySet().stream()
                .map(field -> field.getKey() + " " + Base64.getEncoder()
                        .encodeToString(field.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
        return send(request(path).header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(length)).header("Upload-Metadata", metadata)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Goes on with an upload from there. */
    Answer goesOn(String path, long from, byte[] bytes) {
        return send(request(path).header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", String.valueOf(from))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** Stops an upload. */
    Answer stops(String path) {
        return send(request(path).header("Tus-Resumable", "1.0.0").DELETE());
    }

    private static HttpRequest.BodyPublisher multipart(Map<String, String> fields, String fileName,
            Supplier<InputStream> file) {
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--").append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        head.append("--").append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(fileName.replace("\"", "%22"))
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        var start = head.toString().getBytes(StandardCharsets.UTF_8);
        var end = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return HttpRequest.BodyPublishers
                .ofInputStream(() -> new SequenceInputStream(new ByteArrayInputStream(start),
                        new SequenceInputStream(file.get(), new ByteArrayInputStream(end))));
    }

    /** A request under /api/v1 with the session, to be completed. */
    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.address("/api/v1" + path));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** As {@link #send}, but the body is read as it streams in. */
    InputStream stream(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream()).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** From whatever version there is. */
    private HttpRequest.Builder fromAny(String path) {
        return request(path).header("If-Match", "*");
    }

    private HttpRequest.Builder json(String path) {
        return fromAny(path).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(Map<String, ?> json) {
        try {
            return HttpRequest.BodyPublishers.ofString(ObjectMapper.getDefault().writeValueAsString(json));
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }
}
