package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static Account beneficiary() {
        return Account.ofBeneficiary(ID, USERNAME, NAME, new BirthDate(LocalDate.of(1990, 2, 28)),
                Language.FRENCH, Optional.empty(), new SecretQuestion("Où ?"), NOW);
    }

    @Test
    @DisplayName("ACC-1: beneficiaries, staff and operators are three kinds that one account never mixes")
    void kinds() {
        assertThat(AccountKind.values()).containsExactlyInAnyOrder(AccountKind.BENEFICIARY, AccountKind.STAFF,
                AccountKind.OPERATOR);
        assertThat(beneficiary().kind()).isEqualTo(AccountKind.BENEFICIARY);
        assertThatThrownBy(() -> Account.ofWorker(ID, AccountKind.BENEFICIARY, USERNAME, NAME,
                Language.FRENCH, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Staff are opened without birth date, phone or question")
    void staffHaveNone() {
        var worker =
                Account.ofWorker(ID, AccountKind.STAFF, USERNAME, NAME, Language.FRENCH, NOW);
        assertThat(worker.born()).isEmpty();
        assertThat(worker.phone()).isEmpty();
        assertThat(worker.secretQuestion()).isEmpty();
    }

    @Test
    @DisplayName("One person, one account, one vault: the vault is its owner's by its very id")
    void oneVault() {
        assertThat(VaultId.of(ID).owner()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "FR", "french", "fr_FR", "fr-fr", "../fr", "fr\n" })
    @DisplayName("What is no language tag is refused")
    void notALanguage(String tag) {
        assertThatThrownBy(() -> new Language(tag)).isInstanceOf(InvalidValue.class);
    }
}
