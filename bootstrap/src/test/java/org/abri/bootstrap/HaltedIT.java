package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abri.bootstrap.Client.Doing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The packaged service halts at named steps of an act: before each call of a port, and after each unit of work
 * ({@link HaltingPorts}). Some steps at random in every build; {@code mvn -Pfaults verify} takes each.
 */
class HaltedIT {
    private static final boolean LONG = Boolean.getBoolean("abri.faults.long");
    private static final long SEED = Long.getLong("abri.seed", ThreadLocalRandom.current().nextLong());
    /** More than any act has. */
    private static final int MOST_STEPS = 200;
    private static final int FEWEST_STEPS = 3;
    /** A short run takes one of the first steps. */
    private static final int SURE = 12;

    private final Random random = new Random(SEED);
    private final List<String> options = new ArrayList<>();
    private Server server;
    private World world;
    private int halts;

    @BeforeEach
    void start() throws IOException {
        System.out.println("halted: seed " + SEED);
        server = Server.fresh(Map.of());
        options.addAll(HaltingPorts.options(server.home()));
        options.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dabri.jobs.heartbeat=1s",
                "-Dabri.jobs.polling=200ms"));
        var first = server.operator();
        starts();
        world = World.on(server, first);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void starts() {
        server.started(options.toArray(String[]::new));
    }

    @Test
    @DisplayName("I1, I2, I4, I5, I6: halted at any step of adding, sharing, changing, throwing away, putting back or erasing an item, the service has done it whole or not at all, and does it once when it is asked again")
    void acts() {
        var client = new Client("Papier", world.person(), world.professional(),
                "/relays/" + world.relay() + "/vaults/" + world.vault(), new Random(SEED));
        IntStream.range(0, 5).forEach(some -> List.of(Doing.UPLOAD, Doing.NOTE, Doing.THROW_AWAY)
                .forEach(client::does));
        for (var doing : Doing.values()) {
            halting(step -> isHalted(client, doing, step));
        }
        ReadBack.everything(client);
        server.stop();
        assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
        assertThat(server.command("verify-documents")).doesNotContain("MISSING", "DAMAGED");
        System.out.println("halted: " + halts + " halts, in acts");
        assertThat(halts).isGreaterThanOrEqualTo(Doing.values().length * (LONG ? FEWEST_STEPS : 1));
    }

    /** At each step, until there is none any more; or at one, which there is. */
    private void halting(IntPredicate at) {
        var step = LONG ? 1 : 1 + random.nextInt(SURE);
        while (at.test(step) == LONG) {
            assertThat(step).isLessThan(MOST_STEPS);
            step = LONG ? step + 1 : 1 + random.nextInt(step);
        }
    }

    /** Whether there is such a step; then all is as it was acknowledged. */
    private boolean isHalted(Client client, Doing doing, int step) {
        HaltingPorts.at(step, server.home());
        if (client.does(doing)) {
            HaltingPorts.never(server.home());
            return false;
        }
        halts++;
        assertThat(server.ended()).as(server::log).isEqualTo(HaltingPorts.HALTED);
        starts();
        client.settle();
        ReadBack.latest(client);
        return true;
    }

    @Test
    @DisplayName("END-2, CRY-6, I2, I5, I6: halted at any step of erasing a person, the service has erased them or not at all; asked again, nothing of them stays")
    void erasing() throws InterruptedException {
        halting(this::isErased);
        for (var tries = 0; tries < 200 && !server.run("verify-documents").output()
                .contains("0 documents, 0 of them whole, with 0 bytes.\n0 blobs"); tries++) {
            Thread.sleep(500);
        }
        assertThat(server.command("verify-documents")).contains("0 documents, ", "\n0 blobs");
        server.stop();
        assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
        System.out.println("halted: " + halts + " halts, in erasing");
        assertThat(halts).isGreaterThanOrEqualTo(LONG ? FEWEST_STEPS : 1);
    }

    private boolean isErased(int step) {
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Awa " + "abcdefghij".charAt(step % 10), "Sow", true, true)).is(201);
        var person = Api.anyone(server).signedIn(opened.string("username"), World.PASSWORD).acceptingTerms();
        var paper = person.upload("/vault/documents", Map.of("visibility", "SHARED"), "a.pdf", World.PDF)
                .is(201).string("id");
        HaltingPorts.at(step, server.home());
        var halted = isHaltedIn(person);
        if (!halted) {
            HaltingPorts.never(server.home());
        } else {
            starts();
            if (person.get("/me").status() == 200) {
                assertThat(person.get("/vault/items/" + paper + "/content").is(200).body())
                        .isEqualTo(World.PDF);
                erase(person).is(204);
            }
        }
        person.get("/vault/items").is(401);
        Api.anyone(server).post("/sessions",
                Map.of("username", opened.string("username"), "password", World.PASSWORD)).is(401);
        world.professional().get("/relays/" + world.relay() + "/vaults/" + opened.string("vault") + "/items")
                .is(404);
        return halted;
    }

    @Test
    @DisplayName("CRY-5, I1, I6: a renewing of the master key that is halted at one step after another, and begun again each time, opens every paper all along, and ends")
    void renewing() {
        var papers = Stream.of(world.person(), world.anotherPerson())
                .collect(Collectors.toMap(person -> person, HaltedIT::paperOf));
        server.command("rotate-master-key", "add");
        for (var step = 1; !isRenewed(step); step += LONG ? 1 : 2 + random.nextInt(SURE / 2)) {
            papers.forEach(HaltedIT::opens);
        }
        papers.forEach(HaltedIT::opens);
        assertThat(server.command("rotate-master-key", "status")).contains("In use: key 2.")
                .containsPattern("Opened with the key in use: (\\d+) key sets of \\1\\.");
        assertThat(server.command("verify-documents")).contains("2 documents, 2 of them whole");
        assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
        System.out.println("halted: " + halts + " halts, in renewing the master key");
        assertThat(halts).isGreaterThanOrEqualTo(LONG ? 10 : FEWEST_STEPS);
    }

    private boolean isRenewed(int step) {
        HaltingPorts.at(step, server.home());
        if (server.run("rotate-master-key", "use").code() == 0) {
            HaltingPorts.never(server.home());
            return true;
        }
        halts++;
        assertThat(server.ended()).as(server::log).isEqualTo(HaltingPorts.HALTED);
        starts();
        return false;
    }

    private static String paperOf(Api person) {
        return person.upload("/vault/documents", Map.of(), "a.pdf", World.PDF).is(201).string("id");
    }

    private static void opens(Api person, String paper) {
        assertThat(person.get("/vault/items/" + paper + "/content").is(200).body()).isEqualTo(World.PDF);
    }

    private static Api.Answer erase(Api person) {
        return person.post("/me/deletion", Map.of("confirmed", true, "current", World.PASSWORD));
    }

    private boolean isHaltedIn(Api person) {
        try {
            erase(person).is(204);
            return false;
        } catch (UncheckedIOException nobodyThere) {
            halts++;
            assertThat(server.ended()).as(server::log).isEqualTo(HaltingPorts.HALTED);
            return true;
        }
    }
}
