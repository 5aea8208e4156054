package org.abri.bootstrap;

import static org.abri.bootstrap.Rotating.done;
import static org.abri.bootstrap.Rotating.refused;
import static org.abri.bootstrap.Rotating.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.Ports;
import org.abri.domain.journal.Chain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key is renewed by commands, while people use the service. */
class RotateMasterKeyCommandTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("CRY-5, LAW-2: with the embedded database the service that runs goes from one key to the next, and people notice nothing; each step is in its journal; backups of before are restored with the old line put back, later ones without")
    void fromOneKeyToTheNext() throws Exception {
        var before = Files.createDirectory(folder.resolve("before"));
        var after = Files.createDirectory(folder.resolve("after"));
        String username;
        String paper;
        try (var service = InProcess.in(folder, Map.of("abri.test.clock", true));
                var site = new Site(folder)) {
            var world = World.on(service, service.operator());
            username = world.personUsername();
            paper = world.person().upload("/vault/documents", Map.of(), "scan.pdf", World.PDF).is(201)
                    .string("id");
            assertThat(site.run("backup", "--to", before + "/b", "--key-sets", before + "/k").code())
                    .isZero();
            Files.copy(folder.resolve("key"), before.resolve("key"), StandardCopyOption.COPY_ATTRIBUTES);
            var entries = entriesOfTheService(service);
            refused(site, "has one wrapping key alone", "drop");

            assertThat(done(site, "add")).contains("Key 2 is in the file", "is not used yet");
            refused(site, "two wrapping keys already", "add");
            refused(site, "key 2 is not in use yet", "drop");
            assertThat(done(site, "status")).contains("In use: key 1. In the file: [1, 2].");
            assertThat(done(site, "use")).contains("Key 2 is in use: ", "In use: key 2.");
            assertThat(done(site, "use")).contains("0 key sets were wrapped by it now");
            refused(site, "The old key stays until", "drop");
            refused(site, "The old key stays until", "drop", "--despite-backups");
            service.bean(MovableClock.class).pass(Duration.ofMinutes(11));
            refused(site, "The old key stays until", "drop");
            assertThat(done(site, "drop", "--despite-backups")).contains("The old key is gone");
            assertThat(Files.readString(folder.resolve("key"))).contains("wrapping 2 ")
                    .doesNotContain("wrapping 1 ");
            assertThat(done(site, "status")).contains("In the file: [2].");

            assertThat(world.person().get("/vault/items/" + paper + "/content").is(200).body())
                    .isEqualTo(World.PDF);
            assertThat(site.run("verify-journal").code()).isZero();
            assertThat(entriesOfTheService(service)).as("added, in use, wrapped anew, dropped")
                    .isEqualTo(entries + 4);
            assertThat(site.run("backup", "--to", after + "/b", "--key-sets", after + "/k").code()).isZero();
        }
        try (var site = new Site(folder); var context = Main.started(site.environment())) {
            signsIn(context.getBean(EmbeddedServer.class), username, paper);
        }
        restored("later", after, username, paper);
        try (var site = at("refused")) {
            assertThat(site.run("restore", "--from", before + "/b", "--key-sets", before + "/k"))
                    .satisfies(ran -> {
                        assertThat(ran.code()).isEqualTo(Obstacle.REFUSED);
                        assertThat(ran.errors()).contains("no longer has its wrapping key 1",
                                "Put its line back");
                    });
        }
        var old = Files.readAllLines(before.resolve("key")).stream()
                .filter(line -> line.startsWith("wrapping 1 ")).findFirst().orElseThrow();
        Files.writeString(folder.resolve("key"),
                Files.readString(folder.resolve("key")).replace("wrapping 2 ", old + "\nwrapping 2 "));
        restored("earlier", before, username, paper);
    }

    private Site at(String name) throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve(name));
        Files.copy(folder.resolve("key"), elsewhere.resolve("key"), StandardCopyOption.COPY_ATTRIBUTES);
        return new Site(elsewhere);
    }

    private void restored(String name, Path backups, String username, String paper) throws IOException {
        try (var site = at(name)) {
            assertThat(site.run("restore", "--from", backups + "/b", "--key-sets", backups + "/k").code())
                    .isZero();
            try (var context = Main.started(site.environment())) {
                signsIn(context.getBean(EmbeddedServer.class), username, paper);
            }
        }
    }

    private static void signsIn(EmbeddedServer server, String username, String paper) {
        var url = server.getURL();
        var person = Api.anyone(path -> URI.create(url + path)).signedIn(username, World.PASSWORD);
        assertThat(person.get("/vault/items/" + paper + "/content").is(200).body()).isEqualTo(World.PDF);
    }

    @Test
    @DisplayName("CRY-5: with PostgreSQL the command does it beside the service, which takes the new key up without being started anew")
    void beside() throws Exception {
        try (var postgres = Postgres.started()) {
            var database = OrdinaryRole.database(postgres);
            try (var service = InProcess.in(folder, new LinkedHashMap<>(database.properties()));
                    var site = new Site(folder)) {
                OrdinaryRole.settings(database).forEach(site::set);
                var world = World.on(service, service.operator());
                var paper = world.person().upload("/vault/documents", Map.of(), "scan.pdf", World.PDF).is(201)
                        .string("id");

                assertThat(done(site, "add")).contains("Key 2 is in the file");
                assertThat(done(site, "use")).contains("Key 2 is in use: ");

                assertThat(world.person().get("/vault/items/" + paper + "/content").is(200).body())
                        .isEqualTo(World.PDF);
                assertThat(service.operator()).isNotEmpty();
                var renewed = service.bean(Abri.class).sealing().renewKeys().renewSome();
                assertThat(renewed.damaged()).isEmpty();
                assertThat(service.bean(Abri.class).sealing().renewKeys().standing())
                        .satisfies(standing -> assertThat(standing.done()).isTrue());
            }
        }
    }

    @Test
    @DisplayName("OPS-1: whoever mistypes a step is told what is wrong, and nothing is done")
    void mistyped() throws Exception {
        try (var site = new Site(folder)) {
            var before = Files.readString(folder.resolve("key"));
            for (var words : new String[][] { {}, { "perhaps" }, { "add", "--despite-backups" },
                    { "use", "--at", "gone:key" },
                    { "add", "--at", "key" } }) {
                assertThat(run(site, words).code()).isEqualTo(Obstacle.REFUSED);
            }
            assertThat(Files.readString(folder.resolve("key"))).isEqualTo(before);
        }
    }

    private static long entriesOfTheService(InProcess service) {
        var ports = service.bean(Ports.class);
        return ports.work().inOne(() -> ports.journal().head(new Chain.OfService())).number();
    }
}
