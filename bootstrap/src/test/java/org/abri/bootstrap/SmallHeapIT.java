package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmallHeapIT {
    private static final int LARGEST = 50 << 20;

    @Test
    @DisplayName("UPL-2: a document of 50 MiB goes in and out of a server with a heap of 96 MiB, bit-identical; one byte more is refused")
    void largest() throws IOException, NoSuchAlgorithmException {
        try (var server = Server.fresh(Map.of())) {
            var operator = server.operator();
            var world = World.on(server.started("-Xmx96m"), operator);
            var before = digest(pdf(LARGEST));
            for (int i = 0; i < 2; i++) {
                var added = world.person()
                        .upload("/vault/documents", Map.of(), "scan.pdf", () -> pdf(LARGEST)).is(201);
                assertThat(world.person().get("/vault/items/" + added.string("id")).is(200).string("sha256"))
                        .isEqualTo(before);
                assertThat(digest(world.person().stream("/vault/items/" + added.string("id") + "/content")))
                        .isEqualTo(before);
            }
            world.person().upload("/vault/documents", Map.of(), "scan.pdf", () -> pdf(LARGEST + 1)).is(413);
            assertThat(world.person().get("/vault/items").is(200).list("items")).hasSize(2);
            assertThat(server.log()).doesNotContain("OutOfMemory");
        }
    }

    @Test
    @DisplayName("UPL-3: an upload that is cut leaves no row, no blob and no temporary file")
    void cut() throws IOException, InterruptedException {
        try (var server = Server.fresh(Map.of())) {
            var world = World.on(server);
            var request = world.person().request("/vault/documents").GET().build();
            try (var socket = new Socket("localhost", server.address("/").getPort())) {
                var out = socket.getOutputStream();
                out.write(("POST /api/v1/vault/documents HTTP/1.1\r\nHost: localhost:"
                        + server.address("/").getPort() + "\r\nAuthorization: "
                        + request.headers().firstValue("Authorization").orElseThrow()
                        + "\r\nContent-Type: multipart/form-data; boundary=cut\r\nContent-Length: 9000000\r\n\r\n"
                        + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                pdf(3 << 20).transferTo(out);
                out.flush();
            }
            for (int i = 0; i < 100 && unfinished(server) > 0; i++) {
                Thread.sleep(100);
            }
            assertThat(unfinished(server)).isZero();
            assertThat(world.person().get("/vault/items").is(200).list("items")).isEmpty();
        }
    }

    /** How many files there are in the blob store and the temporary folder. */
    private static long unfinished(Server server) throws IOException {
        try (var blobs = Files.walk(server.data().resolve("blobs")); var temp = Files.walk(server.temp())) {
            return blobs.filter(Files::isRegularFile).count() + temp.filter(Files::isRegularFile).count();
        }
    }

    /** Random bytes, always the same, behind the beginning of a PDF. */
    private static InputStream pdf(int size) {
        var head = World.PDF;
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
        return new SequenceInputStream(new ByteArrayInputStream(head), new InputStream() {
            private int left = size - head.length;

            @Override
            public int read() {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left == 0) { return -1; }
                var chunk = new byte[Math.min(length, left)];
                random.nextBytes(chunk);
                System.arraycopy(chunk, 0, buffer, offset, chunk.length);
                left -= chunk.length;
                return chunk.length;
            }
        });
    }

    private static String digest(InputStream bytes) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var reading = new DigestInputStream(bytes, digest)) {
            reading.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
