package org.abri.persistence.account;

import static org.abri.persistence.schema.Tables.IDENTITY_KEY;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.NameSounds;
import org.abri.domain.account.PersonName;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.IdentityKeyRecord;
import org.jooq.DSLContext;

/** CRY-4: the blind keys by which people are found whose names are spelt otherwise: of each way their names sound, with when they are born. */
@Singleton
final class IdentityKeys {
    private final DSLContext sql;
    private final BlindKeys blind;
    private final Bound bound;

    IdentityKeys(DSLContext sql, BlindKeys blind, Bound bound) {
        this.sql = sql;
        this.blind = blind;
        this.bound = bound;
    }

    /** In place of those that there were: whenever names or birth date are written. Nobody is found whose birth date is not known. */
    void keep(Account account) {
        var id = account.id().value();
        sql.deleteFrom(IDENTITY_KEY).where(IDENTITY_KEY.ACCOUNT.eq(id)).execute();
        account.born().ifPresent(born -> sql.batchInsert(keys(account.name(), born.keptAs()).stream()
                .map(key -> bound.bound(new IdentityKeyRecord(id, key, null))).toList()).execute());
    }

    Set<AccountId> find(PersonName name, BirthDate born) {
        return sql.selectFrom(IDENTITY_KEY)
                .where(IDENTITY_KEY.BLIND_KEY.in(keys(name, born.soughtAs()))).fetch().stream()
                .filter(bound::holds).map(row -> new AccountId(row.getAccount()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> keys(PersonName name, Set<String> dates) {
        return NameSounds.of(name, LatinLetters::of).stream()
                .flatMap(sound -> dates.stream()
                        .map(date -> blind.of("account.identity", sound + '\n' + date)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
