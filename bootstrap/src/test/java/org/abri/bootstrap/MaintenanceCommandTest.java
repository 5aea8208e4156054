package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is closed and opened by commands, while people use it. */
class MaintenanceCommandTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("AVL-1: announced, every page says so; closed, people read why and programs get a problem, what is under way goes on, and sessions live on")
    void closedAndOpened() throws Exception {
        try (var service = InProcess.in(folder, Map.of()); var site = new Site(folder)) {
            var world = World.on(service, service.operator());
            var anyone = Api.anyone(service);
            assertThat(run(site, "announce", "--from", "2999-12-01T22:00", "--until", "2999-12-02T00:30"))
                    .isEqualTo(Obstacle.DONE);
            assertThat(anyone.page("/").is(200).text()).contains("Abri ferme", "décembre 2999");

            var begun = new CountDownLatch(1);
            var closed = new CountDownLatch(1);
            var underWay = CompletableFuture.supplyAsync(() -> world.person().upload("/vault/documents",
                    Map.of(), "scan.pdf", () -> slow(begun, closed)));
            begun.await();
            assertThat(run(site, "on")).isEqualTo(Obstacle.DONE);
            var page = anyone.page("/").is(503);
            assertThat(page.text()).contains("Abri est fermé un moment", "Vos papiers sont en sûreté.",
                    "Abri ferme", "décembre 2999");
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(world.person().get("/vault/items").is(503).string("code")).isEqualTo("maintenance");
            assertThat(world.person().upload("/vault/documents", Map.of(), "late.pdf", World.PDF).status())
                    .isEqualTo(503);
            assertThat(anyone.page("/health/liveness").status()).isEqualTo(200);
            closed.countDown();
            var paper = underWay.get().is(201).string("id");

            assertThat(run(site, "off")).isEqualTo(Obstacle.DONE);
            assertThat(world.person().get("/vault/items").is(200).list("items")).singleElement()
                    .satisfies(item -> assertThat(item).containsEntry("id", paper));
            assertThat(anyone.page("/").is(200).text()).doesNotContain("Abri ferme");
        }
    }

    @Test
    @DisplayName("AVL-1: whoever mistypes a maintenance is told what is wrong, and nothing is said to anybody")
    void mistyped() throws Exception {
        try (var service = InProcess.in(folder, Map.of()); var site = new Site(folder)) {
            for (var words : new String[][] { { "announce" }, { "announce", "--from", "2999-12-01T22:00" },
                    { "announce", "--from", "2999-12-01T22:00", "--until", "2999-12-01T22:00" },
                    { "announce", "--from", "2001-12-01T22:00", "--until", "2001-12-02T22:00" },
                    { "announce", "--from", "tonight", "--until", "2999-12-01T22:00" },
                    { "on", "--from", "2999-12-01T22:00" }, { "perhaps" }, {} }) {
                assertThat(run(site, words)).as(String.join(" ", words)).isEqualTo(Obstacle.REFUSED);
            }
            assertThat(Api.anyone(service).page("/").is(200).text()).doesNotContain("Abri ferme");
        }
    }

    @Test
    @DisplayName("OPS-1, LOG-2: what is no command is dropped, at the socket of commands, without a word of it, and commands go on")
    void noCommand() throws Exception {
        var thrown = new CopyOnWriteArrayList<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, why) -> thrown.add(why));
        try (var service = InProcess.in(folder, Map.of()); var site = new Site(folder)) {
            for (var nonsense : new String[] { "", "\u00ff".repeat(50), "\0\6/tmp\0x\0\0\0\1",
                    "\0\4/tmp" }) {
                try (var commands = SocketChannel
                        .open(UnixDomainSocketAddress.of(site.data().resolve("commands")))) {
                    commands.write(ByteBuffer.wrap(nonsense.getBytes(StandardCharsets.ISO_8859_1)));
                    commands.shutdownOutput();
                    while (commands.read(ByteBuffer.allocate(1_000)) >= 0) {
                        // until it is let go
                    }
                } catch (IOException cut) {
                    // let go before all of it was read
                }
            }
            assertThat(run(site, "off")).isEqualTo(Obstacle.DONE);
            assertThat(Api.anyone(service).page("/").status()).isEqualTo(200);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(thrown).isEmpty();
    }

    private static int run(Site site, String... words) {
        var all = new String[words.length + 1];
        all[0] = "maintenance";
        System.arraycopy(words, 0, all, 1, words.length);
        return site.run(all).code();
    }

    /** The bytes of a paper, which do not end before the service is closed. */
    private static InputStream slow(CountDownLatch begun, CountDownLatch closed) {
        return new ByteArrayInputStream(World.PDF) {
            @Override
            public synchronized int read(byte[] bytes, int from, int count) {
                if (available() < World.PDF.length) {
                    begun.countDown();
                    try {
                        closed.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                }
                return super.read(bytes, from, Math.min(count, World.PDF.length / 2 + 1));
            }
        };
    }
}
