package org.abri.persistence.sealing;

import static org.abri.persistence.schema.Tables.WRAPPED_KEY_SET;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.persistence.schema.tables.records.WrappedKeySetRecord;
import org.jooq.DSLContext;

/** CRY-1: wrapped key sets in SQL. */
@Singleton
final class SqlWrappedKeySets implements WrappedKeySets {
    private final DSLContext sql;

    SqlWrappedKeySets(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<byte[]> find(KeyOwner owner) {
        return sql.select(WRAPPED_KEY_SET.WRAPPED).from(WRAPPED_KEY_SET)
                .where(WRAPPED_KEY_SET.OWNER.eq(owner.value()))
                .fetchOptional(WRAPPED_KEY_SET.WRAPPED);
    }

    @Override
    public Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners) {
        if (owners.isEmpty()) { return Map.of(); }
        return sql.selectFrom(WRAPPED_KEY_SET)
                .where(WRAPPED_KEY_SET.OWNER.in(owners.stream().map(KeyOwner::value).toList())).fetch()
                .stream()
                .collect(Collectors.toUnmodifiableMap(row -> new KeyOwner(row.getOwner()),
                        WrappedKeySetRecord::getWrapped));
    }

    @Override
    public byte[] keepFirst(KeyOwner owner, byte[] wrapped) {
        sql.execute("insert into wrapped_key_set (owner, wrapped) values (?, ?) on conflict do nothing",
                owner.value(), wrapped);
        return find(owner).orElseThrow();
    }

    @Override
    public void remove(KeyOwner owner) {
        sql.deleteFrom(WRAPPED_KEY_SET).where(WRAPPED_KEY_SET.OWNER.eq(owner.value())).execute();
    }
}
