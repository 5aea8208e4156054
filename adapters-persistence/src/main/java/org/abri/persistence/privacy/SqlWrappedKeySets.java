package org.abri.persistence.privacy;

import static org.abri.persistence.schema.Tables.WRAPPED_KEY_SET;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.privacy.WrappedKeySets;
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
