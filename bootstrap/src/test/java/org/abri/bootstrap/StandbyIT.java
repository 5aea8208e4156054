package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A PostgreSQL is killed under load and its standby promoted, which replicates synchronously; the packaged service runs on. */
class StandbyIT {
    private static final int ROUNDS = Boolean.getBoolean("abri.faults.long") ? 20 : 2;
    /** One program for each. */
    private static final List<String> FAMILIES = List.of("Sow", "Bensalem", "Okafor");
    private static final int MOST_ANSWERS = 40;
    private static final long SEED = Long.getLong("abri.seed", ThreadLocalRandom.current().nextLong());

    private final Random random = new Random(SEED);

    @Test
    @DisplayName("I1, I3, I4, I5, I6: a primary that is killed under load costs nobody anything that was acknowledged, once its standby is promoted, and the service goes on there by itself")
    void promoted() throws IOException, SQLException, InterruptedException {
        System.out.println("standby: seed " + SEED);
        try (var pair = new PostgresPair(); var server = Server.fresh(pair.settings())) {
            var world = World.on(server);
            var clients = FAMILIES.stream().map(family -> client(world, family)).toList();
            for (var round = 0; round < ROUNDS; round++) {
                fails(pair, clients);
                pair.promotes();
                for (var client : clients) {
                    client.settle();
                    assertThat(ReadBack.latest(client)).isPositive();
                }
                pair.standsBy();
            }
            clients.forEach(ReadBack::everything);
            assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
            assertThat(server.command("verify-documents")).doesNotContain("MISSING", "DAMAGED");
            System.out.println("standby: promoted " + ROUNDS + " times, "
                    + clients.stream().mapToInt(client -> client.ledger().size()).sum()
                    + " acts acknowledged, " + clients.stream().mapToInt(Client::askedAgain).sum()
                    + " requests sent again");
        }
    }

    private Client client(World world, String family) {
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Samuel", family, true, true)).is(201);
        return new Client("Papier", Api.anyone(world.server())
                .signedIn(opened.string("username"), World.PASSWORD).acceptingTerms(), world.professional(),
                "/relays/" + world.relay() + "/vaults/" + opened.string("vault"),
                new Random(random.nextLong()));
    }

    /** While they all work. */
    private void fails(PostgresPair pair, List<Client> clients) throws IOException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = clients.stream()
                    .map(client -> CompletableFuture.runAsync(() -> client.run(() -> false), threads))
                    .toList();
            var until = answered(clients) + 1 + random.nextInt(MOST_ANSWERS);
            while (answered(clients) < until) {
                assertThat(running).as("I6: the service answers").noneMatch(CompletableFuture::isDone);
                Thread.sleep(5);
            }
            pair.kills();
            running.forEach(CompletableFuture::join); // each is told of an outage
        }
    }

    private static int answered(List<Client> clients) {
        return clients.stream().mapToInt(Client::answered).sum();
    }
}
