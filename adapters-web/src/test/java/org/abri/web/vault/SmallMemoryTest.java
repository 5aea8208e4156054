package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.abri.application.Sha256;
import org.abri.web.Multiparts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallMemoryTest {
    private static final int SIZE = 50 << 20;
    /** As many as one account may have under way (WEB-3). */
    private static final int AT_ONCE = 4;
    /** With the profile {@code stress} two gibibytes and more. */
    private static final int ROUNDS = Boolean.getBoolean("abri.stress") ? 11 : 1;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @DisplayName("UPL-2, CRY-3, LAW-5: four of the largest documents go in and out at once, and all together in one file, through a server of 96 MiB, and its temp folder holds none of them")
    void inAndOut(@TempDir Path blobs, @TempDir Path temp, @TempDir Path taken) throws Exception {
        var command = List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx96m",
                "-XX:MaxDirectMemorySize=64m",
                "-Djava.io.tmpdir=" + temp, "-cp", System.getProperty("java.class.path"),
                SmallServer.class.getName(), blobs.toString());
        var server = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            var ready = ready(lines);
            var log = Collections.synchronizedList(new ArrayList<String>());
            var reading = Thread.ofVirtual().start(() -> lines.lines().forEach(log::add));
            var pdf = Multiparts.pdf(SIZE, 96);
            var hash = HexFormat.of().formatHex(Sha256.of(pdf));
            var body = List.of(Multiparts.head(Map.of(), "a.pdf"), pdf, Multiparts.tail());

            var ids = new ArrayList<String>();
            for (var round = 0; round < ROUNDS; round++) {
                ids.addAll(atOnce(() -> upload(ready, body, hash)));
            }
            assertThat(ids).as(() -> String.join("\n", log)).doesNotHaveDuplicates()
                    .hasSize(ROUNDS * AT_ONCE);
            var next = ids.iterator();
            assertThat(atOnce(() -> download(ready, take(next)))).as(() -> String.join("\n", log))
                    .containsOnly(hash);
            wholeIn(all(ready, taken.resolve("all.zip")), hash);
            try (var left = Files.walk(temp)) {
                assertThat(left.filter(Files::isRegularFile).filter(file -> file.toFile().length() > 1 << 20))
                        .isEmpty();
            }
            server.getOutputStream().close();
            reading.join();
        } finally {
            server.destroy();
        }
    }

    private Path all(Ready from, Path file) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(from.address() + "archive"))
                .header("Authorization", "Bearer " + from.token()).build();
        var answer = client.send(request, BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        return answer.body();
    }

    /** To our own reader, and to whichever other one there is. */
    private static void wholeIn(Path file, String hash) throws Exception {
        try (var zip = new ZipFile(file.toFile())) {
            var documents = zip.stream().filter(entry -> entry.getName().endsWith(".pdf")).toList();
            assertThat(documents).hasSize(ROUNDS * AT_ONCE);
            for (var document : documents) {
                try (var bytes = new DigestInputStream(zip.getInputStream(document), Sha256.digest())) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                    assertThat(HexFormat.of().formatHex(bytes.getMessageDigest().digest())).isEqualTo(hash);
                }
            }
            assertThat(zip.stream().map(ZipEntry::getName)).contains("index.html", "index.json",
                    "journal.csv");
        }
        for (var other : List.of(List.of("unzip", "-tq"), List.of("python3", "-m", "zipfile", "-t"))) {
            try {
                var command = Stream.concat(other.stream(), Stream.of(file.toString())).toList();
                var program = new ProcessBuilder(command).redirectErrorStream(true).start();
                var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(program.waitFor()).as(said).isZero();
            } catch (IOException notHere) {
                // this machine has none
            }
        }
    }

    private record Ready(String address, String token) {}

    private static Ready ready(BufferedReader lines) throws IOException {
        var before = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                var words = line.split(" ", -1);
                return new Ready("http://localhost:" + words[1] + "/api/v1/vault/", words[2]);
            }
            before.append(line).append('\n');
        }
        throw new AssertionError(before.toString());
    }

    private static <T> List<T> atOnce(Callable<T> one) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(Collections.nCopies(AT_ONCE, one))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static synchronized String take(java.util.Iterator<String> ids) {
        return ids.next();
    }

    private String upload(Ready to, List<byte[]> body, String hash) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(to.address() + "documents"))
                .header("Authorization", "Bearer " + to.token())
                .header("Content-Type", Multiparts.TYPE).POST(BodyPublishers.ofInputStream(() -> bytes(body)))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var id = answer.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        var item = HttpRequest.newBuilder(URI.create(to.address() + "items/" + id))
                .header("Authorization", "Bearer " + to.token()).build();
        assertThat(client.send(item, BodyHandlers.ofString()).body()).contains(hash);
        return id;
    }

    private static InputStream bytes(List<byte[]> body) {
        return new SequenceInputStream(
                Collections.enumeration(body.stream().map(ByteArrayInputStream::new).toList()));
    }

    /** Takes it slower than it could be sent. */
    private String download(Ready from, String id) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(from.address() + "items/" + id + "/content"))
                .header("Authorization", "Bearer " + from.token())
                .build();
        var digest = Sha256.digest();
        try (var bytes =
                new DigestInputStream(client.send(request, BodyHandlers.ofInputStream()).body(), digest)) {
            var buffer = new byte[256 * 1024];
            for (int i = 0; bytes.read(buffer) >= 0; i++) {
                if (i % 64 == 0) {
                    Thread.sleep(20);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
