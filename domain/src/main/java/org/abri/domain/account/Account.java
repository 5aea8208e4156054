package org.abri.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * An account: who somebody is to the service, and how they sign in. A beneficiary also has a birth date, a secret
 * question and often a phone; staff and operators have none of these.
 */
public record Account(
        AccountId id,
        AccountKind kind,
        Username username,
        PersonName name,
        Language language,
        Credential credential,
        Optional<BirthDate> born,
        Optional<PhoneNumber> phone,
        Optional<SecretQuestion> secretQuestion,
        Instant openedAt) {

    /** ACC-6: a beneficiary's, opened in their presence: password, question and answer were chosen on the spot. */
    public static Account ofBeneficiary(AccountId id, Username username, PersonName name, BirthDate born,
            Language language,
            Optional<PhoneNumber> phone, Credential.Chosen password, SecretQuestion question, Instant now) {
        return new Account(id, AccountKind.BENEFICIARY, username, name, language, password, Optional.of(born),
                phone,
                Optional.of(question), now);
    }

    /** ACC-3, ACC-4: of a natural person working for a relay, or for the service. */
    public static Account ofWorker(AccountId id, AccountKind kind, Username username, PersonName name,
            Language language,
            Credential credential, Instant now) {
        if (kind == AccountKind.BENEFICIARY) {
            throw new IllegalArgumentException("a beneficiary is opened with ofBeneficiary");
        }
        return new Account(id, kind, username, name, language, credential, Optional.empty(), Optional.empty(),
                Optional.empty(), now);
    }

    public Account withPassword(SecretHash hash) {
        return with(new Credential.Chosen(hash));
    }

    /** AUT-6: given a new automatic password; the person must choose their own again. */
    public Account withFirstPassword(Credential.First first) {
        return with(first);
    }

    public Account reading(Language newLanguage) {
        return new Account(id, kind, username, name, newLanguage, credential, born, phone, secretQuestion,
                openedAt);
    }

    private Account with(Credential newCredential) {
        return new Account(id, kind, username, name, language, newCredential, born, phone, secretQuestion,
                openedAt);
    }
}
