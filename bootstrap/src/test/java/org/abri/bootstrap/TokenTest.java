package org.abri.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.abri.application.Outage;
import org.abri.crypto.sealing.MasterKeyRefused;
import org.abri.crypto.sealing.Pkcs11Keys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRY-1: wrapping keys in a real token, SoftHSM's, and what may happen to that. */
class TokenTest {
    private static final byte[] KEY_SET = "the key set of somebody".getBytes(UTF_8);
    private static final byte[] AMINA = "of Amina".getBytes(UTF_8);
    private static final byte[] BASILE = "of Basile".getBytes(UTF_8);
    /** So long a token is left alone after it did not come up once, and somewhat longer. */
    private static final Duration PAUSE = Duration.ofMillis(1_200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private SoftToken token;

    @BeforeEach
    void token() throws Exception {
        token = SoftToken.in(folder.resolve("token")).withKey("abri-2");
    }

    private static Aead key(Pkcs11Keys keys) {
        return keys.getAead("pkcs11:object=abri-2");
    }

    @Test
    @DisplayName("CRY-1, CRY-2: a key in a token seals and opens for one place alone; what is damaged does not open, and is no outage")
    void seals() throws Exception {
        try (var keys = new Pkcs11Keys(token.settings())) {
            var sealed = key(keys).encrypt(KEY_SET, AMINA);
            assertThat(key(keys).encrypt(KEY_SET, AMINA)).isNotEqualTo(sealed);
            var process = SoftToken.processes();

            assertThat(key(keys).decrypt(sealed, AMINA)).isEqualTo(KEY_SET);
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> key(keys).decrypt(sealed, BASILE));
            for (var at = 0; at < sealed.length; at += 7) {
                var altered = sealed.clone();
                altered[at] ^= 1;
                assertThatExceptionOfType(GeneralSecurityException.class)
                        .isThrownBy(() -> key(keys).decrypt(altered, AMINA));
            }
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> key(keys).decrypt(new byte[3], AMINA));
            assertThat(key(keys).decrypt(sealed, AMINA)).isEqualTo(KEY_SET);
            assertThat(SoftToken.processes()).isEqualTo(process).hasSize(1);
        }
        noProcessIsLeft();
    }

    /** What is ended is gone a moment later. */
    private static void noProcessIsLeft() throws InterruptedException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end
                && !SoftToken.processes().isEmpty();) {
            Thread.sleep(20);
        }
        assertThat(SoftToken.processes()).isEmpty();
    }

    @Test
    @DisplayName("CRY-1: a label that no key bears is refused, and so is a key that could be taken out")
    void wrongKeys() throws Exception {
        token.withKey("loose", "--extractable");
        try (var keys = new Pkcs11Keys(token.settings())) {
            assertThatThrownBy(() -> keys.getAead("pkcs11:object=abri-3").encrypt(KEY_SET, AMINA))
                    .isInstanceOf(MasterKeyRefused.class)
                    .hasMessageContaining("no secret key with the label \"abri-3\"");
            assertThatThrownBy(() -> keys.getAead("pkcs11:object=loose").encrypt(KEY_SET, AMINA))
                    .isInstanceOf(MasterKeyRefused.class).hasMessageContaining("could be taken out");
            token.withKey("abri-3");
            assertThat(keys.getAead("pkcs11:object=abri-3").encrypt(KEY_SET, AMINA)).isNotEmpty();
        }
    }

    @Test
    @DisplayName("OPS-1: a wrong PIN is shown to the token once, and told to nobody; another one in the file is taken without a start")
    void wrongPin() throws Exception {
        token.writePin("11111111");
        try (var keys = new Pkcs11Keys(token.settings())) {
            refusesPin(keys);
            token.goAway();
            Thread.sleep(PAUSE.toMillis());
            // whoever asked the token again would be told that it is gone
            refusesPin(keys);
            token.comeBack();
            token.writePin(SoftToken.PIN);
            Thread.sleep(PAUSE.toMillis());
            assertThat(key(keys).encrypt(KEY_SET, AMINA)).isNotEmpty();
        }
    }

    private static void refusesPin(Pkcs11Keys keys) {
        assertThatThrownBy(() -> key(keys).encrypt(KEY_SET, AMINA)).isInstanceOf(MasterKeyRefused.class)
                .hasMessageContaining("refuses the PIN").hasMessageNotContaining("11111111");
    }

    @Test
    @DisplayName("AVL-2, OPS-1: a token that goes away is an outage, and a process that ends costs nothing; both pass by themselves")
    void comesBack() throws Exception {
        try (var keys = new Pkcs11Keys(token.settings())) {
            var sealed = key(keys).encrypt(KEY_SET, AMINA);

            SoftToken.processes().forEach(ProcessHandle::destroyForcibly);
            assertThat(key(keys).decrypt(sealed, AMINA)).isEqualTo(KEY_SET);

            token.goAway();
            for (var i = 0; i < 3; i++) {
                assertThatThrownBy(() -> key(keys).decrypt(sealed, AMINA)).isInstanceOf(Outage.class)
                        .hasMessageContaining("does not come up (CKR_");
                assertThatThrownBy(() -> key(keys).encrypt(KEY_SET, AMINA)).isInstanceOf(Outage.class);
            }
            noProcessIsLeft();
            token.comeBack();
            assertThat(againByItself(() -> key(keys).decrypt(sealed, AMINA))).isEqualTo(KEY_SET);
        }
    }

    /** What comes of it once it is no outage any more. */
    private static <T> T againByItself(Callable<T> doing) throws Exception {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; Thread.sleep(200)) {
            try {
                return doing.call();
            } catch (Outage notYet) {
                // left alone for a while
            }
        }
        return doing.call();
    }

    @Test
    @DisplayName("OPS-1: a token that does not answer is an outage in some seconds, for everybody who waits; another process takes over")
    void silent() throws Exception {
        try (var keys = new Pkcs11Keys(token.settings()); var people = Executors.newFixedThreadPool(20)) {
            var sealed = key(keys).encrypt(KEY_SET, AMINA);
            for (var process : SoftToken.processes()) {
                assertThat(
                        new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start().waitFor())
                                .isZero();
            }
            var began = System.nanoTime();
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> people.submit(() -> key(keys).decrypt(sealed, AMINA))).toList();
            for (var answer : answers) {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(Outage.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(againByItself(() -> key(keys).decrypt(sealed, AMINA))).isEqualTo(KEY_SET);
        }
    }

    @Test
    @DisplayName("CRY-1, CRY-5: from the file into a token and back while people use the service; with the token gone nothing is damaged, and nothing starts")
    void thereAndBack() throws Exception {
        String username;
        String paper;
        try (var service = InProcess.in(folder, Map.of("abri.test.clock", true), token.variables());
                var site = site()) {
            var world = World.on(service, service.operator());
            username = world.personUsername();
            paper = world.person().upload("/vault/documents", Map.of(), "scan.pdf", World.PDF).is(201)
                    .string("id");

            assertThat(site.run("rotate-master-key", "add", "--at", "pkcs11:object=abri-9").code())
                    .isEqualTo(Obstacle.REFUSED);
            renew(site, service, 2, "--at", "pkcs11:object=abri-2");
            assertThat(Files.readString(folder.resolve("key"))).contains("wrapping 2 pkcs11:object=abri-2 ")
                    .doesNotContain("wrapping 1 ").doesNotContain(SoftToken.PIN);
            assertThat(world.person().get("/vault/items/" + paper + "/content").is(200).body())
                    .isEqualTo(World.PDF);
        }
        noProcessIsLeft();
        try (var service = InProcess.again(folder, Map.of(), token.variables())) {
            token.goAway();
            SoftToken.processes().forEach(ProcessHandle::destroyForcibly);
            noProcessIsLeft();
            assertThatExceptionOfType(Outage.class).isThrownBy(service::operator);
            assertThat(signingIn(service, username)).isEqualTo(503);
            token.comeBack();
            assertThat(againByItself(service::operator)).isNotEmpty();
            signsIn(service.address(""), username, paper);
        }
        doesNotStart();
        try (var service = InProcess.again(folder, Map.of("abri.test.clock", true), token.variables());
                var site = site()) {
            signsIn(service.address(""), username, paper);
            renew(site, service, 3);
        }
        token.goAway();
        try (var site = new Site(folder); var context = Main.started(site.environment())) {
            signsIn(address(context), username, paper);
        }
    }

    private Site site() {
        var site = new Site(folder);
        token.variables().forEach(site::set);
        return site;
    }

    private static void renew(Site site, InProcess service, int key, String... at) {
        var add = new String[2 + at.length];
        add[0] = "rotate-master-key";
        add[1] = "add";
        System.arraycopy(at, 0, add, 2, at.length);
        assertThat(done(site, add)).contains("Key " + key + " is in the file");
        assertThat(done(site, "rotate-master-key", "use")).contains("Key " + key + " is in use: ");
        service.bean(MovableClock.class).pass(Duration.ofMinutes(11));
        assertThat(done(site, "rotate-master-key", "drop", "--despite-backups"))
                .contains("The old key is gone");
    }

    private static String done(Site site, String... words) {
        var ran = site.run(words);
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.code()).isZero();
        return ran.out();
    }

    /** Outages pass by themselves, what has to be mended does not: each is told as what it is, by "check" too. */
    private void doesNotStart() throws IOException {
        token.goAway();
        ends(site(), Obstacle.OUTAGE, "does not come up (CKR_");
        token.comeBack();
        token.writePin("11111111");
        ends(site(), Obstacle.REFUSED, "refuses the PIN");
        token.writePin(SoftToken.PIN);
        ends(new Site(folder), Obstacle.REFUSED, "Nothing here reaches keys at \"pkcs11:\"");
        try (var site = site()) {
            assertThat(done(site, "check")).contains("Nothing keeps Abri from starting.");
        }
    }

    private static void ends(Site with, int code, String why) {
        try (with) {
            assertThatThrownBy(() -> Main.started(with.environment()).close())
                    .isInstanceOfSatisfying(RuntimeException.class, cannot -> assertThat(Obstacle.in(cannot))
                            .hasValueSatisfying(told -> {
                                assertThat(told.code()).as(told.sentence()).isEqualTo(code);
                                assertThat(told.sentence()).contains(why).doesNotContain("11111111");
                            }));
            var checked = with.run("check");
            assertThat(checked.out()).contains(why).doesNotContain("11111111");
            assertThat(checked.code()).isEqualTo(code);
        }
    }

    private static int signingIn(InProcess service, String username) {
        return Api.anyone(service)
                .post("/sessions", Map.of("username", username, "password", World.PASSWORD)).status();
    }

    private static URI address(ApplicationContext context) {
        return URI.create(context.getBean(EmbeddedServer.class).getURL().toString());
    }

    private static void signsIn(URI address, String username, String paper) {
        var person = Api.anyone(path -> URI.create(address + path)).signedIn(username, World.PASSWORD);
        assertThat(person.get("/vault/items/" + paper + "/content").is(200).body()).isEqualTo(World.PDF);
    }
}
