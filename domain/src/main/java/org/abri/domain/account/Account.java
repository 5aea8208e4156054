package org.abri.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Who somebody is to the service; how they sign in is {@link Credentials}. A beneficiary also has a birth date, a secret
 * question and often a phone; staff and operators have none of these.
 */
public record Account(AccountId id, AccountKind kind, Username username, PersonName name, Language language,
        Optional<BirthDate> born, Optional<PhoneNumber> phone, Optional<SecretQuestion> secretQuestion,
        Instant openedAt) {

    /** ACC-6: a beneficiary's, opened in their presence. */
    public static Account ofBeneficiary(AccountId id, Username username, PersonName name, BirthDate born,
            Language language, Optional<PhoneNumber> phone, SecretQuestion question, Instant now) {
        return new Account(id, AccountKind.BENEFICIARY, username, name, language, Optional.of(born), phone,
                Optional.of(question), now);
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

    /** One that is there, and holds, but whose personal data rest damaged: nothing is known of who it is. */
    public static Account unreadable(AccountId id, AccountKind kind, Instant openedAt) {
        return new Account(id, kind, new Username(Username.UNREADABLE), PersonName.UNREADABLE,
                Language.FRENCH, Optional.empty(), Optional.empty(), Optional.empty(), openedAt);
    }
}
