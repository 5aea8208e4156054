package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.ACCOUNT;

import java.util.Optional;
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
    private static final int USERNAME = 1;
    private static final int GIVEN = 2;
    private static final int FAMILY = 3;
    private static final int LANGUAGE = 4;
    private static final int BORN = 5;
    private static final int PHONE = 6;
    private static final int QUESTION = 7;

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
                .with(QUESTION, account.secretQuestion().map(SecretQuestion::question));
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
                fields.find(PHONE).map(PhoneNumber::new), fields.find(QUESTION).map(SecretQuestion::new),
                row.getOpenedAt());
    }

    private static Optional<Fields> open(Sealing sealing, AccountRecord row) {
        return sealing.openIfWhole(new KeyOwner(row.getId()), row, row.getId(), ACCOUNT.SEALED);
    }

    private static PersonName name(Fields fields) {
        return new PersonName(fields.text(GIVEN), fields.text(FAMILY));
    }
}
