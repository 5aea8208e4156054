package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreviewsIT {
    private static final int LARGEST = 50 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    @DisplayName("UPL-2: a server with a heap of 96 MiB draws what documents look like, of 50 MiB and of nonsense too; meanwhile others are answered, ten at once, and documents stay bit-identical")
    void smallHeap() throws Exception {
        try (var server = Server.fresh(Map.of())) {
            var operator = server.operator();
            var world = World.on(server.started("-Xmx96m"), operator);
            var person = world.person();
            person.put("/vault/previews", Map.of("wished", true)).is(200);
            var shared = Map.of("visibility", "SHARED");
            var nonsense = Stream.of(nonsense(LARGEST, 1), nonsense(LARGEST, 2))
                    .map(bytes -> added(person.upload("/vault/documents", shared, "scan.pdf", bytes)))
                    .toList();
            var pdf = added(person.upload("/vault/documents", shared, "attestation.pdf", World.PDF));
            var card = added(person.upload("/vault/documents", shared, "carte.jpg", World.JPEG));
            for (var i = 0; i < 20; i++) {
                person.page("/help").is(200);
                world.professional().get(world.shared("/items")).is(200);
            }

            drawn(person, List.of(pdf, card));

            for (var item : List.of(pdf, card)) {
                assertThat(tenAtOnce(() -> person.get("/vault/items/" + item + "/preview").is(200).body()))
                        .hasSize(1);
                assertThat(tenAtOnce(() -> world.professional()
                        .get(world.shared("/items/" + item + "/preview/1")).is(200).body())).hasSize(1);
            }
            var small = ImageIO.read(new ByteArrayInputStream(
                    person.get("/vault/items/" + card + "/preview").is(200).body()));
            assertThat(Math.max(small.getWidth(), small.getHeight())).isLessThanOrEqualTo(320);
            assertThat(person.get("/vault/items/" + card + "/content").is(200).body()).isEqualTo(World.JPEG);
            assertThat(person.get("/vault/items/" + pdf + "/content").is(200).body()).isEqualTo(World.PDF);
            try (var stream = person.stream("/vault/items/" + nonsense.getFirst() + "/content")) {
                assertThat(Arrays.hashCode(stream.readAllBytes()))
                        .isEqualTo(Arrays.hashCode(nonsense(LARGEST, 1)));
            }
            assertThat(server.log()).doesNotContain("OutOfMemory");
            try (var temp = Files.list(server.temp())) {
                assertThat(temp).as("nothing readable on the way").isEmpty();
            }
        }
    }

    @Test
    @DisplayName("LAW-4, AFF-6: a picture is gone with the affiliation for staff, and for all when its owner no longer wishes any: then no blob is left of it")
    void gone() throws IOException {
        try (var server = Server.fresh(Map.of())) {
            var world = World.on(server);
            var person = world.person();
            person.put("/vault/previews", Map.of("wished", true)).is(200);
            var card = added(person.upload("/vault/documents", Map.of("visibility", "SHARED"), "carte.jpg",
                    World.JPEG));
            drawn(person, List.of(card));
            assertThat(blobs(server)).isEqualTo(2);
            world.professional().get(world.shared("/items/" + card + "/preview")).is(200);

            person.delete("/vault/affiliations/" + world.relay()).is(204);
            world.professional().get(world.shared("/items/" + card + "/preview")).is(404);
            person.put("/vault/previews", Map.of("wished", false)).is(200);
            person.get("/vault/items/" + card + "/preview").is(404);
            for (var end = System.nanoTime() + PATIENCE.toNanos(); blobs(server) > 1;) {
                assertThat(System.nanoTime()).as("removed").isLessThan(end);
                pause();
            }
            person.get("/vault/items/" + card + "/content").is(200);
        }
    }

    private static void drawn(Api person, List<String> items) {
        for (var item : items) {
            for (var end = System.nanoTime() + PATIENCE.toNanos(); person
                    .get("/vault/items/" + item + "/preview").status() == 404;) {
                assertThat(System.nanoTime()).as("drawn").isLessThan(end);
                pause();
            }
        }
    }

    private static List<Integer> tenAtOnce(Callable<byte[]> asking) throws Exception {
        try (var threads = Executors.newFixedThreadPool(10)) {
            var answers = threads.invokeAll(Stream.generate(() -> asking).limit(10).toList());
            return answers.stream().map(answer -> Arrays.hashCode(answer.resultNow())).distinct()
                    .collect(Collectors.toList());
        }
    }

    private static String added(Api.Answer answer) {
        return answer.is(201).string("id");
    }

    private static byte[] nonsense(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        System.arraycopy(World.PDF, 0, bytes, 0, World.PDF.length);
        return bytes;
    }

    private static long blobs(Server server) throws IOException {
        try (var files = Files.walk(server.data().resolve("blobs"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
