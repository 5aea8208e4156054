package org.abri.web.budget;

import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.abri.application.Busy;
import org.abri.application.account.PasswordHasher;
import org.abri.domain.account.SecretHash;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BusyTest {
    private static final int PLACES = 64;

    /** As the real one is when all its places are taken: whoever has one waits, and who comes then is told at once. */
    private static final class Filled implements PasswordHasher {
        private final PasswordHasher hasher;
        private final Semaphore places = new Semaphore(PLACES);
        private volatile CountDownLatch held = new CountDownLatch(0);

        Filled(PasswordHasher hasher) {
            this.hasher = hasher;
        }

        private void inTurn() {
            if (!places.tryAcquire()) { throw new Busy("filled", new IllegalStateException()); }
            try {
                held.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            } finally {
                places.release();
            }
        }

        @Override
        public SecretHash hash(String secret) {
            inTurn();
            return hasher.hash(secret);
        }

        @Override
        public boolean matches(String secret, SecretHash hash) {
            inTurn();
            return hasher.matches(secret, hash);
        }

        @Override
        public boolean outdated(SecretHash hash) {
            return hasher.outdated(hash);
        }

        @Override
        public void pretend(String secret) {
            inTurn();
            hasher.pretend(secret);
        }
    }

    @Test
    @DisplayName("AUT-3: while all places for hashes are taken, sign-ins are told when to come again, and pages and documents of those signed in go on")
    void filled() throws Exception {
        var hasher = new Filled[1];
        try (var web = Running.on(ports -> {
            hasher[0] = new Filled(ports.account().hasher());
            return ports.with(ports.account().withHasher(hasher[0]));
        }); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var person = web.beneficiary(web.relay(web.operator(), "Le Pont"), "Berthe", true);
            var paper = web
                    .send(web.as(person, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                            .POST(ofByteArray(Multiparts.of(Map.of(), "a.pdf", Multiparts.pdf(100_000, 1)))))
                    .at("id");
            hasher[0].held = new CountDownLatch(1);
            var waiting = new ArrayList<Future<Integer>>();
            for (int i = 0; i < PLACES; i++) {
                var name = "zozo-zoz" + "aeiou".charAt(i % 5) + "-zoz" + "aeiou".charAt(i / 5 % 5);
                waiting.add(threads
                        .submit(() -> web.json(web.to("/api/v1/sessions"), "POST", signIn(name)).status()));
            }
            while (hasher[0].places.availablePermits() > 0) {
                Thread.sleep(20);
            }

            var problem = web.json(web.to("/api/v1/sessions"), "POST", signIn(person.username().value()));
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("busy");
            assertThat(problem.header("Retry-After")).isEqualTo("5");
            var page = web.send(web.to("/sign-in").header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin").header("Accept-Language", "en")
                    .POST(ofString("username=" + person.username().value() + "&password=x")));
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("5");
            assertThat(page.text()).contains("Abri is very busy right now");

            assertThat(web.send(web.browsing(person, "/papers")).status()).isEqualTo(200);
            assertThat(web.get(person, "/api/v1/vault/items").status()).isEqualTo(200);
            assertThat(web.get(person, "/api/v1/vault/items/" + paper + "/content").bytes()).hasSize(100_000);

            hasher[0].held.countDown();
            for (var each : waiting) {
                assertThat(each.get()).isEqualTo(401);
            }
            assertThat(
                    web.json(web.to("/api/v1/sessions"), "POST", signIn(person.username().value())).status())
                            .as("what was not looked at was not counted").isEqualTo(201);
        }
    }

    private static String signIn(String username) {
        return "{\"username\": \"" + username + "\", \"password\": \"" + Running.PASSWORD + "\"}";
    }
}
