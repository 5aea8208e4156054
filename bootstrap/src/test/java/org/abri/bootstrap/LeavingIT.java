package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A person leaves, on the packaged server; and what a backup from before is good for. */
class LeavingIT extends Walks {
    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("END-1, FACE: a person deletes their account from their account page: one screen says what goes, one tick and the password mean it")
    void deletes(Screen screen) {
        var opened =
                person("Awa" + (screen.scripts() ? "avec" : "sans"), "Ba" + "a".repeat(screen.width() / 300));
        var elsewhere =
                Api.anyone(server).signedIn(opened.string("username"), World.PASSWORD).acceptingTerms();
        elsewhere.upload("/vault/documents", Map.of("title", "Bail", "visibility", "SHARED"), "b.pdf",
                World.PDF).is(201);
        try (var awa = chromium.somebody(server, screen)) {
            awa.signsIn(opened.string("username"), World.PASSWORD).opens("/account").follows("closing.title")
                    .counts()
                    .follows("deletion.title").isAt("deletion.title").sees("deletion.papers", 1);
            awa.types("password.current", "pas celui-là").presses("deletion.do").sees("deletion.confirmed");
            assertThat(awa.status()).isEqualTo(422);
            awa.ticks("deletion.confirmed").types("password.current", World.PASSWORD).presses("deletion.do")
                    .sees("done.account-deleted");
            assertThat(awa.path()).isEqualTo("/");
            assertThat(awa.opens("/home").path()).isEqualTo("/sign-in");
        }
        elsewhere.get("/vault/items").is(401);
        Api.anyone(server).post("/sessions",
                Map.of("username", opened.string("username"), "password", World.PASSWORD)).is(401);
        world.professional().get("/relays/" + world.relay() + "/vaults/" + opened.string("vault") + "/items")
                .is(404);
    }

    private static Api.Answer person(String given, String family) {
        return world.professional().post("/relays/" + world.relay() + "/beneficiaries",
                World.beneficiary(given, family, true, true)).is(201);
    }

    @Test
    @DisplayName("END-2, CRY-6: of whoever was deleted, a whole backup from before brings nothing back, their papers neither")
    void backup() throws IOException {
        var backup = Files.createTempDirectory("abri-backup-");
        try (var restored = Server.fresh(Map.of())) {
            var there = World.on(restored);
            there.person().upload("/vault/documents", Map.of("title", "Bail"), "b.pdf", World.PDF).is(201);
            restored.stop();
            copy(restored.data(), backup);
            restored.started();
            var person = Api.anyone(restored).signedIn(there.personUsername(), World.PASSWORD);
            person.post("/me/deletion", Map.of("confirmed", true, "current", World.PASSWORD)).is(204);
            restored.stop();

            copy(backup, restored.data());
            assertThat(documents(restored)).as("as the backup had it").isOne();
            restored.started();

            Api.anyone(restored).post("/sessions",
                    Map.of("username", there.personUsername(), "password", World.PASSWORD)).is(401);
            for (var tries = 0; tries < 300 && documents(restored) > 0; tries++) {
                pause();
            }
            assertThat(documents(restored)).as("once the jobs ran").isZero();
        } finally {
            remove(backup);
        }
    }

    private static long documents(Server server) throws IOException {
        try (var files = Files.walk(server.data().resolve("blobs"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What is said outside of the database is not brought back with it. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = from.relativize(file).toString();
                if (!name.startsWith("journal-heads")) {
                    var copy = to.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
