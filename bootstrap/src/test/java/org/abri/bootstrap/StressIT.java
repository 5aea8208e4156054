package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * WEB-3, I6: what has stopped the service before, all of it at once or one after another, on a heap of 256 MiB, while another
 * person reads their list. Short in every build; {@code mvn -Pstress verify} does it as long as an attacker would.
 */
class StressIT {
    private static final boolean LONG = Boolean.getBoolean("abri.stress");
    private static final int FORMS = LONG ? 2_000 : 400;
    private static final int DOWNLOADS = LONG ? 300 : 40;
    private static final int SECONDS_OF_SIGN_INS = LONG ? 20 : 4;
    private static final int SIGN_INS_A_SECOND = LONG ? 100 : 40;
    private static final int HEADERS = LONG ? 500 : 60;
    private static final int EIGHT_MIB = 8 << 20;

    private final List<Socket> open = new ArrayList<>();
    private final AtomicInteger seen = new AtomicInteger();
    private final List<String> failed = new ArrayList<>();

    @Test
    @DisplayName("WEB-3, AUT-3: stalled forms, slow downloads, sign-ins without end and the worst headers stop nobody's list, and memory comes back")
    void stress() throws IOException, InterruptedException {
        try (var server = Server.fresh(Map.of())) {
            var first = server.operator();
            var world = World.on(server.started("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"), first);
            var other = world.anotherPerson();
            var paper =
                    world.person().upload("/vault/documents", Map.of(), "scan.pdf", pdf(EIGHT_MIB)).is(201)
                            .string("id");
            var before = server.usedHeap();
            var over = new AtomicBoolean();
            var reader = Thread.ofPlatform().start(() -> readList(other, over));
            try {
                stalledForms(server);
                watch(10);
                slowDownloads(server, world.person(), paper);
                watch(10);
                worstHeaders(server);
                signIns(server, world.personUsername());
                watch(10);
            } finally {
                for (var socket : open) {
                    socket.close();
                }
            }
            watch(5);
            over.set(true);
            reader.join();
            assertThat(failed).isEmpty();
            assertThat(server.log()).doesNotContain("OutOfMemory");
            assertThat(world.person().get("/vault/items/" + paper + "/content").is(200).body())
                    .hasSize(EIGHT_MIB);
            assertThat(world.person().upload("/vault/documents", Map.of(), "b.pdf", pdf(EIGHT_MIB)).status())
                    .isEqualTo(201);
            assertThat(server.usedHeap()).as("memory comes back").isLessThan(before + (64L << 20));
        }
    }

    private static byte[] pdf(int size) {
        var bytes = new byte[size];
        System.arraycopy(World.PDF, 0, bytes, 0, World.PDF.length);
        return bytes;
    }

    /** The one whom all this must not trouble. */
    private void readList(Api other, AtomicBoolean over) {
        while (!over.get()) {
            try {
                var status = other.get("/vault/items").status();
                if (status == 200) {
                    seen.incrementAndGet();
                } else {
                    failed.add("list: " + status);
                }
                Thread.sleep(50);
            } catch (RuntimeException | InterruptedException broken) {
                failed.add("list: " + broken);
            }
        }
    }

    /** Until the list was read so many times more. */
    private void watch(int times) throws InterruptedException {
        var until = seen.get() + times;
        for (int i = 0; i < 1200 && seen.get() < until && failed.isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(failed).isEmpty();
        assertThat(seen.get()).isGreaterThanOrEqualTo(until);
    }

    private Socket connected(Server server) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("localhost", server.address("/").getPort()));
        open.add(socket);
        return socket;
    }

    private void stalledForms(Server server) throws IOException {
        var most = "x".repeat(318 * 1024).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < FORMS; i++) {
            try {
                var out = connected(server).getOutputStream();
                out.write(String.join("\r\n", "POST /sign-in HTTP/1.1", "Host: localhost",
                        "Content-Type: application/x-www-form-urlencoded", "Content-Length: 326656", "", "")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(most);
            } catch (IOException turnedAway) {
                // that is what it is about
            }
        }
    }

    private void slowDownloads(Server server, Api person, String paper) throws IOException {
        var bearer = person.request("/vault").build().headers().firstValue("Authorization").orElseThrow();
        var begun = 0;
        for (int i = 0; i < DOWNLOADS; i++) {
            var socket = connected(server);
            socket.getOutputStream()
                    .write(("GET /api/v1/vault/items/" + paper + "/content HTTP/1.1\r\nHost: localhost\r\n"
                            + "Authorization: " + bearer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            begun += status.endsWith("200") ? 1 : 0;
            if (!status.endsWith("200") && !status.endsWith("503")) {
                failed.add("download: " + status);
            }
        }
        assertThat(begun).as("documents on their way to one account").isBetween(1, 4);
    }

    private void worstHeaders(Server server) throws IOException {
        for (var header : List.of("Accept-Language: en" + "-x".repeat(3500), "Accept-Language: ;",
                "Accept: ;", "Cookie: "
                        + "a=b; ".repeat(1400))) {
            for (int i = 0; i < HEADERS / 4; i++) {
                try (var socket = connected(server)) {
                    socket.getOutputStream()
                            .write(("GET /assets/icon.svg HTTP/1.1\r\nHost: localhost\r\n" + header
                                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                    var status =
                            new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    if (!status.endsWith("200") && !status.endsWith("431")) {
                        failed.add(header.substring(0, 10) + ": " + status);
                    }
                }
            }
        }
    }

    /** So many a second, whether those before were answered or not; each is recognised or not, or told to come again. */
    private void signIns(Server server, String username) throws InterruptedException {
        var statuses = new ArrayList<Integer>();
        var form = "username=" + username + "&password=quelque+chose+d+autre";
        try (var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SECONDS_OF_SIGN_INS * SIGN_INS_A_SECOND; i++) {
                var body = form.replace(username,
                        i % 2 == 0 ? username
                                : "zozo-zuzu-z" + "aeiou".charAt(i % 5) + "z"
                                        + "aeiou".charAt(i / 5 % 5));
                var unused = threads.submit(() -> {
                    var status = http.send(
                            HttpRequest.newBuilder(URI.create(server.address("/sign-in").toString()))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .timeout(Duration.ofSeconds(60))
                                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                            BodyHandlers.discarding()).statusCode();
                    synchronized (statuses) {
                        statuses.add(status);
                    }
                    return status;
                });
                Thread.sleep(1000 / SIGN_INS_A_SECOND);
            }
        }
        assertThat(statuses).isNotEmpty().allMatch(status -> List.of(401, 422, 429, 503).contains(status));
    }
}
