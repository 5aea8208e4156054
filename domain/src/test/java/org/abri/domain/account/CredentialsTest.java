package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    private static final SecretHash CARD = new SecretHash("$z");
    private static final ActivationCode CODE = ActivationCode.onPaper(HASH, NOW);

    private static Credentials beneficiary() {
        return Credentials.ofBeneficiary(ID, new Password.Chosen(HASH), ANOTHER, CARD);
    }

    @Test
    @DisplayName("ACC-6: opened in presence, a beneficiary has a password of their own and a secret answer from the start")
    void openedInPresence() {
        assertThat(beneficiary().password()).isEqualTo(new Password.Chosen(HASH));
        assertThat(beneficiary().secretAnswer()).contains(SecretAnswer.set(ANOTHER));
        assertThat(beneficiary().rescueCard()).contains(CARD);
        assertThat(beneficiary().kind()).isEqualTo(AccountKind.BENEFICIARY);
    }

    @Test
    @DisplayName("AUT-6: an activation code on paper is good for 72 hours, and not at their end")
    void codesLapse() {
        assertThat(CODE.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        assertThat(CODE.usableAt(NOW)).isTrue();
        assertThat(CODE.usableAt(CODE.expiresAt().minusNanos(1))).isTrue();
        assertThat(CODE.usableAt(CODE.expiresAt())).isFalse();
        assertThat(CODE.usableAt(CODE.expiresAt().plusSeconds(1))).isFalse();
    }

    @Test
    @DisplayName("AUT-6: until a password is chosen people are nowhere; then come the terms; only then are they ready")
    void standing() {
        var waiting = Credentials.ofWorker(ID, AccountKind.STAFF, CODE, FactorState.OFFERED);
        assertThat(waiting.standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(waiting.withTermsAccepted().standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(waiting.withPassword(HASH).standing()).isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(waiting.withTermsAccepted().withPassword(HASH).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("SEC-2: after the terms comes the second factor, for whoever must have one and has none")
    void standingOfTheFactor() {
        var must = Credentials.ofWorker(ID, AccountKind.OPERATOR, CODE, FactorState.REQUIRED);
        assertThat(must.standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(must.withPassword(HASH).standing()).isEqualTo(Standing.TERMS_TO_ACCEPT);
        var missing = must.withPassword(HASH).withTermsAccepted();
        assertThat(missing.standing()).isEqualTo(Standing.FACTOR_TO_SET_UP);
        assertThat(missing.withFactorSet(true).standing()).isEqualTo(Standing.READY);
        assertThat(missing.withFactorSet(true).withFactorSet(false).standing())
                .isEqualTo(Standing.FACTOR_TO_SET_UP);
        assertThat(missing.withFactorRequired(false).standing()).isEqualTo(Standing.READY);
        assertThat(beneficiary().withTermsAccepted().withFactorSet(true).withFactorSet(false).standing())
                .isEqualTo(Standing.READY);
        assertThat(missing.withFactorSet(true).withFactorRequired(false).factor())
                .isEqualTo(new FactorState(false, true));
    }

    @Test
    @DisplayName("SEC-2: neither another password nor other terms change anything of the second factor")
    void factorStays() {
        var set = beneficiary().withFactorSet(true);
        assertThat(set.withPassword(ANOTHER).withTermsAccepted().factor()).isEqualTo(set.factor())
                .isEqualTo(new FactorState(false, true));
    }

    @Test
    @DisplayName("AUT-6: another code takes the place of the one before only while no password was chosen")
    void codesReplaceCodesAlone() {
        var waiting = Credentials.ofWorker(ID, AccountKind.STAFF, CODE, FactorState.OFFERED);
        var other = ActivationCode.onPaper(ANOTHER, NOW);
        assertThat(waiting.withCode(other).activation()).contains(other);
        assertThat(waiting.chosen()).isEmpty();
        var chosen = waiting.withPassword(HASH);
        assertThat(chosen.chosen()).contains(HASH);
        assertThat(chosen.activation()).isEmpty();
        assertThatThrownBy(() -> chosen.withCode(other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("SEC-1: printing credentials does not show their hashes")
    void hashesAreNotPrinted() {
        assertThat(beneficiary().withPassword(new SecretHash("$argon2id$secret")).toString())
                .doesNotContain("argon2id");
    }

    @Test
    @DisplayName("SEC-5: a secret answer dies at the tenth wrong try in all, and lives again only when another one is set")
    void answersDie() {
        var answer = SecretAnswer.set(HASH);
        for (int tries = 0; tries < SecretAnswer.TRIES_IN_ALL - 1; tries++) {
            answer = answer.tried();
        }
        assertThat(answer.isAlive()).isTrue();
        assertThat(answer.tried().isAlive()).isFalse();
        assertThat(answer.tried().notTried().isAlive()).isTrue();
        assertThat(SecretAnswer.set(HASH).notTried()).isEqualTo(SecretAnswer.set(HASH));
    }

    @Test
    @DisplayName("SEC-5: an answer that was told to staff opens nothing, and is to be renewed before anything else")
    void toldAnswers() {
        var told = beneficiary().withTermsAccepted();
        told = told.withAnswer(told.secretAnswer().orElseThrow().toldToStaff());

        assertThat(told.secretAnswer().orElseThrow().isAlive()).isFalse();
        assertThat(told.standing()).isEqualTo(Standing.QUESTION_TO_RENEW);
        assertThat(told.withAnswer(SecretAnswer.set(ANOTHER)).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("SEC-4: one rescue card is good at a time")
    void oneCard() {
        assertThat(beneficiary().withRescueCard(ANOTHER).rescueCard()).contains(ANOTHER);
        assertThat(beneficiary().withPassword(ANOTHER).rescueCard()).contains(CARD);
    }

    @Test
    @DisplayName("SEC-8: a lock keeps everybody out until a password is chosen anew, and nothing else lifts it")
    void locks() {
        var locked = beneficiary().withTermsAccepted().withLock();
        assertThat(locked.standing()).isEqualTo(Standing.LOCKED);
        assertThat(locked.opens()).isFalse();
        assertThat(locked.withTermsAccepted().withAnswer(SecretAnswer.set(ANOTHER)).withRescueCard(ANOTHER)
                .opens()).isFalse();
        assertThat(locked.withPassword(ANOTHER).opens()).isTrue();
        assertThat(locked.withPassword(ANOTHER).standing()).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("END-5, LAW-5: a suspension lets people in to their own papers, and staff and operators nowhere; no password lifts it")
    void suspensions() {
        var person = beneficiary().withTermsAccepted().withSuspension(true);
        assertThat(person.standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(person.opens()).isTrue();
        assertThat(person.withPassword(ANOTHER).standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(person.withLock().opens()).isFalse();
        assertThat(person.withSuspension(false).standing()).isEqualTo(Standing.READY);
        for (var kind : new AccountKind[] { AccountKind.STAFF, AccountKind.OPERATOR }) {
            assertThat(Credentials.ofWorker(ID, kind, CODE).withPassword(HASH).withSuspension(true).opens())
                    .isFalse();
        }
    }
}
