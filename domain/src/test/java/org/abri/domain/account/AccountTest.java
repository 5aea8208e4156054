package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final AccountId ID = new AccountId(new UUID(1, 1));
    private static final Username USERNAME = new Username("bado-riku-mena");
    private static final PersonName NAME = new PersonName("Awa", "Diallo");
    private static final SecretHash HASH = new SecretHash("$x");

    private static Account beneficiary() {
        return Account.ofBeneficiary(ID, USERNAME, NAME, new BirthDate(LocalDate.of(1990, 2, 28)),
                Language.FRENCH, Optional.empty(),
                new Credential.Chosen(HASH), new SecretQuestion("Où ?", HASH), NOW);
    }

    @Test
    @DisplayName("ACC-1: beneficiaries, staff and operators are three kinds that one account never mixes")
    void kinds() {
        assertThat(AccountKind.values()).containsExactlyInAnyOrder(AccountKind.BENEFICIARY, AccountKind.STAFF,
                AccountKind.OPERATOR);
        assertThat(beneficiary().kind()).isEqualTo(AccountKind.BENEFICIARY);
        assertThatThrownBy(() -> Account.ofWorker(ID, AccountKind.BENEFICIARY, USERNAME, NAME,
                Language.FRENCH, new Credential.Chosen(HASH), NOW))
                        .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("ACC-6: opened in presence, a beneficiary has a password of their own and a secret question from the start")
    void openedInPresence() {
        assertThat(beneficiary().credential()).isEqualTo(new Credential.Chosen(HASH));
        assertThat(beneficiary().secretQuestion()).isPresent();
    }

    @Test
    @DisplayName("Staff are opened without birth date, phone or question")
    void staffHaveNone() {
        var worker = Account.ofWorker(ID, AccountKind.STAFF, USERNAME, NAME, Language.FRENCH,
                new Credential.First(HASH, NOW), NOW);
        assertThat(worker.born()).isEmpty();
        assertThat(worker.phone()).isEmpty();
        assertThat(worker.secretQuestion()).isEmpty();
    }

    @Test
    @DisplayName("AUT-6: a first password is good until it lapses, and not at that moment")
    void firstPasswordsLapse() {
        var first = new Credential.First(HASH, NOW.plus(Duration.ofDays(3)));
        assertThat(first.lapsedAt(NOW)).isFalse();
        assertThat(first.lapsedAt(first.expiresAt().minusNanos(1))).isFalse();
        assertThat(first.lapsedAt(first.expiresAt())).isTrue();
        assertThat(first.lapsedAt(first.expiresAt().plusSeconds(1))).isTrue();
    }

    @Test
    @DisplayName("AUT-6: a given password stands before the terms, chosen or not accepted; only then are people ready")
    void standing() {
        var chosen = new Credential.Chosen(HASH);
        var first = new Credential.First(HASH, NOW);
        assertThat(Standing.of(first, false)).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(Standing.of(first, true)).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(Standing.of(chosen, false)).isEqualTo(Standing.TERMS_TO_ACCEPT);
        assertThat(Standing.of(chosen, true)).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("AUT-6: a new automatic password takes the chosen one's place until another is chosen, and changes nothing else")
    void givenAndChosenAgain() {
        var given = beneficiary().withFirstPassword(new Credential.First(new SecretHash("$y"), NOW));
        assertThat(Standing.of(given.credential(), true)).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(given.withPassword(HASH)).isEqualTo(beneficiary());
    }

    @Test
    @DisplayName("SEC-1: printing an account does not show its hashes")
    void hashesAreNotPrinted() {
        var account = beneficiary().withPassword(new SecretHash("$argon2id$secret"));
        assertThat(account.toString()).doesNotContain("argon2id");
    }

    @Test
    @DisplayName("One person, one account, one vault: the vault is its owner's by its very id")
    void oneVault() {
        assertThat(VaultId.of(ID).owner()).isEqualTo(ID);
    }

    @Test
    @DisplayName("The language of a person is one tag, and can change")
    void language() {
        assertThat(beneficiary().reading(new Language("fa-AF")).language().tag()).isEqualTo("fa-AF");
        assertThat(beneficiary().reading(new Language("ti")).reading(Language.FRENCH))
                .isEqualTo(beneficiary());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "FR", "french", "fr_FR", "fr-fr", "../fr", "fr\n" })
    @DisplayName("What is no language tag is refused")
    void notALanguage(String tag) {
        assertThatThrownBy(() -> new Language(tag)).isInstanceOf(InvalidValue.class);
    }
}
