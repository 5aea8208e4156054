package org.abri.contracts;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.application.Ports;
import org.abri.application.session.DeviceKind;
import org.abri.application.session.Session;
import org.abri.application.session.SessionId;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Language;
import org.abri.domain.account.Password;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;

/** What contracts put behind the ports before they look: invented people and places, new ones each time. */
public record Given(Ports ports) {
    public static final Instant NOW = Instant.parse("2026-03-10T09:15:30.250Z");
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    public static final SecretHash HASH = new SecretHash("$invented$v=1$c2FsdA$aGFzaA");

    /** Names as people bear them: accents, apostrophes, hyphens, several words, and scripts that are not Latin. */
    public static final List<PersonName> NAMES =
            List.of(new PersonName("Élodie-Anne", "d’Ávila"), new PersonName("Seán", "O'Neil"),
                    new PersonName("أمينة", "بن عبد الله"), new PersonName("ሰላም", "ተስፋይ"),
                    new PersonName("Nguyễn Thị", "Ánh"), new PersonName("Ангеліна", "Коваль"),
                    new PersonName("小明", "王"), new PersonName("Şükran", "Işık"));

    private static final Random RANDOM = new SecureRandom();

    public void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    public <T> T get(Supplier<T> work) {
        return ports.work().inOne(work);
    }

    /** A person with a vault that is open. */
    public VaultId vault() {
        return vault(VaultState.OPEN);
    }

    public VaultId vault(VaultState state) {
        return vault(state, NAMES.getFirst());
    }

    public VaultId vault(VaultState state, PersonName name) {
        var account = beneficiary(name);
        var vault = inState(Vault.opened(VaultId.of(account.id())), state);
        run(() -> {
            ports.account().accounts().add(account);
            ports.account().credentials().add(credentials(account));
            ports.vault().vaults().add(vault);
        });
        return vault.id();
    }

    private static Vault inState(Vault vault, VaultState state) {
        return new Vault(vault.id(), state, vault.quota(), vault.used(), vault.items(), vault.today(),
                vault.wishes());
    }

    public AccountId staff() {
        var account = worker(AccountKind.STAFF);
        run(() -> {
            ports.account().accounts().add(account);
            ports.account().credentials().add(credentials(account));
        });
        return account.id();
    }

    public AccountId staffAt(RelayId relay, StaffRole role) {
        var account = staff();
        run(() -> ports.relay().memberships().save(new Membership(account, relay, role, NOW)));
        return account;
    }

    /** A relay whose agreement is in force. */
    public RelayId relay() {
        return relay(inForce());
    }

    public RelayId relay(ServiceAgreement agreement) {
        var relay = new Relay(new RelayId(UUID.randomUUID()), "Relais des Tilleuls", PARIS, agreement);
        run(() -> ports.relay().relays().add(relay));
        return relay.id();
    }

    public Affiliation affiliation(VaultId vault, RelayId relay) {
        var affiliation = Affiliation.atOpening(new AffiliationId(UUID.randomUUID()), vault, relay, NOW);
        run(() -> ports.affiliation().affiliations().save(affiliation));
        return affiliation;
    }

    public static ServiceAgreement inForce() {
        var today = today();
        return ServiceAgreement.concluded(today.minusYears(1), today.plusYears(1), "120 € a year");
    }

    public static LocalDate today() {
        return NOW.atZone(PARIS).toLocalDate();
    }

    /** As they come out of an opening in presence: with everything that an account can hold. Not added yet. */
    public static Account beneficiary(PersonName name) {
        return Account.ofBeneficiary(new AccountId(UUID.randomUUID()), username(), name,
                new BirthDate(LocalDate.of(1988, 2, 29)),
                new Language("fa-AF"), Optional.of(new PhoneNumber("+33639980012")),
                new SecretQuestion("Le nom de l’âne de grand-père ? 🫏"), NOW);
    }

    /** Not added yet. */
    public static Account worker(AccountKind kind) {
        return Account.ofWorker(new AccountId(UUID.randomUUID()), kind, username(), NAMES.getLast(),
                Language.FRENCH, NOW);
    }

    /** One that is whole, of somebody at a computer. Not added yet. */
    public static Session session(String tokenHash, AccountId account, AccountKind kind, Instant startedAt,
            Instant usedAt) {
        return new Session(new SessionId(UUID.randomUUID()), tokenHash, account, kind, Session.Stage.WHOLE,
                DeviceKind.COMPUTER, startedAt, usedAt);
    }

    /** Of whoever has chosen a password, and has yet to accept the terms. Not added yet. */
    public static Credentials credentials(Account account) {
        return new Credentials(account.id(), account.kind(), new Password.Chosen(HASH),
                account.secretQuestion().map(question -> SecretAnswer.set(HASH)),
                account.secretQuestion().map(question -> HASH), false);
    }

    /** As it is once it is suspended. */
    public static ServiceAgreement suspended(ServiceAgreement agreement) {
        return new ServiceAgreement(agreement.from(), agreement.until(), agreement.costOfUse(),
                Optional.of(NOW));
    }

    /** A blob's name that nobody else has, drawn now. */
    public static BlobId blob() {
        return blob(NOW);
    }

    public static BlobId blob(Instant drawnAt) {
        var random = new byte[BlobId.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return BlobId.drawn(drawnAt, random);
    }

    public static Username username() {
        var letters = new StringBuilder();
        for (var syllable = 0; syllable < Username.SYLLABLES; syllable++) {
            letters.append(oneOf(Username.CONSONANTS)).append(oneOf(Username.VOWELS));
        }
        return Username.ofLetters(letters.toString());
    }

    public static Instant later(long minutes) {
        return NOW.plus(minutes, ChronoUnit.MINUTES);
    }

    private static char oneOf(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }
}
