package org.abri.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.abri.application.account.Passkeys;
import org.abri.application.account.Passkeys.Asked;
import org.abri.application.account.Passkeys.Made;
import org.abri.contracts.account.PasskeysContract;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebauthnPasskeysTest implements PasskeysContract {
    private static final String HERE = "https://vault.example";
    private static final String SITE = "vault.example";
    private static final String CHALLENGE = "Y2hhbGxlbmdlIG9uZQ";
    private static final String ANOTHER = "Y2hhbGxlbmdlIHR3bw";

    private final WebauthnPasskeys passkeys = new WebauthnPasskeys();
    private final Stick stick = Stick.at(HERE, SITE);

    @Override
    public Passkeys passkeys() {
        return passkeys;
    }

    @Override
    public Device device() {
        var own = Stick.at(HERE, SITE);
        return new Device() {
            @Override
            public String made(Asked asked) {
                return at(asked).made(asked.challenge());
            }

            @Override
            public String shown(Asked asked) {
                return at(asked).shown(asked.challenge());
            }

            private Stick at(Asked asked) {
                return own.goneTo(asked.origin(), URI.create(asked.origin()).getHost());
            }
        };
    }

    @Test
    @DisplayName("MFA-1: a passkey that was made for an asking is taken, and shows itself to others")
    void ofStick() {
        var passkey = passkey();
        assertThat(passkey.credential()).isEqualTo(stick.credential());
        assertThat(passkeys.shown(asked(ANOTHER), passkey, stick.shown(ANOTHER))).contains(1L);
        assertThat(passkeys.shown(asked(CHALLENGE), passkey, stick.shown(CHALLENGE))).contains(2L);
    }

    @Test
    @DisplayName("MFA-1: on a developer's machine the port is part of the address, and not of the site")
    void localhost() {
        var local = Stick.at("http://localhost:8080", "localhost");
        assertThat(passkeys.made(new Asked(CHALLENGE, "http://localhost:8080"), local.made(CHALLENGE)))
                .isPresent();
        assertThat(passkeys.made(new Asked(CHALLENGE, "http://localhost:8081"), local.made(CHALLENGE)))
                .isEmpty();
    }

    @Test
    @DisplayName("MFA-1: an answer to another asking is none, when it is made and when it is shown")
    void otherChallenge() {
        assertThat(passkeys.made(asked(CHALLENGE), stick.made(ANOTHER))).isEmpty();
        assertThat(passkeys.shown(asked(CHALLENGE), passkey(), stick.shown(ANOTHER))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://vau1t.example", "http://vault.example", "https://vault.example:8443",
            "https://sub.vault.example" })
    @DisplayName("MFA-1: an answer that was given at another address is none, whatever site it says it is for")
    void otherOrigin(String origin) {
        assertThat(passkeys.made(asked(CHALLENGE), stick.goneTo(origin, SITE).made(CHALLENGE))).isEmpty();
        assertThat(passkeys.shown(asked(CHALLENGE), passkey(), stick.goneTo(origin, SITE).shown(CHALLENGE)))
                .isEmpty();
    }

    @Test
    @DisplayName("MFA-1: a passkey of another site is none")
    void otherSite() {
        var elsewhere = stick.goneTo(HERE, "vau1t.example");
        assertThat(passkeys.made(asked(CHALLENGE), elsewhere.made(CHALLENGE))).isEmpty();
        assertThat(passkeys.shown(asked(CHALLENGE), passkey(), elsewhere.shown(CHALLENGE))).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: a passkey that answers without its owner there is none")
    void nobodyThere() {
        assertThat(passkeys.made(asked(CHALLENGE), stick.alone().made(CHALLENGE))).isEmpty();
        assertThat(passkeys.shown(asked(CHALLENGE), passkey(), stick.alone().shown(CHALLENGE))).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: what another key signed is none, though it says the same id")
    void otherKey() {
        assertThat(passkeys.shown(asked(CHALLENGE), passkey(), Stick.at(HERE, SITE).shown(CHALLENGE)))
                .isEmpty();
    }

    @Test
    @DisplayName("MFA-1: an answer with one byte changed, cut off, or of anything else, is none, and no fault of ours")
    void malformed() {
        var passkey = passkey();
        var made = stick.made(CHALLENGE);
        var shown = stick.shown(CHALLENGE);
        var random = new Random(170);
        for (int i = 0; i < 300; i++) {
            var at = random.nextInt(stick.credential().length() + 1, shown.length());
            assertThat(passkeys.shown(asked(CHALLENGE), passkey, shown.substring(0, at))).isEmpty();
            assertThat(passkeys.made(asked(CHALLENGE), made.substring(0, random.nextInt(made.length()))))
                    .isEmpty();
            var changed = changed(shown, random.nextInt(stick.credential().length(), shown.length() - 2));
            assertThat(passkeys.shown(asked(CHALLENGE), passkey, changed)).isEmpty();
            // what was changed may be the id of the passkey or its key, of which nothing is known yet
            var unused = passkeys.made(asked(CHALLENGE), changed(made, random.nextInt(made.length())));
        }
        for (var nonsense : new String[] { "", ".", "...", "a.b.c", "....", "é.é.é.é", "AA.AA.AA.AA",
                "bnVsbA.bnVsbA.bnVsbA.bnVsbA" }) {
            assertThat(passkeys.shown(asked(CHALLENGE), passkey, nonsense)).isEmpty();
            assertThat(passkeys.made(asked(CHALLENGE), nonsense)).isEmpty();
        }
    }

    private static String changed(String answer, int at) {
        var other = answer.charAt(at) == 'A' ? 'B' : 'A';
        return answer.substring(0, at) + other + answer.substring(at + 1);
    }

    private static Asked asked(String challenge) {
        return new Asked(challenge, HERE);
    }

    private Passkey passkey() {
        Made made = passkeys.made(asked(CHALLENGE), stick.made(CHALLENGE)).orElseThrow();
        return new Passkey(new PasskeyId(new UUID(1, 2)), "x", made.credential(), made.publicKey(),
                made.count(), Instant.EPOCH);
    }
}
