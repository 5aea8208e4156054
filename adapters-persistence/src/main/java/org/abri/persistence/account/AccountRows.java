package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.ACCOUNT;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.AccountRecord;

/** How accounts rest, for whoever joins them. */
public final class AccountRows {
    private static final int USERNAME = 1;
    private static final int GIVEN = 2;
    private static final int FAMILY = 3;
    private static final int LANGUAGE = 4;
    private static final int BORN = 5;
    private static final int PHONE = 6;
    private static final int QUESTION = 7;
    /** SEC-4: not there while the phone is not proven. */
    private static final int PROVEN = 8;
    private static final int CODE_HASH = 9;
    private static final int CODE_EXPIRES = 10;
    private static final int CODE_FAILED = 11;

    private AccountRows() {}

    /** Whose account it is, opened; {@link PersonName#UNREADABLE} when it does not open. */
    public static PersonName name(Sealing sealing, AccountRecord row) {
        return open(sealing, row).map(AccountRows::name).orElse(PersonName.UNREADABLE);
    }

    /** Into a row that is otherwise complete. */
    static AccountRecord sealed(Sealing sealing, AccountRecord row, Account account) {
        var fields = Fields.none().with(USERNAME, account.username().value())
                .with(GIVEN, account.name().given()).with(FAMILY, account.name().family())
                .with(LANGUAGE, account.language().tag())
                .with(BORN, account.born().map(BirthDate::value))
                .with(PHONE, account.phone().map(PhoneNumber::value))
                .with(QUESTION, account.secretQuestion().map(SecretQuestion::question))
                .with(PROVEN, account.provenPhone().map(phone -> "yes"));
        var code = account.ownPhone().flatMap(OwnPhone::asked);
        fields = fields.with(CODE_HASH, code.map(OneTimeCode::hash).map(SecretHash::phc))
                .with(CODE_EXPIRES, code.map(one -> Long.toString(one.expiresAt().toEpochMilli())))
                .with(CODE_FAILED, code.map(one -> Integer.toString(one.failedTries())));
        sealing.seal(KeyOwner.of(account.id()), row, row.getId(), ACCOUNT.SEALED, fields);
        return row;
    }

    /** I6: of a row that holds; who somebody is may be unreadable, that they are there is not. */
    static Account account(Sealing sealing, AccountRecord row) {
        var id = new AccountId(row.getId());
        var kind = AccountKind.valueOf(row.getKind());
        return open(sealing, row).map(fields -> account(id, kind, fields, row))
                .orElseGet(() -> Account.unreadable(id, kind, row.getOpenedAt()));
    }

    private static Account account(AccountId id, AccountKind kind, Fields fields, AccountRecord row) {
        return new Account(id, kind, new Username(fields.text(USERNAME)), name(fields),
                new Language(fields.text(LANGUAGE)),
                fields.find(BORN).map(BirthDate::new),
                fields.find(PHONE).map(number -> phone(number, fields)),
                fields.find(QUESTION).map(SecretQuestion::new),
                row.getOpenedAt());
    }

    private static OwnPhone phone(String number, Fields fields) {
        return new OwnPhone(new PhoneNumber(number), fields.find(PROVEN).isPresent(),
                fields.find(CODE_HASH).map(hash -> new OneTimeCode(new SecretHash(hash),
                        Instant.ofEpochMilli(Long.parseLong(fields.text(CODE_EXPIRES))),
                        Integer.parseInt(fields.text(CODE_FAILED)))));
    }

    private static Optional<Fields> open(Sealing sealing, AccountRecord row) {
        return sealing.openIfWhole(new KeyOwner(row.getId()), row, row.getId(), ACCOUNT.SEALED);
    }

    private static PersonName name(Fields fields) {
        return new PersonName(fields.text(GIVEN), fields.text(FAMILY));
    }
}
