package org.abri.contracts.recovery;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.recovery.Recoveries;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecretHash;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.RecoveryProof;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of recoveries to its promise. */
public interface RecoveriesContract extends AllOrNothing {
    private Recoveries recoveries() {
        return ports().recoveries();
    }

    @Test
    @DisplayName("SEC-4: the latest recovery of an account is as it was kept last: with codes or without, tried, begun with each proof")
    default void theLatestIsKept() {
        var person = given().vault().owner();
        assertThat(find(person)).isEmpty();
        var other = new SecretHash("$other$v=1$c2FsdA$aGFzaA");
        var none = Recovery.none(person);
        var sent = none.sent(HASH, NOW);
        var both = sent.started(other, later(1));
        for (var recovery : List.of(none, sent, both,
                none.started(HASH, NOW),
                both.withWrongCode(RecoveryProof.SMS_CODE).withWrongCode(RecoveryProof.STAFF),
                both.begun(RecoveryProof.SMS_CODE, token(), later(2)),
                both.begun(RecoveryProof.STAFF, token(), later(3)),
                both.begun(RecoveryProof.RESCUE_CARD, token(), later(4)))) {
            save(recovery);
            assertThat(find(person)).contains(recovery);
        }
    }

    @Test
    @DisplayName("SEC-4: what is under way is found by its token alone, and no more once another began or it is done")
    default void byToken() {
        var first = token();
        var second = token();
        var person = given().vault().owner();
        var other = Recovery.none(given().vault().owner()).begun(RecoveryProof.SMS_CODE, token(), NOW);
        var begun = Recovery.none(person).begun(RecoveryProof.RESCUE_CARD, first, NOW);
        save(other);
        save(begun);
        assertThat(ofToken(first)).contains(begun);
        assertThat(ofToken(first.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(ofToken(first + " ")).isEmpty();
        assertThatThrownBy(() -> given().run(() -> {
            recoveries().remove(person);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(ofToken(first)).contains(begun);
        assertThat(ofToken(second)).isEmpty();
        save(begun.begun(RecoveryProof.SMS_CODE, second, NOW));
        assertThat(ofToken(first)).isEmpty();
        assertThat(ofToken(second)).isPresent();
        given().run(() -> recoveries().remove(person));
        given().run(() -> recoveries().remove(person));
        assertThat(ofToken(second)).isEmpty();
        assertThat(find(person)).isEmpty();
        assertThat(find(other.account())).contains(other);
    }

    private static String token() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }

    private void save(Recovery recovery) {
        given().run(() -> recoveries().save(recovery));
    }

    private Optional<Recovery> find(AccountId account) {
        return given().get(() -> recoveries().find(account));
    }

    private Optional<Recovery> ofToken(String hash) {
        return given().get(() -> recoveries().ofToken(hash));
    }
}
