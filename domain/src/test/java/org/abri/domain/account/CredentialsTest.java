package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final AccountId ID = new AccountId(new UUID(1, 1));
    private static final SecretHash HASH = new SecretHash("$x");
    private static final SecretHash ANOTHER = new SecretHash("$y");
    private static final Password.First FIRST = Password.First.issued(HASH, NOW);

    private static Credentials beneficiary() {
        return Credentials.ofBeneficiary(ID, new Password.Chosen(HASH), ANOTHER);
    }

    @Test
    @DisplayName("ACC-6: opened in presence, a beneficiary has a password of their own and a secret answer from the start")
    void openedInPresence() {
        assertThat(beneficiary().password()).isEqualTo(new Password.Chosen(HASH));
        assertThat(beneficiary().secretAnswer()).contains(ANOTHER);
        assertThat(beneficiary().kind()).isEqualTo(AccountKind.BENEFICIARY);
    }

    @Test
    @DisplayName("AUT-6: a first password is good for 72 hours, and not at their end")
    void firstPasswordsLapse() {
        assertThat(FIRST.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(FIRST.lapsedAt(NOW)).isFalse();
        assertThat(FIRST.lapsedAt(FIRST.expiresAt().minusNanos(1))).isFalse();
        assertThat(FIRST.lapsedAt(FIRST.expiresAt())).isTrue();
        assertThat(FIRST.lapsedAt(FIRST.expiresAt().plusSeconds(1))).isTrue();
    }

    @Test
    @DisplayName("AUT-6: a given password stands before the terms, chosen or not accepted; only then are people ready")
    void standing() {
        var given = Credentials.ofWorker(ID, AccountKind.STAFF, FIRST);
        assertThat(given.standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(given.withTermsAccepted().standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(given.withPassword(HASH).standing()).isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(given.withTermsAccepted().withPassword(HASH).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("AUT-6: a new automatic password takes the chosen one's place until another is chosen, and changes nothing else")
    void givenAndChosenAgain() {
        var given = beneficiary().withTermsAccepted().withFirstPassword(FIRST);
        assertThat(given.standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(given.withPassword(HASH)).isEqualTo(beneficiary().withTermsAccepted());
    }

    @Test
    @DisplayName("SES-3: a hash that was looked at opens nothing once another took its place, nor when it has lapsed")
    void openTo() {
        var given = Credentials.ofWorker(ID, AccountKind.STAFF, FIRST);
        assertThat(beneficiary().openTo(HASH, NOW)).isTrue();
        assertThat(beneficiary().withPassword(ANOTHER).openTo(HASH, NOW)).isFalse();
        assertThat(given.openTo(HASH, NOW)).isTrue();
        assertThat(given.openTo(HASH, FIRST.expiresAt())).isFalse();
    }

    @Test
    @DisplayName("SEC-1: printing credentials does not show their hashes")
    void hashesAreNotPrinted() {
        assertThat(beneficiary().withPassword(new SecretHash("$argon2id$secret")).toString())
                .doesNotContain("argon2id");
    }
}
