package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away under load and comes back, at its address or at another; the packaged service runs on meanwhile. */
class DatabaseGoneIT {
    private static final int ROUNDS = Boolean.getBoolean("abri.faults.long") ? 10 : 1;
    private static final int MOST_ANSWERS = 20;
    private static final long SEED = Long.getLong("abri.seed", ThreadLocalRandom.current().nextLong());

    private enum Going {
        /** Told to stop. */
        STOPPED,
        /** Without being asked: it mends itself when it starts again. */
        KILLED,
        /** It comes back elsewhere, as a standby does that has everything and is promoted. */
        FAILED_OVER
    }

    private final Random random = new Random(SEED);
    private final int[] ports = new int[2];
    private Path folder;
    private EmbeddedPostgres postgres;
    private int at;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createTempDirectory("abri-postgres-");
        try (var one = new ServerSocket(0); var other = new ServerSocket(0)) {
            ports[0] = one.getLocalPort();
            ports[1] = other.getLocalPort();
        }
        opens();
        var unused = OrdinaryRole.database(postgres);
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void opens() throws IOException {
        postgres = Postgres.settled().setDataDirectory(folder).setCleanDataDirectory(false)
                .setPort(ports[at]).start();
    }

    @Test
    @DisplayName("I1, I3, I4, I5, I6: a database that stops, dies, or comes back at another of its addresses under load costs nobody anything that was acknowledged, and the service recovers by itself")
    void gone() throws IOException, InterruptedException {
        System.out.println("database gone: seed " + SEED);
        var url = "jdbc:postgresql://localhost:" + ports[0] + ",localhost:" + ports[1]
                + "/postgres?targetServerType=primary&connectTimeout=2";
        try (var server = Server
                .fresh(Map.of("ABRI_DATABASE_URL", url, "ABRI_DATABASE_USER", OrdinaryRole.NAME))) {
            var world = World.on(server);
            var client = new Client("Papier", world.person(), world.professional(),
                    "/relays/" + world.relay() + "/vaults/" + world.vault(), new Random(SEED));
            for (var round = 0; round < ROUNDS; round++) {
                for (var going : Going.values()) {
                    goes(client, going);
                    client.settle();
                    assertThat(ReadBack.latest(client)).as(going.name()).isPositive();
                }
            }
            ReadBack.everything(client);
            assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
            assertThat(server.command("verify-documents")).doesNotContain("MISSING", "DAMAGED");
            System.out.println("database gone: " + ROUNDS * Going.values().length + " times, "
                    + client.ledger().size() + " acts acknowledged, " + client.askedAgain()
                    + " requests sent again");
        }
    }

    private void goes(Client client, Going going) throws IOException, InterruptedException {
        var over = new AtomicBoolean();
        var running = CompletableFuture.runAsync(() -> client.run(over::get));
        for (var until = client.answered() + 1 + random.nextInt(MOST_ANSWERS); client.answered() < until;) {
            assertThat(running).as("I6: the service answers").isNotDone();
            Thread.sleep(5);
        }
        if (going == Going.KILLED) {
            kill();
        }
        postgres.close();
        running.join(); // whoever asks is told of an outage
        over.set(true);
        at = going == Going.FAILED_OVER ? 1 - at : at;
        opens();
    }

    private void kill() throws IOException, InterruptedException {
        var pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
        Thread.sleep(2_000); // those that it had started see that it is no more
    }
}
