package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.USERNAME_EVER;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.abri.application.account.Accounts;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.privacy.Sealer;
import org.abri.application.terms.TermsOfService;
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
import org.abri.domain.account.Username;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.AccountRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Accounts in SQL. Who somebody is rests sealed; usernames, and names with birth dates, are found by blind keys (CRY-4). */
@Singleton
final class SqlAccounts implements Accounts {
    private static final String TABLE = "account";

    private final DSLContext sql;
    private final Sealer sealer;
    private final Sealing sealing;
    private final BlindKeys blind;
    private final TermsOfService terms;

    SqlAccounts(DSLContext sql, Sealer sealer, Sealing sealing, BlindKeys blind, TermsOfService terms) {
        this.sql = sql;
        this.sealer = sealer;
        this.sealing = sealing;
        this.blind = blind;
        this.terms = terms;
    }

    @Override
    public void add(Account account) {
        var reserved =
                sql.execute("insert into username_ever (username_key) values (?) on conflict do nothing",
                        key(account.username()));
        if (reserved == 0) { throw new IllegalStateException("a username is given once"); }
        sealer.makeKeySet(KeyOwner.of(account.id()));
        sql.executeInsert(row(account));
    }

    @Override
    public void save(Account account) {
        if (sql.executeUpdate(row(account)) == 0) { throw new IllegalStateException("no such account"); }
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return one(ACCOUNT.ID.eq(id.value()));
    }

    @Override
    public Optional<Account> find(Username username) {
        return one(ACCOUNT.USERNAME_KEY.eq(key(username)));
    }

    @Override
    public boolean everAssigned(Username username) {
        return sql.fetchExists(USERNAME_EVER, USERNAME_EVER.USERNAME_KEY.eq(key(username)));
    }

    @Override
    public boolean beneficiaryExists(PersonName name, BirthDate born) {
        return sql.fetchExists(ACCOUNT, ACCOUNT.IDENTITY_KEY.eq(key(name, born)));
    }

    @Override
    public Optional<Standing> standing(AccountId id) {
        return sql.select(ACCOUNT.PASSWORD_HASH, ACCOUNT.FIRST_PASSWORD_LAPSES_AT).from(ACCOUNT)
                .where(ACCOUNT.ID.eq(id.value()))
                .fetchOptional(row -> credential(row.value1(), row.value2()))
                .map(credential -> Standing.of(credential, !terms.acceptances(id).isEmpty()));
    }

    private Optional<Account> one(Condition wanted) {
        return sql.selectFrom(ACCOUNT).where(wanted).fetchOptional(this::account);
    }

    private AccountRecord row(Account account) {
        var row = new AccountRecord();
        row.setId(account.id().value());
        row.setKind(account.kind().name());
        row.setUsernameKey(key(account.username()));
        row.setIdentityKey(account.born().map(born -> key(account.name(), born)).orElse(null));
        row.setLanguage(account.language().tag());
        row.setPasswordHash(account.credential().hash().phc());
        row.setFirstPasswordLapsesAt(
                account.credential() instanceof Credential.First first ? first.expiresAt() : null);
        row.setAnswerHash(account.secretQuestion().map(question -> question.answer().phc()).orElse(null));
        row.setOpenedAt(account.openedAt());
        row.setSealed(sealing.seal(KeyOwner.of(account.id()), TABLE, account.id().value(),
                account.username().value(), account.name().given(), account.name().family(),
                account.born().map(born -> born.value().toString()).orElse(""),
                account.phone().map(PhoneNumber::value).orElse(""),
                account.secretQuestion().map(SecretQuestion::question).orElse("")));
        return row;
    }

    private Account account(AccountRecord row) {
        var id = new AccountId(row.getId());
        var texts = sealing.open(KeyOwner.of(id), TABLE, row.getId(), row.getSealed());
        return new Account(id, AccountKind.valueOf(row.getKind()), new Username(texts.get(0)),
                new PersonName(texts.get(1), texts.get(2)), new Language(row.getLanguage()),
                credential(row.getPasswordHash(), row.getFirstPasswordLapsesAt()),
                texts.find(3).map(born -> new BirthDate(LocalDate.parse(born))),
                texts.find(4).map(PhoneNumber::new),
                texts.find(5)
                        .map(question -> new SecretQuestion(question, new SecretHash(row.getAnswerHash()))),
                row.getOpenedAt());
    }

    private static Credential credential(String hash, @Nullable Instant lapsesAt) {
        return lapsesAt == null ? new Credential.Chosen(new SecretHash(hash))
                : new Credential.First(new SecretHash(hash), lapsesAt);
    }

    private String key(Username username) {
        return blind.of("account.username", username.value());
    }

    private String key(PersonName name, BirthDate born) {
        return blind.of("account.identity", name.comparable() + '\n' + born.value());
    }
}
