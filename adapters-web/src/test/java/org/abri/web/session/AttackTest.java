package org.abri.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.abri.application.Ports;
import org.abri.application.account.PasswordHasher;
import org.abri.domain.account.SecretHash;
import org.abri.web.Running;
import org.abri.web.Running.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody who knows a username, and has many addresses. */
class AttackTest {
    private static final int TRIES = 1_000;
    private static final int ADDRESSES = 50;
    private static final String GUESS = "pas le bon mot de passe";

    private final AtomicInteger evaluated = new AtomicInteger();

    @Test
    @DisplayName("AUT-4: of 1,000 sign-ins for one account from 50 addresses in a day at most 36 are evaluated, and the owner gets in from their own device")
    void oneDay() {
        try (var web = Running.with(Map.of("abri.public-address", "https://vault.example"), this::counting)) {
            var owner = web.beneficiary(web.relay(web.operator(), "Relais du Port"), "Amina", true);
            var home = signIn(web, owner, "198.51.100.1", "", Running.PASSWORD).headers("Set-Cookie").stream()
                    .filter(cookie -> cookie.contains("devices")).findFirst().orElseThrow().split(";", 2)[0];
            evaluated.set(0);
            for (int i = 0; i < TRIES; i++) {
                assertThat(signIn(web, owner, "203.0.113." + i % ADDRESSES, "", GUESS).status()).isIn(401,
                        429);
                if (i % 100 == 50) {
                    var before = evaluated.get();
                    assertThat(
                            signIn(web, owner, "203.0.113." + i % ADDRESSES, home, Running.PASSWORD).status())
                                    .as("the owner, at home, while they are attacked").isEqualTo(201);
                    evaluated.set(before);
                }
                web.clock.pass(Duration.ofDays(1).dividedBy(TRIES));
            }
            assertThat(evaluated.get()).isBetween(20, 36);
        }
    }

    @Test
    @DisplayName("AUT-4: nor are more than those that are free evaluated when all come at once, whatever device they claim to be")
    void atOnce() {
        try (var web = Running.with(Map.of("abri.public-address", "https://vault.example"), this::counting)) {
            var owner = web.beneficiary(web.relay(web.operator(), "Relais du Port"), "Amina", true);
            evaluated.set(0);
            for (int i = 0; i < TRIES; i++) {
                var made = "__Host-abri-devices=" + String.format("%032x", i) + "-99999-" + "0".repeat(32);
                assertThat(signIn(web, owner, "203.0.113." + i % ADDRESSES, made, GUESS).status()).isIn(401,
                        429);
            }
            assertThat(evaluated.get()).isEqualTo(4);
        }
    }

    private static Running.Answer signIn(Running web, Person person, String address, String cookie,
            String password) {
        var request = web.to("/api/v1/sessions").header("X-Forwarded-For", address);
        return web.json(cookie.isEmpty() ? request : request.header("Cookie", cookie), "POST",
                "{\"username\":\"" + person.username() + "\",\"password\":\"" + password + "\"}");
    }

    /** Whether it was right or wrong, a password was looked at. */
    private Ports counting(Ports ports) {
        var hasher = ports.account().hasher();
        return ports.with(ports.account().withHasher(new PasswordHasher() {
            @Override
            public SecretHash hash(String secret) {
                return hasher.hash(secret);
            }

            @Override
            public boolean matches(String secret, SecretHash hash) {
                evaluated.incrementAndGet();
                return hasher.matches(secret, hash);
            }

            @Override
            public boolean outdated(SecretHash hash) {
                return hasher.outdated(hash);
            }

            @Override
            public void pretend(String secret) {
                hasher.pretend(secret);
            }
        }));
    }
}
