package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.abri.application.Sha256;
import org.abri.bootstrap.Client.Doing;
import org.abri.bootstrap.Ledger.Kind;
import org.abri.bootstrap.Ledger.Place;
import org.abri.bootstrap.Ledger.Thing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The disk with the embedded database and the documents fills up under load, to the last byte; the packaged service runs on. */
class FullDiskIT {
    private static final int ROUNDS = Boolean.getBoolean("abri.faults.long") ? 40 : 3;
    private static final int MEBIBYTES = 48;
    /** What is left when a round begins: some papers go in, or hardly one. */
    private static final int MOST_LEFT = 1 << 20;
    private static final int TRIES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long SEED = Long.getLong("abri.seed", ThreadLocalRandom.current().nextLong());
    private static final String[] OPTIONS = { "-Xmx256m", "-XX:TieredStopAtLevel=1",
            "-Dabri.jobs.heartbeat=1s", "-Dabri.jobs.polling=200ms" };

    private final Random random = new Random(SEED);
    private int refusals;

    @Test
    @DisplayName("I1, I2, I3, I4, I5, I6, OPS-1: on a disk that is full, what would be added is refused and nothing is done by halves; with space it goes on by itself, and all that was acknowledged is there")
    void full() throws IOException {
        System.out.println("disk full: seed " + SEED);
        try (var disk = SmallDisk.of(MEBIBYTES);
                var server = Server.fresh(Map.of("ABRI_DATA", disk.folder().resolve("data").toString()),
                        disk.through())) {
            var first = server.operator();
            var world = World.on(server.started(OPTIONS), first);
            var client = new Client("Papier", world.person(), world.professional(),
                    "/relays/" + world.relay() + "/vaults/" + world.vault(), new Random(SEED));
            for (var round = 0; round < ROUNDS; round++) {
                fillsUp(disk, client);
                nothingMore(disk, server, client);
                if (round % 2 == 1) {
                    restarted(server, disk);
                }
                disk.free();
                client.settle();
                assertThat(ReadBack.latest(client)).as("they were busy").isPositive();
                awaits(server, 200, null);
            }
            ReadBack.everything(client);
            assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
            assertThat(server.command("verify-documents"))
                    .contains(documents(client) + " documents, " + documents(client) + " of them whole");
            System.out.println("disk full: " + ROUNDS + " times, " + refusals + " requests refused, "
                    + client.ledger().size() + " acts acknowledged, " + client.askedAgain()
                    + " requests sent again");
        } catch (AssertionError | RuntimeException found) {
            System.out.println("disk full: seed " + SEED);
            throw found;
        }
    }

    /** Whatever they do, until something is refused; then nothing at all is left. */
    private void fillsUp(SmallDisk disk, Client client) throws IOException {
        disk.fill(random.nextInt(MOST_LEFT));
        client.run(() -> false);
        refused(client);
        disk.fill(0);
    }

    /** However often it is asked: no paper more goes in, nothing of one stays, and those that are there can be read. */
    private void nothingMore(SmallDisk disk, Server server, Client client) throws IOException {
        for (var tries = 0; tries < TRIES; tries++) {
            disk.fill(0); // what H2 has given back
            if (!client.asksAgain() || !client.does(Doing.UPLOAD)) {
                refused(client);
            }
        }
        awaits(server, 503, disk);
        for (var thing : client.ledger().at(Place.VAULT)) {
            if (thing.kind() == Kind.DOCUMENT) {
                reads(client, thing);
            }
        }
        try (var unfinished = Files.list(disk.seenFromHere().resolve("data/blobs/unfinished"))) {
            assertThat(unfinished).as("I2: begun").isEmpty();
        }
    }

    /** I1: now, or when it is asked again. */
    private static void reads(Client client, Thing thing) {
        for (var end = System.nanoTime() + PATIENCE.toNanos();;) {
            var answer = client.person().get("/vault/items/" + thing.id() + "/content");
            if (answer.status() != 503) {
                assertThat(HexFormat.of().formatHex(Sha256.of(answer.is(200).body())))
                        .isEqualTo(thing.says());
                return;
            }
            assertThat(System.nanoTime()).as("I1: papers can be read").isLessThan(end);
        }
    }

    /** Killed, and started in vain: it says why, in one sentence. With space, it starts. */
    private static void restarted(Server server, SmallDisk disk) throws IOException {
        server.kill();
        disk.fill(0);
        var said = server.log().length();
        server.begins(OPTIONS);
        assertThat(server.ended()).as(server::log).isIn(Obstacle.OUTAGE, Obstacle.REFUSED);
        assertThat(server.log().substring(said)).doesNotContain("\tat ")
                .containsAnyOf("its disk may be full", "Documents cannot be written");
        disk.free();
        server.started(OPTIONS);
    }

    private void refused(Client client) {
        refusals++;
        var refusal = client.refusal().orElseThrow();
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
    }

    /** It says so of itself, while that disk is full, or with space. */
    private static void awaits(Server server, int readiness, @Nullable SmallDisk full) throws IOException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); readiness(server) != readiness;) {
            assertThat(System.nanoTime()).as("I6: readiness " + readiness).isLessThan(end);
            if (full != null) {
                full.fill(0);
            }
        }
    }

    private static int readiness(Server server) {
        try {
            var asked = (HttpURLConnection) server.address("/health/readiness").toURL().openConnection();
            return asked.getResponseCode();
        } catch (IOException nobody) {
            return 0;
        }
    }

    private static long documents(Client client) {
        return client.ledger().at(Place.VAULT).stream().filter(thing -> thing.kind() == Kind.DOCUMENT).count()
                + client.ledger().at(Place.BIN).stream().filter(thing -> thing.kind() == Kind.DOCUMENT)
                        .count();
    }
}
