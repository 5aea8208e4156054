package org.abri.application.account;

import static org.abri.application.ContractGiven.HASH;
import static org.abri.application.ContractGiven.NAMES;
import static org.abri.application.ContractGiven.NOW;
import static org.abri.application.ContractGiven.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.ContractGiven;
import org.abri.application.PortsContract;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Credential;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Standing;
import org.abri.domain.terms.Acceptance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of accounts to its promise. */
public interface AccountsContract extends PortsContract {

    @Test
    @DisplayName("Every account comes back as it was added, whatever its script, by id and by username")
    default void comesBackAsAdded() {
        for (var name : NAMES) {
            var account = ContractGiven.beneficiary(name);
            add(account);

            assertThat(find(account.id())).contains(account);
            assertThat(given().get(() -> ports().accounts().find(account.username()))).contains(account);
        }
    }

    @Test
    @DisplayName("An account without phone comes back without one")
    default void optionalFieldsMayBeEmpty() {
        var account = Account.ofBeneficiary(new AccountId(UUID.randomUUID()), ContractGiven.username(),
                NAMES.get(2),
                new BirthDate(LocalDate.of(1880, 1, 1)), Language.ENGLISH, Optional.empty(),
                new Credential.Chosen(HASH),
                new SecretQuestion("؟", HASH), NOW);
        add(account);

        assertThat(find(account.id())).contains(account);
    }

    @Test
    @DisplayName("ACC-1, ACC-3: accounts of staff and operators come back, automatic first password and its end included")
    default void workersComeBack() {
        for (var kind : List.of(AccountKind.STAFF, AccountKind.OPERATOR)) {
            for (var credential : List.of(new Credential.Chosen(HASH),
                    new Credential.First(new SecretHash("$other$hash"), later(60)))) {
                var account = ContractGiven.worker(kind, credential);
                add(account);

                assertThat(find(account.id())).contains(account);
            }
        }
    }

    @Test
    @DisplayName("What is saved replaces what was there")
    default void savedReplaces() {
        var account = ContractGiven.worker(AccountKind.STAFF, new Credential.First(HASH, later(60)));
        add(account);
        var changed = account.withPassword(new SecretHash("$chosen$since")).reading(new Language("ti"));

        given().run(() -> ports().accounts().save(changed));

        assertThat(find(account.id())).contains(changed);
        assertThat(given().get(() -> ports().accounts().find(account.username()))).contains(changed);
    }

    @Test
    @DisplayName("Who was never added is not found")
    default void unknownIsNotFound() {
        var nobody = ContractGiven.beneficiary(NAMES.get(1));

        given().run(() -> {
            assertThat(ports().accounts().find(nobody.id())).isEmpty();
            assertThat(ports().accounts().find(nobody.username())).isEmpty();
            assertThat(ports().accounts().standing(nobody.id())).isEmpty();
        });
    }

    @Test
    @DisplayName("ACC-2: a username is given once, and is known to have been given")
    default void usernameIsGivenOnce() {
        var first = ContractGiven.beneficiary(NAMES.get(0));
        assertThat(everAssigned(first)).isFalse();
        add(first);
        assertThat(everAssigned(first)).isTrue();
        var second = Account.ofWorker(new AccountId(UUID.randomUUID()), AccountKind.STAFF, first.username(),
                NAMES.get(1), Language.FRENCH,
                new Credential.Chosen(HASH), NOW);

        assertThatThrownBy(() -> add(second)).isInstanceOf(IllegalStateException.class);

        assertThat(find(second.id())).isEmpty();
        assertThat(find(first.id())).contains(first);
    }

    @Test
    @DisplayName("ACC-8: a beneficiary of the same names, born that day, is found whatever the case, accents, hyphens and apostrophes")
    default void homonymsAreFound() {
        var born = anyDay();
        add(bearing(new PersonName("Jean-Élie", "d'Étaples"), born));

        for (var spelled : List.of(new PersonName("Jean-Élie", "d'Étaples"),
                new PersonName("jean élie", "D’ETAPLES"),
                new PersonName("JEANELIE", "d Étaples"), new PersonName("Jean‑Elie", "DʼÉtaples"))) {
            assertThat(exists(spelled, born)).as(spelled.full()).isTrue();
        }
    }

    @Test
    @DisplayName("ACC-8: names in every script are found, and the marks over Arabic letters do not count")
    default void homonymsInEveryScript() {
        var born = anyDay();
        NAMES.forEach(name -> add(bearing(name, born)));
        add(bearing(new PersonName("مُحَمَّد", "علي"), born));

        NAMES.forEach(name -> assertThat(exists(name, born)).as(name.full()).isTrue());
        assertThat(exists(new PersonName("محمد", "علي"), born)).isTrue();
    }

    @Test
    @DisplayName("ACC-8: another day, other names, or the same letters split elsewhere are another person")
    default void othersAreOthers() {
        var born = anyDay();
        add(bearing(new PersonName("Anne Marie", "Dupont"), born));

        assertThat(exists(new PersonName("Anne Marie", "Dupont"), new BirthDate(born.value().plusDays(1))))
                .isFalse();
        assertThat(exists(new PersonName("Anne", "Marie Dupont"), born)).isFalse();
        assertThat(exists(new PersonName("Anne", "Dupont"), born)).isFalse();
        assertThat(exists(new PersonName("Dupont", "Anne Marie"), born)).isFalse();
    }

    @Test
    @DisplayName("TOS-1, AUT-6: how far a person has come follows from their password and from the terms they accepted")
    default void standing() {
        var worker = ContractGiven.worker(AccountKind.STAFF, new Credential.First(HASH, later(60)));
        add(worker);
        assertThat(standing(worker.id())).contains(Standing.PASSWORD_TO_CHOOSE);

        given().run(() -> ports().accounts().save(worker.withPassword(HASH)));
        assertThat(standing(worker.id())).contains(Standing.TERMS_TO_ACCEPT);

        var version = ports().terms().versions().getFirst().version();
        given().run(() -> ports().terms().accept(new Acceptance(worker.id(), version, NOW)));
        assertThat(standing(worker.id())).contains(Standing.READY);

        given().run(() -> ports().accounts()
                .save(worker.withFirstPassword(new Credential.First(HASH, later(60)))));
        assertThat(standing(worker.id())).contains(Standing.PASSWORD_TO_CHOOSE);
    }

    private void add(Account account) {
        given().run(() -> ports().accounts().add(account));
    }

    private Optional<Account> find(AccountId id) {
        return given().get(() -> ports().accounts().find(id));
    }

    private boolean everAssigned(Account account) {
        return given().get(() -> ports().accounts().everAssigned(account.username()));
    }

    private boolean exists(PersonName name, BirthDate born) {
        return given().get(() -> ports().accounts().beneficiaryExists(name, born));
    }

    private Optional<Standing> standing(AccountId id) {
        return given().get(() -> ports().accounts().standing(id));
    }

    /** One of many, so that the people of other tests are born on others. */
    private static BirthDate anyDay() {
        return new BirthDate(LocalDate.of(1900, 1, 1)
                .plusDays(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 40_000L)));
    }

    private static Account bearing(PersonName name, BirthDate born) {
        return Account.ofBeneficiary(new AccountId(UUID.randomUUID()), ContractGiven.username(), name, born,
                Language.FRENCH,
                Optional.of(new PhoneNumber("+33639980034")), new Credential.Chosen(HASH),
                new SecretQuestion("Une ville ?", HASH), NOW);
    }
}
