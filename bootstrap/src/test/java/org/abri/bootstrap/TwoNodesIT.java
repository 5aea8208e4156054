package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.abri.application.Ports;
import org.abri.application.sms.SendSms;
import org.abri.application.sms.SmsGateway;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * REM-3: what is due leaves whichever process dies (ADR 18, 190, 291): two packaged services on one PostgreSQL, one of them killed
 * again and again, and a provider that writes down each hand-over. Short in every build; {@code mvn -Pstress verify} does it
 * with ten thousand reminders and ten kills.
 */
class TwoNodesIT {
    private static final boolean LONG = Boolean.getBoolean("abri.stress");
    private static final int REMINDERS = LONG ? 10_000 : 300;
    private static final int KILLS = LONG ? 10 : 2;
    private static final int OF_ONE_VAULT = 100;
    /** How many SMS one process hands over at the same time: its threads. */
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = LONG ? Duration.ofMinutes(40) : Duration.ofMinutes(8);
    private static final long SEED = Long.getLong("abri.seed", new Random().nextLong());

    /** One call of the provider, by that life of that process. */
    private record HandOver(String id, Life by, long at) {}

    /** A process from its start to its end. */
    private static final class Life {
        private final String node;
        private volatile long killedAt = Long.MAX_VALUE;

        private Life(String node) {
            this.node = node;
        }
    }

    /** A process, which lives again after each kill. */
    private static final class Node {
        private final Server server;
        private volatile Life life;

        private Node(String name, Server server) {
            this.server = server;
            this.life = new Life(name);
        }

        private void start() {
            life = new Life(life.node);
            // what a process that died was about is somebody else's after six seconds instead of three minutes
            server.started("-Xmx256m", "-Dabri.jobs.heartbeat=1s", "-Dabri.jobs.polling=200ms");
        }

        private void kill() throws InterruptedException {
            server.kill();
            // what it sent last is read by then
            Thread.sleep(300);
            life.killedAt = System.nanoTime();
        }
    }

    private final Map<String, Node> nodes = new HashMap<>();
    private final ConcurrentLinkedQueue<HandOver> handed = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName("REM-3, REM-5: two processes hand over each reminder that is due, and none twice but what one of them was handing over when it was killed, once more, to the same provider with the same id")
    void killed() throws IOException, SQLException, InterruptedException {
        System.out.println("two nodes: seed " + SEED);
        try (var postgres = Postgres.started();
                var provider = provider();
                var one = Server.fresh(settings(postgres, provider, "one"));
                var two = Server.beside(one, settings(postgres, provider, "two"))) {
            seed(one, postgres);
            nodes.put("one", new Node("one", one));
            nodes.put("two", new Node("two", two));
            var begun = System.nanoTime();
            nodes.values().parallelStream().forEach(Node::start);
            killAtRandom(new Random(SEED));
            try (var sql = postgres.getPostgresDatabase().getConnection()) {
                await(sql);
                judge(sql, Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres, Provider provider, String node) {
        var database = OrdinaryRole.database(postgres);
        return Map.of("ABRI_DATABASE_URL", database.url(), "ABRI_DATABASE_USER", database.user(), "ABRI_SMS",
                "template", "ABRI_SMS_TEMPLATE_ADDRESS",
                provider.address(node), "ABRI_SMS_TEMPLATE_BODY",
                "{\"to\":\"{to}\",\"text\":\"{text}\",\"ref\":\"{id}\"}", "ABRI_SMS_SENDER", "Abri");
    }

    /** So many reminders that are due already, of appointments that are to come. */
    private static void seed(Server server, EmbeddedPostgres postgres) {
        var settings = Settings.of(Map.of("ABRI_DATA", server.data().toString(), "ABRI_MASTER_KEY_FILE",
                server.masterKey().toString(), "ABRI_PORT", "0", "ABRI_SMS", "log", "ABRI_DATABASE_URL",
                OrdinaryRole.database(postgres).url(), "ABRI_DATABASE_USER", OrdinaryRole.NAME));
        try (var context = ApplicationContext.builder().banner(false).deduceEnvironment(false)
                .properties(settings.properties()).singletons(settings).start()) {
            var ports = context.getBean(Ports.class);
            var given = new Given(ports);
            for (var left = REMINDERS; left > 0; left -= OF_ONE_VAULT) {
                var vault = given.vault();
                var some = Math.min(left, OF_ONE_VAULT);
                ports.work().asTheService(() -> given.get(() -> {
                    for (var i = 0; i < some; i++) {
                        remind(ports, vault);
                    }
                    return vault;
                }));
            }
        }
    }

    private static void remind(Ports ports, VaultId vault) {
        var now = Instant.now();
        var appointment = new Appointment("Préfecture",
                new AppointmentTime(now.plus(Duration.ofMinutes(110)).atZone(ZoneOffset.UTC)
                        .toLocalDateTime(), ZoneOffset.UTC),
                Optional.empty(), Optional.empty(), Optional.empty());
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, now, appointment);
        ports.vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item);
        ports.reminders().save(ItemReminder.planned(new ReminderId(UUID.randomUUID()),
                new LeadTime.Before(Duration.ofHours(2)), item, Occasion.Meeting.of(appointment),
                new Author.Owner(),
                now.minus(Duration.ofHours(1))).orElseThrow());
    }

    /** Each time that some more were handed over, one of both at random, which then starts again. */
    private void killAtRandom(Random random) throws InterruptedException {
        CompletableFuture<?> starting = CompletableFuture.completedFuture(null);
        for (var kill = 0; kill < KILLS; kill++) {
            awaitHanded(REMINDERS * (kill + 1) / (KILLS + 2));
            starting.join();
            Thread.sleep(random.nextInt(300));
            var victim = nodes.get(random.nextBoolean() ? "one" : "two");
            victim.kill();
            starting = CompletableFuture.runAsync(victim::start);
        }
        starting.join();
    }

    private void awaitHanded(int some) throws InterruptedException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); handed.size() < some;) {
            assertThat(System.nanoTime()).as("so many handed over: " + handed.size()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void await(Connection sql) throws SQLException, InterruptedException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); states(sql).keySet().stream()
                .anyMatch(state -> Set.of("PLANNED", "LEAVING").contains(state));) {
            assertThat(System.nanoTime()).as("all are told of: " + states(sql)).isLessThan(end);
            Thread.sleep(500);
        }
    }

    private static Map<String, Integer> states(Connection sql) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery("select state, count(*) from reminder group by state")) {
            var states = new TreeMap<String, Integer>();
            while (rows.next()) {
                states.put(rows.getString(1), rows.getInt(2));
            }
            return states;
        }
    }

    /** The reminders' SMS, by their state. */
    private static Map<String, String> sms(Connection sql) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery("select sms, state from reminder")) {
            var sms = new HashMap<String, String>();
            while (rows.next()) {
                sms.put(rows.getString(1), rows.getString(2));
            }
            return sms;
        }
    }

    private void judge(Connection sql, Duration took) throws SQLException {
        var byId = new HashMap<String, List<HandOver>>();
        handed.forEach(each -> byId.computeIfAbsent(each.id(), unused -> new ArrayList<>()).add(each));
        var sms = sms(sql);
        var doubles = byId.values().stream().filter(each -> each.size() > 1).toList();
        var inOneLife = new HashMap<Life, Integer>();
        System.out.println("two nodes: " + REMINDERS + " reminders, " + KILLS + " kills, " + handed.size()
                + " hand-overs, " + doubles.size() + " of them once more, " + states(sql) + ", "
                + took.toSeconds() + " s");

        assertThat(sms).as("none is lost, each left as an SMS of its own").hasSize(REMINDERS);
        assertThat(byId.keySet()).as("each was handed over, and nothing else")
                .isEqualTo(new HashSet<>(sms.keySet()));
        assertThat(byId.values()).as("at most once more")
                .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(SendSms.MOST_UNANSWERED));
        assertThat(doubles).allSatisfy(each -> {
            var first = each.getFirst();
            assertThat(first.by().killedAt).as("whoever handed it over was killed").isGreaterThan(first.at())
                    .isLessThan(first.at() + SmsGateway.PATIENCE.toNanos());
            assertThat(each.get(1).at()).as("and nobody else did before").isGreaterThan(
                    first.by().killedAt);
            inOneLife.merge(first.by(), 1, Integer::sum);
        });
        assertThat(inOneLife.values()).as("what it was about, and no more")
                .allSatisfy(some -> assertThat(some).isLessThanOrEqualTo(AT_ONCE));
        sms.forEach((id, state) -> {
            var unanswered = byId.get(id).stream()
                    .filter(each -> each.by().killedAt < each.at() + SmsGateway.PATIENCE.toNanos()).count();
            assertThat(state).as("left, unless both hand-overs were under way at a kill")
                    .isIn(unanswered < SendSms.MOST_UNANSWERED ? Set.of("LEFT") : Set.of("LEFT", "FAILED"));
        });
        try (var statement = sql.createStatement();
                var waiting = statement.executeQuery("select count(*) from sms_outbox")) {
            assertThat(waiting.next()).isTrue();
            assertThat(waiting.getInt(1)).as("nothing waits any more").isZero();
        }
    }

    /** Takes every SMS, after a while, and writes down who handed it over. */
    private Provider provider() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
        return new Provider(server);
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var life = Optional.ofNullable(nodes.get(call.getRequestURI().getPath().substring(1)))
                    .orElseThrow().life;
            handed.add(new HandOver(body.replaceAll("(?s).*\"ref\":\"([0-9a-f-]{36})\".*", "$1"), life,
                    System.nanoTime()));
            Thread.sleep(ThreadLocalRandom.current().nextInt(100));
            call.sendResponseHeaders(200, -1);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private record Provider(HttpServer server) implements AutoCloseable {
        String address(String node) {
            return "http://localhost:" + server.getAddress().getPort() + "/" + node;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
