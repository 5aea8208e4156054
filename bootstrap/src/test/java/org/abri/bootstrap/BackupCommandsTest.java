package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.abri.application.Ports;
import org.abri.crypto.sealing.MasterKey;
import org.abri.domain.journal.Chain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup, restoring and its drill, as operators run them, with the cryptography that they have. */
class BackupCommandsTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("OPS-2: with the embedded database, the service that runs takes the backup itself; elsewhere all comes back, bit-identical, for the same sign-in, and nobody's data are overwritten")
    void embedded() throws Exception {
        var real = Files.createDirectory(folder.resolve("real"));
        String username;
        String paper;
        try (var service = InProcess.in(real, Map.of()); var site = new Site(real)) {
            var world = World.on(service, service.operator());
            username = world.personUsername();
            paper = world.person().upload("/vault/documents", Map.of(), "scan.pdf", World.PDF).is(201)
                    .string("id");
            var before = entriesOfTheService(service.bean(Ports.class));
            var taken = site.run(command("backup", "--to"));
            assertThat(taken.errors()).isEmpty();
            assertThat(entriesOfTheService(service.bean(Ports.class))).as("LAW-2").isEqualTo(before + 1);
            assertThat(taken.out()).contains("Backup 2", " key sets, ", "1 of them copied now.");
            assertThat(taken.code()).isZero();
            assertThat(site.run("verify-documents").out()).startsWith("1 documents, 1 of them whole");
            assertThat(site.run("verify-journal").code()).isZero();
            assertThat(site.run("backup", "--to", at("apart/within"), "--key-sets", at("apart")).code())
                    .isEqualTo(Obstacle.REFUSED);
        }
        try (var site = new Site(real)) {
            assertThat(site.run(command("restore", "--from"))).satisfies(refused -> {
                assertThat(refused.code()).isEqualTo(Obstacle.REFUSED);
                assertThat(refused.errors()).contains("holds somebody's data already");
            });
        }
        var another = Files.createDirectory(folder.resolve("another"));
        MasterKey.create(another.resolve("key"));
        try (var site = new Site(another)) {
            assertThat(site.run(command("restore", "--from")).code()).isEqualTo(Obstacle.REFUSED);
        }
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(real.resolve("key"), elsewhere.resolve("key"));
        try (var site = new Site(elsewhere)) {
            var restored = site.run(command("restore", "--from"));
            assertThat(restored.errors()).isEmpty();
            assertThat(restored.out()).contains("is restored", "0 journals of people who were erased",
                    "1 documents, 1 of them whole");
            assertThat(restored.code()).isZero();
            try (var context = Main.started(site.environment())) {
                var url = context.getBean(EmbeddedServer.class).getURL();
                var person = Api.anyone(path -> URI.create(url + path)).signedIn(username, World.PASSWORD);
                assertThat(person.get("/vault/items/" + paper + "/content").is(200).body())
                        .isEqualTo(World.PDF);
            }
        }
    }

    @Test
    @DisplayName("OPS-2, I1: a backup taken under load from PostgreSQL has whatever was acknowledged before; the drill proves it in an embedded database and leaves nothing; what is damaged it tells by 1")
    void underLoad() throws Exception {
        try (var postgres = Postgres.started()) {
            var database = OrdinaryRole.database(postgres);
            try (var service = InProcess.in(folder, new LinkedHashMap<>(database.properties()));
                    var site = new Site(folder)) {
                OrdinaryRole.settings(database).forEach(site::set);
                var world = World.on(service, service.operator());
                var acknowledged = new ConcurrentLinkedQueue<String>();
                var stop = new AtomicBoolean();
                var load = Thread.ofVirtual().start(() -> {
                    for (var i = 0; !stop.get(); i++) {
                        acknowledged.add(world.person()
                                .upload("/vault/documents", Map.of(), "scan" + i + ".pdf", World.PDF).is(201)
                                .string("id"));
                        if (i % 3 == 0) {
                            world.person().delete("/vault/items/" + acknowledged.poll());
                        }
                    }
                });
                while (acknowledged.size() < 3) {
                    Thread.sleep(10);
                }
                for (var i = 0; i < 3; i++) {
                    var before = acknowledged.size();
                    var taken = site.run(command("backup", "--to"));
                    assertThat(taken.errors()).isEmpty();
                    assertThat(taken.code()).isZero();
                    assertThat(drill(site)).satisfies(drilled -> {
                        assertThat(drilled.errors()).isEmpty();
                        assertThat(drilled.code()).isZero();
                        assertThat(documents(drilled.out())).isGreaterThanOrEqualTo(before);
                    });
                }
                stop.set(true);
                load.join();
                assertThat(folder.resolve("drill")).doesNotExist();

                damageOne();
                assertThat(drill(site)).satisfies(drilled -> {
                    assertThat(drilled.code()).isEqualTo(Obstacle.ALTERED);
                    assertThat(drilled.out()).contains("DAMAGED: item ");
                });
                assertThat(site.run(command("restore-drill", "--from", "--into", at("apart"))).code())
                        .as("a folder that is there").isEqualTo(Obstacle.REFUSED);
                assertThat(folder.resolve("apart")).isNotEmptyDirectory();
            }
        }
    }

    @Test
    @DisplayName("OPS-2: where something that is no service holds the embedded database, a backup says so and ends as an outage")
    void inUse() throws Exception {
        try (var service = InProcess.in(folder, Map.of())) {
            assertThat(service.operator()).isNotEmpty();
        }
        try (var site = new Site(folder);
                var held = FileChannel.open(site.databaseFile(), StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            assertThat(held.lock().isValid()).isTrue();
            assertThat(site.run(command("backup", "--to"))).satisfies(ended -> {
                assertThat(ended.code()).isEqualTo(Obstacle.OUTAGE);
                assertThat(ended.errors()).contains("in use by another process");
            });
        }
    }

    private static long entriesOfTheService(Ports ports) {
        return ports.work().inOne(() -> ports.journal().head(new Chain.OfService())).number();
    }

    private Site.Ran drill(Site site) {
        return site.run(command("restore-drill", "--from", "--into", at("drill")));
    }

    private String[] command(String name, String data, String... more) {
        var words = List.of(name, data, at("backups"), "--key-sets", at("apart"));
        var all = Arrays.copyOf(words.toArray(String[]::new), words.size() + more.length);
        System.arraycopy(more, 0, all, words.size(), more.length);
        return all;
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static int documents(String out) {
        return Integer.parseInt(out.replaceAll("(?s).*?(\\d+) documents, .*", "$1"));
    }

    /** Of the copies. */
    private void damageOne() throws IOException {
        try (var files = Files.walk(folder.resolve("backups/blobs"))) {
            var one = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            var bytes = Files.readAllBytes(one);
            bytes[bytes.length / 2] ^= 1;
            Files.write(one, bytes);
        }
    }
}
