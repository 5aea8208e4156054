package org.abri.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Who somebody is to the service; how they sign in is {@link Credentials}. A beneficiary also has a birth date, a secret
 * question and often a phone; staff and operators have none of these.
 */
public record Account(AccountId id, AccountKind kind, Username username, PersonName name, Language language,
        Optional<BirthDate> born, Optional<OwnPhone> ownPhone, Optional<SecretQuestion> secretQuestion,
        Instant openedAt) {

    /** ACC-6: a beneficiary's, opened in their presence. */
    public static Account ofBeneficiary(AccountId id, Username username, PersonName name, BirthDate born,
            Language language, Optional<PhoneNumber> phone, SecretQuestion question, Instant now) {
        return new Account(id, AccountKind.BENEFICIARY, username, name, language, Optional.of(born),
                phone.map(OwnPhone::unproven), Optional.of(question), now);
    }

    /** ACC-7: a beneficiary's, opened at a distance: until they validate it there is no question. */
    public static Account ofBeneficiaryAtADistance(AccountId id, Username username, PersonName name,
            BirthDate born, Language language, PhoneNumber phone, Instant now) {
        return new Account(id, AccountKind.BENEFICIARY, username, name, language, Optional.of(born),
                Optional.of(OwnPhone.unproven(phone)), Optional.empty(), now);
    }

    /** ACC-3, ACC-4: of a natural person working for a relay, or for the service. */
    public static Account ofWorker(AccountId id, AccountKind kind, Username username, PersonName name,
            Language language, Instant now) {
        if (kind == AccountKind.BENEFICIARY) {
            throw new IllegalArgumentException("a beneficiary is opened with ofBeneficiary");
        }
        return new Account(id, kind, username, name, language, Optional.empty(), Optional.empty(),
                Optional.empty(), now);
    }

    /** Whether both are states of one account: what never changes of it is the same. */
    public boolean isSameAs(Account other) {
        return id.equals(other.id) && kind == other.kind && username.equals(other.username)
                && openedAt.equals(other.openedAt);
    }

    /** The phone as it is rung and written to, proven or not. */
    public Optional<PhoneNumber> phone() {
        return ownPhone.map(OwnPhone::number);
    }

    /** SEC-4: the phone that codes go to which lead into the account; none while it is not proven. */
    public Optional<PhoneNumber> provenPhone() {
        return ownPhone.filter(OwnPhone::proven).map(OwnPhone::number);
    }

    /** SEC-4: the phone that its owner has yet to prove. */
    public Optional<OwnPhone> unprovenPhone() {
        return ownPhone.filter(phone -> !phone.proven());
    }

    /** REC-3: with another phone, which nobody has proven, or none; with the same one it is as it was. */
    public Account withPhone(Optional<PhoneNumber> number) {
        return number.equals(phone()) ? this : with(number.map(OwnPhone::unproven));
    }

    /** SEC-4: with what became of the proof of its phone. */
    public Account with(OwnPhone phone) {
        return with(Optional.of(phone));
    }

    private Account with(Optional<OwnPhone> phone) {
        return new Account(id, kind, username, name, language, born, phone, secretQuestion, openedAt);
    }

    /** PRI-2: of these names, and born then; without a birth date that one stays as it is. */
    public Account rectified(PersonName names, Optional<BirthDate> date) {
        return new Account(id, kind, username, names, language, date.or(() -> born), ownPhone, secretQuestion,
                openedAt);
    }

    /** SEC-5: with another question. */
    public Account withQuestion(SecretQuestion question) {
        return new Account(id, kind, username, name, language, born, ownPhone, Optional.of(question),
                openedAt);
    }

    /** Read in another language from now on. */
    public Account reading(Language other) {
        return new Account(id, kind, username, name, other, born, ownPhone, secretQuestion, openedAt);
    }

    /** One that is there, and holds, but whose personal data rest damaged: nothing is known of who it is. */
    public static Account unreadable(AccountId id, AccountKind kind, Instant openedAt) {
        return new Account(id, kind, new Username(Username.UNREADABLE), PersonName.UNREADABLE,
                Language.FRENCH, Optional.empty(), Optional.empty(), Optional.empty(), openedAt);
    }

    /** I6: whether it is known who it is; nothing is kept over what is not: what a restore brings back would be lost. */
    public boolean isWhole() {
        return !name.equals(PersonName.UNREADABLE);
    }
}
