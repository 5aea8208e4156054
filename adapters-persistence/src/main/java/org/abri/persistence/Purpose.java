package org.abri.persistence;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.DEPLOYMENT;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import org.abri.persistence.schema.tables.records.DeploymentRecord;
import org.jooq.DSLContext;

/**
 * OPS-1, G-14: whether the people of a database are real or the demo's, said for ever when it was made. The passwords of the
 * demo are published: who moved in with one must never be let in to what belongs to somebody.
 */
@Singleton
final class Purpose {
    private static final short ONLY = 1;

    private final DSLContext sql;
    private final SqlUnitOfWork work;
    private final Bound bound;
    private final boolean demo;

    Purpose(DSLContext sql, SqlUnitOfWork work, Bound bound,
            @Property(name = Storage.DEMO, defaultValue = "false") boolean demo) {
        this.sql = sql;
        this.work = work;
        this.bound = bound;
        this.demo = demo;
    }

    /** Marks a database that has nobody in it yet; throws {@link DatabaseRefused} when it is marked as the other kind. */
    void settle() {
        var kept = work.inOne(() -> sql.selectFrom(DEPLOYMENT).fetchOptional().orElseGet(this::marked));
        if (!bound.holds(kept)) { throw DatabaseRefused.unmarked(); }
        if (kept.getDemo() != demo) {
            throw demo ? DatabaseRefused.ofRealPeople() : DatabaseRefused.ofDemo();
        }
    }

    /** By this node, or by another one that starts at the same moment. */
    private DeploymentRecord marked() {
        if (sql.fetchExists(ACCOUNT)) { throw DatabaseRefused.unmarked(); }
        var mark = bound.bound(new DeploymentRecord(ONLY, demo, null));
        sql.execute("insert into deployment (id, demo, mac) values (?, ?, ?) on conflict do nothing",
                mark.getId(), mark.getDemo(), mark.getMac());
        return sql.selectFrom(DEPLOYMENT).fetchSingle();
    }
}
