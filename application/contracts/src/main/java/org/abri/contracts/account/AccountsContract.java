package org.abri.contracts.account;

import static org.abri.contracts.Given.NAMES;
import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of accounts to its promise. */
public interface AccountsContract extends AllOrNothing {

    @Test
    @DisplayName("Every account comes back as it was added, whatever its script, by id and by username")
    default void comesBackAsAdded() {
        for (var name : NAMES) {
            var account = Given.beneficiary(name);
            assertThat(ofUsername(account)).isEmpty();
            add(account);

            assertThat(find(account.id())).contains(account);
            assertThat(ofUsername(account)).contains(account);
        }
    }

    @Test
    @DisplayName("An account without phone comes back without one")
    default void optionalFieldsMayBeEmpty() {
        var account = Account.ofBeneficiary(new AccountId(UUID.randomUUID()), Given.username(),
                NAMES.get(2),
                new BirthDate(LocalDate.of(1880, 1, 1)), Language.ENGLISH, Optional.empty(),
                new SecretQuestion("؟"), NOW);
        add(account);

        assertThat(find(account.id())).contains(account);
    }

    @Test
    @DisplayName("ACC-1: accounts of staff and operators come back")
    default void workersComeBack() {
        for (var kind : List.of(AccountKind.STAFF, AccountKind.OPERATOR)) {
            var account = Given.worker(kind);
            add(account);
            assertThat(find(account.id())).contains(account);
            assertThat(ofUsername(account)).contains(account);
        }
    }

    @Test
    @DisplayName("Several are found at once, each by its id; nobody stands for those who are not there")
    default void severalAtOnce() {
        var one = Given.worker(AccountKind.STAFF);
        var other = Given.beneficiary(NAMES.get(2));
        List.of(one, other).forEach(this::add);
        var unknown = new AccountId(UUID.randomUUID());
        given().run(() -> {
            assertThat(ports().account().accounts().findAll(Set.of(one.id()))).containsValue(one);
            assertThat(ports().account().accounts().findAll(Set.of(one.id(), other.id(), unknown)))
                    .isEqualTo(Map.of(one.id(), one, other.id(), other));
            assertThat(ports().account().accounts().findAll(Set.of())).isEmpty();
        });
    }

    @Test
    @DisplayName("Who was never added is not found")
    default void unknownIsNotFound() {
        var nobody = Given.beneficiary(NAMES.get(1));

        given().run(() -> {
            assertThat(ports().account().accounts().find(nobody.id())).isEmpty();
            assertThat(ports().account().accounts().ofUsername(nobody.username())).isEmpty();
        });
    }

    @Test
    @DisplayName("ACC-2: a username is given once, and is known to have been given")
    default void usernameIsGivenOnce() {
        var first = Given.beneficiary(NAMES.get(0));
        assertThat(everAssigned(first)).isFalse();
        add(first);
        assertThat(everAssigned(first)).isTrue();
        var second = Account.ofWorker(new AccountId(UUID.randomUUID()), AccountKind.STAFF, first.username(),
                NAMES.get(1), Language.FRENCH, NOW);

        assertThatThrownBy(() -> add(second)).isInstanceOf(IllegalStateException.class);

        assertThat(find(second.id())).isEmpty();
        assertThat(find(first.id())).contains(first);
    }

    @Test
    @DisplayName("ACC-8: a beneficiary of the same names, born that day, is found whatever the case, accents, hyphens and apostrophes")
    default void homonymsAreFound() {
        var born = anyDay();
        var name = new PersonName("Jean-Élie", "d'Étaples");
        assertThat(exists(name, born)).isFalse();
        add(bearing(name, born));

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
    @DisplayName("ACC-8, AFF-4: names are found that are spelt otherwise, in any order, with some of several left out")
    default void likeNames() {
        var born = anyDay();
        add(bearing(new PersonName("Mohamed", "Ben Saïd"), born));
        add(bearing(new PersonName("Anne Marie", "Dupont"), born));

        for (var like : List.of(new PersonName("Mohammed", "Bensaid"), new PersonName("Ben Said", "Muhammad"),
                new PersonName("Mohamed Saïd", ""), new PersonName("Anne", "Dupont"),
                new PersonName("Dupont", "Annemarie"), new PersonName("Anne", "Marie Dupont"))) {
            assertThat(exists(like, born)).as(like.full()).isTrue();
        }
    }

    @Test
    @DisplayName("ACC-8: another day, or other names, are another person")
    default void othersAreOthers() {
        var born = anyDay();
        add(bearing(new PersonName("Anne Marie", "Dupont"), born));

        assertThat(exists(new PersonName("Anne Marie", "Dupont"),
                new BirthDate(((LocalDate) born.known()).plusDays(1)))).isFalse();
        assertThat(exists(new PersonName("Anne Marie", "Bernard"), born)).isFalse();
        assertThat(exists(new PersonName("Lucie", "Dupont"), born)).isFalse();
        assertThat(exists(new PersonName("Anne", ""), born)).isFalse();
    }

    @Test
    @DisplayName("ACC-8: of whom only the year or the month of birth is known may be whoever of these names is born then")
    default void datesKnownInPart() {
        // names that no other test gives: of somebody who sounds like them some other month may be that of their birth
        var born = anyDay();
        var day = (LocalDate) born.known();
        var year = new BirthDate(born.value().substring(0, 4));
        var month = new BirthDate(born.value().substring(0, 7));
        add(bearing(new PersonName("Ximena", "Quispe"), born));
        add(bearing(new PersonName("Awa", "Ndiaye"), year));
        add(bearing(new PersonName("Lina", "Haddad"), month));

        for (var said : List.of(born, month, year)) {
            for (var name : List.of(new PersonName("Ximena", "Quispe"), new PersonName("Awa", "Ndiaye"),
                    new PersonName("Lina", "Haddad"))) {
                assertThat(exists(name, said)).as(name.full() + " " + said.value()).isTrue();
            }
        }
        var otherMonth = day.getDayOfMonth() < 15 ? day.minusDays(20) : day.plusDays(20);
        assertThat(exists(new PersonName("Lina", "Haddad"), new BirthDate(otherMonth))).isFalse();
        assertThat(exists(new PersonName("Ximena", "Quispe"),
                new BirthDate(otherMonth.toString().substring(0, 7)))).isFalse();
        var nextYear = new BirthDate(Integer.toString(day.getYear() + 1));
        assertThat(exists(new PersonName("Ximena", "Quispe"), nextYear)).isFalse();
        assertThat(exists(new PersonName("Awa", "Ndiaye"), nextYear)).isFalse();
        assertThat(found(month)).isEqualTo(Optional.of(month));
    }

    private Optional<BirthDate> found(BirthDate born) {
        var account = bearing(new PersonName("Noor", "Karimi"), born);
        add(account);
        return find(account.id()).orElseThrow().born();
    }

    @Test
    @DisplayName("ACC-8: all who bear like names and may be born then are found, and nobody else")
    default void allOfThem() {
        var born = anyDay();
        var name = new PersonName("Noor", "Haddad");
        var day = bearing(name, born);
        var again = bearing(new PersonName("NOUR", "hadad"), born);
        var year = bearing(name, new BirthDate(born.value().substring(0, 4)));
        assertThat(like(name, born)).isEmpty();
        List.of(day, again, year, bearing(new PersonName("Noor", "Karimi"), born)).forEach(this::add);
        assertThat(like(name, born)).containsExactlyInAnyOrder(day.id(), again.id(), year.id());
    }

    @Test
    @DisplayName("ACC-8: whoever has one name only is found by it, wherever it is written, and rests as they are called")
    default void oneNameOnly() {
        var born = anyDay();
        var account = bearing(new PersonName("", "བསྟན་འཛིན"), born);
        add(account);

        assertThat(exists(new PersonName("བསྟན་འཛིན", ""), born)).isTrue();
        assertThat(exists(new PersonName("བསྟན་འཛིན", "Dorje"), born)).isFalse();
        assertThat(find(account.id()).orElseThrow().name()).isEqualTo(account.name());
    }

    @Test
    @DisplayName("PRI-2: an account is as it was saved last: its names, birth date, phone and how far its proof is, question, language; and is found by what it is called now")
    default void savedReplaces() {
        var born = anyDay();
        var account = bearing(new PersonName("Samira", "Haddad"), born);
        add(account);
        var renamed = new PersonName("Samirah", "Al Haddad");
        var other = new PhoneNumber("+33639980077");
        var asked = OwnPhone.unproven(other).asked(new SecretHash("$code"), NOW);
        for (var changed : List.of(account.withPhone(Optional.empty()),
                account.withPhone(Optional.of(other)), account.with(asked),
                account.with(asked.withWrongCode().withWrongCode()), account.with(asked.nowProven()),
                account.withQuestion(new SecretQuestion("Le nom de mon chat ?")),
                account.reading(Language.ENGLISH),
                new Account(account.id(), account.kind(), account.username(), renamed, account.language(),
                        Optional.of(new BirthDate("1971")), account.ownPhone(), account.secretQuestion(),
                        account.openedAt()))) {
            given().run(() -> {
                ports().account().credentials().lock(account.id());
                ports().account().accounts().save(changed);
            });
            assertThat(find(account.id())).contains(changed);
            assertThat(ofUsername(account)).contains(changed);
            assertThat(given().get(() -> ports().account().accounts().findAll(Set.of(account.id()))))
                    .isEqualTo(Map.of(account.id(), changed));
        }
        var last = find(account.id());
        assertThatThrownBy(() -> given().run(() -> {
            ports().account().credentials().lock(account.id());
            ports().account().accounts().save(account);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(find(account.id())).isEqualTo(last);
        assertThat(exists(new PersonName("Samira", "Haddad"), born)).isFalse();
        assertThat(like(renamed, new BirthDate("1971"))).contains(account.id());
    }

    @Test
    @DisplayName("ACC-2: an account that is not there is not saved, nor one under another username")
    default void savedIsThere() {
        var account = bearing(new PersonName("Samira", "Haddad"), anyDay());
        assertThatThrownBy(() -> given().run(() -> ports().account().accounts().save(account)))
                .isInstanceOf(IllegalStateException.class);
        add(account);
        var other = new Account(account.id(), account.kind(), Given.username(), account.name(),
                account.language(), account.born(), account.ownPhone(), account.secretQuestion(),
                account.openedAt());
        assertThatThrownBy(() -> given().run(() -> ports().account().accounts().save(other)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(find(account.id())).contains(account);
    }

    private Optional<Account> ofUsername(Account account) {
        return given().get(() -> ports().account().accounts().ofUsername(account.username()));
    }

    /** After a look that finds nobody: an answer is never an old one. */
    private void add(Account account) {
        given().run(() -> {
            assertThat(ports().account().accounts().find(account.id())).isEmpty();
            assertThat(ports().account().accounts().findAll(Set.of(account.id()))).isEmpty();
        });
        given().run(() -> ports().account().accounts().add(account));
    }

    private Optional<Account> find(AccountId id) {
        return given().get(() -> ports().account().accounts().find(id));
    }

    private boolean everAssigned(Account account) {
        return given().get(() -> ports().account().accounts().everAssigned(account.username()));
    }

    private boolean exists(PersonName name, BirthDate born) {
        return !like(name, born).isEmpty();
    }

    private Set<AccountId> like(PersonName name, BirthDate born) {
        return given().get(() -> ports().account().accounts().beneficiariesLike(name, born));
    }

    /** One of many, so that the people of other tests are born on others. */
    private static BirthDate anyDay() {
        return new BirthDate(LocalDate.of(1900, 1, 1)
                .plusDays(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 40_000L)));
    }

    private static Account bearing(PersonName name, BirthDate born) {
        return Account.ofBeneficiary(new AccountId(UUID.randomUUID()), Given.username(), name, born,
                Language.FRENCH,
                Optional.of(new PhoneNumber("+33639980034")), new SecretQuestion("Une ville ?"), NOW);
    }
}
