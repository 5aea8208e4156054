package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.abri.application.Abri;
import org.abri.application.later.Chore;
import org.abri.bootstrap.Ledger.Kind;
import org.abri.bootstrap.Ledger.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * I1 to I6: the packaged service is killed at random while programs use it, and started again, and again; what it had
 * acknowledged is read back each time. Short in every build; {@code mvn -Pfaults verify} does it five hundred times with each
 * database.
 */
class KilledIT {
    private static final boolean LONG = Boolean.getBoolean("abri.faults.long");
    private static final int KILLS = Integer.getInteger("abri.kills", LONG ? 500 : 10);
    /** So often everything is read back that was ever acknowledged, and not only what is new. */
    private static final int EVERYTHING = 50;
    private static final int TOLD = 10;
    private static final List<String> FAMILIES = List.of("Sow", "Bensalem", "Okafor", "Tesfaye");
    /** One kill in so many comes while the service still starts. */
    private static final int WHILE_STARTING = 10;
    /** After so many acknowledgements, at most, and so many milliseconds more. */
    private static final int MOST_ANSWERS = 40;
    private static final int MOMENTS = 50;
    private static final int LONGEST_START = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long SEED = Long.getLong("abri.seed", ThreadLocalRandom.current().nextLong());
    /** What lives so shortly is best compiled in haste. */
    private static final String[] OPTIONS = { "-Xmx256m", "-XX:TieredStopAtLevel=1",
            "-Dabri.jobs.heartbeat=1s", "-Dabri.jobs.polling=200ms" };
    private static final Set<String> CHORES = Set.of("collect-blobs", "sweep-blobs");

    private final Random random = new Random(SEED);
    private final List<Client> clients = new ArrayList<>();
    private int acts;
    private int whileStarting;

    @Test
    @DisplayName("I1, I2, I3, I4, I5, I6: with the embedded database, whatever was acknowledged is there after each kill, once, bit-identical, in the journal, and seen by nobody else")
    void embedded() throws IOException {
        try (var server = Server.fresh(Map.of())) {
            killed("H2", server);
        }
    }

    @Test
    @DisplayName("I1, I2, I3, I4, I5, I6: with PostgreSQL, whatever was acknowledged is there after each kill, once, bit-identical, in the journal, and seen by nobody else")
    void postgreSql() throws IOException {
        try (var postgres = Postgres.started();
                var server = Server.fresh(OrdinaryRole.settings(OrdinaryRole.database(postgres)))) {
            killed("PostgreSQL", server);
        }
    }

    private void killed(String database, Server server) throws IOException {
        try {
            kill(database, server);
        } catch (AssertionError | RuntimeException found) {
            System.out.println("killed: " + database + ", seed " + SEED + ":\n" + server.log());
            throw found;
        }
    }

    private void kill(String database, Server server) throws IOException {
        System.out.println("killed: " + database + ", seed " + SEED);
        var begun = System.nanoTime();
        var first = server.operator();
        var world = World.on(server.started(OPTIONS), first);
        for (var i = 0; i < FAMILIES.size(); i++) {
            clients.add(client(world, i));
        }
        for (var kill = 1; kill <= KILLS; kill++) {
            load(server);
            start(server);
            readBack(server, kill % EVERYTHING == 0 || kill == KILLS);
            if (kill % TOLD == 0) {
                tell(database, kill, begun);
            }
        }
        server.stop();
        whole(server);
        collected(server);
        tell(database, KILLS, begun);
        assertThat(acts).as("they were busy").isGreaterThan(KILLS * FAMILIES.size());
    }

    private Client client(World world, int number) {
        var opened = world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary("Amina", FAMILIES.get(number), true, true)).is(201);
        var person =
                Api.anyone(world.server()).signedIn(opened.string("username"), World.PASSWORD)
                        .acceptingTerms();
        return new Client("Papier " + number, person, world.professional(),
                "/relays/" + world.relay() + "/vaults/" + opened.string("vault"),
                new Random(random.nextLong()));
    }

    /** For a while at random, and then the process is no more. */
    private void load(Server server) {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = clients.stream()
                    .<Future<?>> map(client -> threads.submit(() -> client.run(over::get))).toList();
            awaitAnswers(random.nextInt(MOST_ANSWERS));
            pause(random.nextInt(MOMENTS));
            server.kill();
            over.set(true);
            running.forEach(KilledIT::done);
        }
    }

    private void awaitAnswers(int some) {
        var until = answered() + some;
        for (var end = System.nanoTime() + PATIENCE.toNanos(); answered() < until;) {
            assertThat(System.nanoTime()).as("I6: the service answers").isLessThan(end);
            pause(5);
        }
    }

    private int answered() {
        return clients.stream().mapToInt(Client::answered).sum();
    }

    /** Which some kills come into. */
    private void start(Server server) {
        while (random.nextInt(WHILE_STARTING) == 0) {
            whileStarting++;
            server.begins(OPTIONS);
            pause(random.nextInt(LONGEST_START));
            server.kill();
        }
        server.started(OPTIONS);
    }

    private void readBack(Server server, boolean everything) {
        each(client -> {
            client.settle();
            var some = ReadBack.latest(client);
            synchronized (this) {
                acts += some;
            }
        });
        if (everything) {
            each(ReadBack::everything);
            whole(server);
        }
    }

    private void each(Consumer<Client> doing) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.stream().<Future<?>> map(client -> threads.submit(() -> doing.accept(client))).toList()
                    .forEach(KilledIT::done);
        }
    }

    /** I2, I5: every chain of the journal, and every document to its last byte. */
    private void whole(Server server) {
        assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
        assertThat(server.command("verify-documents"))
                .contains(documents() + " documents, " + documents() + " of them whole");
    }

    private long documents() {
        return clients.stream().map(Client::ledger)
                .flatMap(ledger -> List.of(Place.VAULT, Place.BIN).stream().map(ledger::at))
                .flatMap(List::stream).filter(thing -> thing.kind() == Kind.DOCUMENT).count();
    }

    /** I2: what no row names goes, in its time; and nothing else does. */
    private void collected(Server server) throws IOException {
        var settings = Settings.of(server.environment());
        var properties = new LinkedHashMap<String, Object>(settings.properties());
        properties.put("abri.test.clock", true);
        try (var context = ApplicationContext.builder().banner(false).deduceEnvironment(false)
                .properties(properties).singletons(settings).start()) {
            context.getBean(MovableClock.class).pass(Duration.ofHours(7));
            context.getBean(Abri.class).later().chores().stream()
                    .filter(chore -> CHORES.contains(chore.name())).map(Chore::work)
                    .forEach(Runnable::run);
        }
        try (var files = Files.walk(server.data().resolve("blobs"))) {
            assertThat(files.filter(Files::isRegularFile).count()).as("I2: blobs").isEqualTo(documents());
        }
        whole(server);
    }

    private void tell(String database, int kills, long begun) {
        System.out.println("killed: " + database + ", " + kills + " kills and " + whileStarting
                + " more while starting, " + acts + " acts acknowledged, "
                + clients.stream().mapToInt(Client::askedAgain).sum() + " requests sent again, "
                + documents() + " documents, "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
    }

    private static void done(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError found) { throw found; }
            throw new IllegalStateException(failed);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
