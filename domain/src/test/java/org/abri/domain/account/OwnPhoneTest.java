package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnPhoneTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final SecretHash HASH = new SecretHash("$x");
    private static final PhoneNumber NUMBER = new PhoneNumber("+33639980001");
    private static final OwnPhone TYPED = OwnPhone.unproven(NUMBER);
    private static final Account OPENED = Account.ofBeneficiary(new AccountId(new UUID(1, 1)),
            new Username("bado-riku-mena"), new PersonName("Awa", "Diallo"),
            new BirthDate(LocalDate.of(1990, 2, 28)), Language.FRENCH, Optional.of(NUMBER),
            new SecretQuestion("Où ?"), NOW);
    private static final Account PROVEN = OPENED.with(TYPED.nowProven());

    @Test
    @DisplayName("SEC-4: a number that was typed at an opening is written to, and not proven until its code comes back")
    void typed() {
        assertThat(OPENED.phone()).contains(NUMBER);
        assertThat(OPENED.provenPhone()).isEmpty();
        assertThat(OPENED.unprovenPhone()).contains(TYPED);
        assertThat(PROVEN.phone()).contains(NUMBER);
        assertThat(PROVEN.provenPhone()).contains(NUMBER);
        assertThat(PROVEN.unprovenPhone()).isEmpty();
    }

    @Test
    @DisplayName("REC-1: the code that proves a number is good for ten minutes and five tries, and used up by the proof")
    void code() {
        var asked = TYPED.asked(HASH, NOW);
        assertThat(TYPED.codeAt(NOW)).isEmpty();
        assertThat(asked.codeAt(NOW.plus(OneTimeCode.LIFE).minusNanos(1))).contains(HASH);
        assertThat(asked.codeAt(NOW.plus(OneTimeCode.LIFE))).isEmpty();
        assertThat(asked.nowProven().codeAt(NOW)).isEmpty();
        var tried = asked;
        for (int tries = 0; tries < OneTimeCode.TRIES; tries++) {
            assertThat(tried.codeAt(NOW)).contains(HASH);
            tried = tried.withWrongCode();
        }
        assertThat(tried.codeAt(NOW)).isEmpty();
    }

    @Test
    @DisplayName("SEC-4, REC-3: another number is to be proven, and the one before as well once it is written again; the same one stays proven")
    void changed() {
        var other = new PhoneNumber("+33639980002");
        assertThat(PROVEN.withPhone(Optional.of(NUMBER))).isEqualTo(PROVEN);
        var moved = PROVEN.withPhone(Optional.of(other));
        assertThat(moved.phone()).contains(other);
        assertThat(moved.provenPhone()).isEmpty();
        assertThat(moved.withPhone(Optional.of(NUMBER))).isEqualTo(OPENED);
        assertThat(PROVEN.withPhone(Optional.empty()).ownPhone()).isEmpty();
        assertThat(OPENED.with(TYPED.asked(HASH, NOW)).withPhone(Optional.of(other)).ownPhone())
                .contains(OwnPhone.unproven(other));
    }

    @Test
    @DisplayName("SEC-4: whoever is put right, reads another language or chooses another question has proven their number all the same")
    void kept() {
        assertThat(PROVEN.reading(Language.ENGLISH).provenPhone()).contains(NUMBER);
        assertThat(PROVEN.withQuestion(new SecretQuestion("Qui ?")).provenPhone()).contains(NUMBER);
        assertThat(PROVEN.rectified(new PersonName("Awatif", "Diallo"), Optional.empty()).provenPhone())
                .contains(NUMBER);
    }
}
