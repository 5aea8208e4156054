package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.USERNAME_EVER;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.Outage;
import org.abri.application.account.Accounts;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.persistence.Bound;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.AccountRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Accounts in SQL. Who somebody is rests sealed; usernames, and names with birth dates, are found by blind keys (CRY-4). */
@Singleton
final class SqlAccounts implements Accounts {
    private static final long FIRST_VERSION = 1;

    private final DSLContext sql;
    private final Sealing sealing;
    private final UsernameKeys usernames;
    private final IdentityKeys identities;
    private final Bound bound;

    SqlAccounts(DSLContext sql, Sealing sealing, UsernameKeys usernames, IdentityKeys identities,
            Bound bound) {
        this.sql = sql;
        this.sealing = sealing;
        this.usernames = usernames;
        this.identities = identities;
        this.bound = bound;
    }

    @Override
    public void add(Account account) {
        var reserved =
                sql.execute("insert into username_ever (username_key) values (?) on conflict do nothing",
                        usernames.of(account.username()));
        if (reserved == 0) { throw new IllegalStateException("a username is given once"); }
        sealing.makeKeySet(KeyOwner.of(account.id()));
        sql.executeInsert(row(account, FIRST_VERSION));
        identities.keep(account);
    }

    @Override
    public void save(Account account) {
        var before = sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(account.id().value())).fetchOptional()
                .filter(bound::holds);
        var there = before.map(this::account);
        if (there.filter(rests -> !rests.isWhole()).isPresent()) {
            throw new Outage("an account rests damaged: only a restore brings it back");
        }
        if (there.filter(account::isSameAs).isEmpty()) { throw new IllegalStateException("no such account"); }
        sql.executeUpdate(row(account, before.orElseThrow().getVersion() + 1));
        identities.keep(account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return one(ACCOUNT.ID.eq(id.value()));
    }

    @Override
    public Map<AccountId, Account> findAll(Set<AccountId> ids) {
        if (ids.isEmpty()) { return Map.of(); }
        var rows = sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.in(ids.stream().map(AccountId::value).toList()))
                .fetch();
        sealing.prepare(rows.stream().map(row -> new KeyOwner(row.getId())).collect(Collectors.toSet()));
        return rows.stream().filter(bound::holds).map(this::account)
                .collect(Collectors.toUnmodifiableMap(Account::id, account -> account));
    }

    @Override
    public Optional<Account> ofUsername(Username username) {
        return one(ACCOUNT.USERNAME_KEY.eq(usernames.of(username)));
    }

    @Override
    public boolean everAssigned(Username username) {
        return sql.fetchExists(USERNAME_EVER, USERNAME_EVER.USERNAME_KEY.eq(usernames.of(username)));
    }

    @Override
    public Set<AccountId> beneficiariesLike(PersonName name, BirthDate born) {
        return identities.find(name, born);
    }

    private Optional<Account> one(Condition wanted) {
        return sql.selectFrom(ACCOUNT).where(wanted).fetchOptional().filter(bound::holds)
                .map(this::account);
    }

    private AccountRecord row(Account account, long version) {
        var id = account.id().value();
        var row = bound.bound(new AccountRecord(id, account.kind().name(), usernames.of(account.username()),
                account.openedAt(), version, null, null));
        return AccountRows.sealed(sealing, row, account);
    }

    private Account account(AccountRecord row) {
        return AccountRows.account(sealing, row);
    }
}
