package org.abri.contracts.account;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NAMES;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FactorState;
import org.abri.domain.account.Password;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.SecretHash;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of credentials to its promise: they change one after the other, and only under their lock. */
public interface AllCredentialsContract extends AllOrNothing {
    @Test
    @DisplayName("SEC-1, AUT-6: credentials come back as they were added, by account and by username: chosen or to choose, with an answer or without")
    default void comeBackAsAdded() {
        var beneficiary = Given.beneficiary(NAMES.getFirst());
        add(beneficiary, Credentials.ofBeneficiary(beneficiary.id(), new Password.Chosen(HASH), OTHER_HASH,
                new SecretHash("$card$v=1$c2FsdA$aGFzaA")));
        for (var kind : List.of(AccountKind.STAFF, AccountKind.OPERATOR)) {
            var worker = Given.worker(kind);
            add(worker, Credentials.ofWorker(worker.id(), kind, new ActivationCode(HASH, later(60)),
                    FactorState.REQUIRED));
        }
    }

    /** Another one than everybody's. */
    SecretHash OTHER_HASH = new SecretHash("$other$v=1$c2FsdA$aGFzaA");

    private void add(Account account, Credentials some) {
        assertThat(ofUsername(account)).isEmpty();
        given().run(() -> {
            ports().account().accounts().add(account);
            ports().account().credentials().add(some);
        });
        assertAre(account, some);
    }

    @Test
    @DisplayName("Nobody's credentials are not found")
    default void unknown() {
        var nobody = Given.beneficiary(NAMES.get(1));
        given().run(() -> {
            assertThat(ports().account().credentials().find(nobody.id())).isEmpty();
            assertThat(ports().account().credentials().lock(nobody.id())).isEmpty();
            assertThat(ports().account().credentials().ofUsername(nobody.username())).isEmpty();
        });
    }

    @Test
    @DisplayName("SES-3: what is saved under the lock replaces what was there")
    default void savedReplaces() {
        var account = given().staff();
        for (var changed : List.of(current(account).withPassword(OTHER_HASH),
                current(account).withTermsAccepted(), current(account).withLock(),
                current(account).withSuspension(true), waiting(account, 5), waiting(account, 7))) {
            given().run(() -> {
                ports().account().credentials().lock(account);
                ports().account().credentials().save(changed);
            });
            assertAre(accountOf(account), changed);
        }
    }

    @Test
    @DisplayName("SEC-5, SEC-4: how often an answer was guessed wrong, that it was told, and another card are kept")
    default void answersAndCards() {
        var beneficiary = Given.beneficiary(NAMES.get(2));
        add(beneficiary, Given.credentials(beneficiary));
        var account = beneficiary.id();
        var before = current(account);
        var answer = before.secretAnswer().orElseThrow();
        for (var changed : List.of(before.withAnswer(answer.tried()), before.withAnswer(answer.toldToStaff()),
                before.withTermsAccepted().withAnswer(answer.toldToStaff()),
                before.withAnswer(SecretAnswer.set(OTHER_HASH)), before.withRescueCard(OTHER_HASH))) {
            given().run(() -> {
                ports().account().credentials().lock(account);
                ports().account().credentials().save(changed);
            });
            assertAre(beneficiary, changed);
        }
    }

    private static Credentials waiting(AccountId account, int minutes) {
        return Credentials.ofWorker(account, AccountKind.STAFF,
                new ActivationCode(OTHER_HASH, later(minutes)));
    }

    /** Whichever way they are read. */
    private void assertAre(Account account, Credentials expected) {
        assertThat(find(account.id())).contains(expected);
        assertThat(ofUsername(account)).contains(expected);
        assertThat(given().get(() -> ports().account().credentials().lock(account.id()))).contains(expected);
    }

    private Optional<Credentials> ofUsername(Account account) {
        return given().get(() -> ports().account().credentials().ofUsername(account.username()));
    }

    @Test
    @DisplayName("SES-3: nothing is saved that was not locked in the same unit of work")
    default void savingNeedsTheLock() {
        var account = given().staff();
        var changed = current(account).withPassword(OTHER_HASH);
        given().run(() -> ports().account().credentials().lock(account));
        assertThatThrownBy(() -> given().run(() -> ports().account().credentials().save(changed)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given().run(() -> {
            ports().account().credentials().lock(given().staff());
            ports().account().credentials().save(changed);
        })).isInstanceOf(IllegalStateException.class);
        assertThat(find(account)).contains(Given.credentials(accountOf(account)));
    }

    @Test
    @DisplayName("SES-3: while one changes credentials, another waits, and sees the change")
    default void lockExcludes() {
        var account = given().staff();
        var changed = current(account).withPassword(OTHER_HASH);
        var seen = Race.secondWaits(ports().work(), () -> ports().account().credentials().lock(account),
                () -> ports().account().credentials().save(changed),
                () -> ports().account().credentials().lock(account));
        assertThat(seen).contains(changed);
    }

    @Test
    @DisplayName("An account has one set of credentials")
    default void onlyOne() {
        var account = given().staff();
        assertThatThrownBy(
                () -> given().run(() -> ports().account().credentials().add(current(account))))
                        .isInstanceOf(IllegalStateException.class);
    }

    private Credentials current(AccountId account) {
        return find(account).orElseThrow();
    }

    private Account accountOf(AccountId account) {
        return given().get(() -> ports().account().accounts().find(account)).orElseThrow();
    }

    private Optional<Credentials> find(AccountId account) {
        return given().get(() -> ports().account().credentials().find(account));
    }
}
