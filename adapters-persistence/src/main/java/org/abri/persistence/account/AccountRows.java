package org.abri.persistence.account;

import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.AccountRecord;

/** How accounts rest, for whoever joins them. */
public final class AccountRows {
    private static final String SEALED = "account.sealed";

    private static final int USERNAME = 1;
    private static final int GIVEN = 2;
    private static final int FAMILY = 3;
    private static final int LANGUAGE = 4;
    private static final int BORN = 5;
    private static final int PHONE = 6;
    private static final int QUESTION = 7;

    private AccountRows() {}

    /** Whose account it is, opened. */
    public static PersonName name(Sealing sealing, UUID id, byte[] sealed) {
        return name(open(sealing, id, sealed));
    }

    static byte[] seal(Sealing sealing, Account account) {
        var fields = Fields.none().with(USERNAME, account.username().value())
                .with(GIVEN, account.name().given()).with(FAMILY, account.name().family())
                .with(LANGUAGE, account.language().tag())
                .with(BORN, account.born().map(BirthDate::value))
                .with(PHONE, account.phone().map(PhoneNumber::value))
                .with(QUESTION, account.secretQuestion().map(SecretQuestion::question));
        return sealing.seal(KeyOwner.of(account.id()), SEALED, account.id().value(), fields);
    }

    static Account account(Sealing sealing, AccountRecord row) {
        var fields = open(sealing, row.getId(), row.getSealed());
        return new Account(new AccountId(row.getId()), AccountKind.valueOf(row.getKind()),
                new Username(fields.text(USERNAME)), name(fields), new Language(fields.text(LANGUAGE)),
                fields.find(BORN).map(BirthDate::new),
                fields.find(PHONE).map(PhoneNumber::new), fields.find(QUESTION).map(SecretQuestion::new),
                row.getOpenedAt());
    }

    private static Fields open(Sealing sealing, UUID id, byte[] sealed) {
        return sealing.open(new KeyOwner(id), SEALED, id, sealed);
    }

    private static PersonName name(Fields fields) {
        return new PersonName(fields.text(GIVEN), fields.text(FAMILY));
    }
}
