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
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key by which people are found is renewed by commands, while nobody uses the service. */
class RenewIndexCommandTest {
    private static final String STOP = "stop the service on every node first";

    @TempDir private Path folder;

    @Test
    @DisplayName("CRY-5: with the embedded database a key of the index is added while the service runs, and put to use once it is stopped; a backup of before is found with its own number of keys, and renewed in its turn")
    void fromOneKeyToTheNext() throws Exception {
        var backups = Files.createDirectory(folder.resolve("backups"));
        String username;
        try (var service = InProcess.in(folder, Map.of()); var site = new Site(folder)) {
            username = World.on(service, service.operator()).personUsername();
            assertThat(site.run("backup", "--to", backups + "/b", "--key-sets", backups + "/k").code())
                    .isZero();
            assertThat(done(site, "status")).contains("Of the index: 1 of 1 keys in use.");
            assertThat(done(site, "add", "--index")).contains("Key 2 of the index is in the file",
                    "is not used yet");
            assertThat(Files.readString(folder.resolve("key"))).contains("index 1 ", "index 2 ");
            assertThat(done(site, "status")).contains("Of the index: 1 of 2 keys in use.");
            refused(site, STOP, "use", "--index");
            signsIn(service, username);
        }
        try (var site = new Site(folder)) {
            assertThat(done(site, "use", "--index")).contains("Key 2 of the index is in use: ");
            assertThat(done(site, "use", "--index")).contains("Key 2 of the index is in use already");
            assertThat(done(site, "status")).contains("Of the index: 2 of 2 keys in use.");
            assertThat(site.run("verify-journal").code()).isZero();
            signsIn(site, username);
        }
        try (var site = at("restored")) {
            assertThat(site.run("restore", "--from", backups + "/b", "--key-sets", backups + "/k").code())
                    .isZero();
            assertThat(done(site, "status")).contains("Of the index: 1 of 2 keys in use.");
            signsIn(site, username);
            assertThat(done(site, "use", "--index")).contains("Key 2 of the index is in use: ");
            signsIn(site, username);
        }
        var file = folder.resolve("key");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^index 2 .*\n", ""));
        try (var site = new Site(folder)) {
            refused(site, "The master key lacks its index key 2", "status");
        }
    }

    private Site at(String name) throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve(name));
        Files.copy(folder.resolve("key"), elsewhere.resolve("key"), StandardCopyOption.COPY_ATTRIBUTES);
        return new Site(elsewhere);
    }

    private static void signsIn(Site site, String username) {
        try (var context = Main.started(site.environment())) {
            var url = context.getBean(EmbeddedServer.class).getURL();
            signsIn(path -> URI.create(url + path), username);
        }
    }

    private static void signsIn(Served service, String username) {
        var person = Api.anyone(service).signedIn(username, World.PASSWORD);
        assertThat(person.get("/vault/items").is(200).body()).isNotEmpty();
    }

    @Test
    @DisplayName("CRY-5: with PostgreSQL it is refused beside a service that runs, and done once none does")
    void beside() throws Exception {
        try (var postgres = Postgres.started()) {
            var database = OrdinaryRole.database(postgres);
            String username;
            try (var service = InProcess.in(folder, new LinkedHashMap<>(database.properties()));
                    var site = new Site(folder)) {
                OrdinaryRole.settings(database).forEach(site::set);
                username = World.on(service, service.operator()).personUsername();
                assertThat(done(site, "add", "--index")).contains("Key 2 of the index is in the file");
                refused(site, STOP, "use", "--index");
                assertThat(done(site, "status")).contains("Of the index: 1 of 2 keys in use.");
            }
            try (var site = new Site(folder)) {
                OrdinaryRole.settings(database).forEach(site::set);
                assertThat(done(site, "use", "--index")).contains("Key 2 of the index is in use: ");
                signsIn(site, username);
            }
        }
    }

    @Test
    @DisplayName("OPS-1: whoever mistypes a step of it is told what is wrong, and nothing is done")
    void mistyped() throws Exception {
        try (var site = new Site(folder)) {
            var before = Files.readString(folder.resolve("key"));
            for (var words : new String[][] { { "drop", "--index" }, { "status", "--index" },
                    { "use", "--despite-damage" }, { "add", "--index", "--despite-damage" } }) {
                assertThat(run(site, words).code()).isEqualTo(Obstacle.REFUSED);
            }
            assertThat(Files.readString(folder.resolve("key"))).isEqualTo(before);
        }
    }
}
