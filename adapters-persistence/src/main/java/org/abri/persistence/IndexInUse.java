package org.abri.persistence;

import static org.abri.persistence.schema.Tables.BLIND_INDEX;
import static org.abri.persistence.schema.Tables.DEPLOYMENT;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.abri.application.sealing.BlindIndex;
import org.abri.persistence.schema.tables.records.BlindIndexRecord;
import org.jooq.DSLContext;

/**
 * CRY-4, CRY-5: with how many keys of the blind index what rests here was made. The data say it themselves, so that rows of an older backup
 * come back with the number that is theirs. It changes while one program alone works with them, so that it is asked for once.
 */
@Singleton
public final class IndexInUse {
    private static final short ONLY = 1;
    private static final int MOST_TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DSLContext sql;
    private final SqlUnitOfWork work;
    private final Bound bound;
    private final BlindIndex index;
    private volatile int keys;

    IndexInUse(DSLContext sql, SqlUnitOfWork work, Bound bound, BlindIndex index) {
        this.sql = sql;
        this.work = work;
        this.bound = bound;
        this.index = index;
    }

    /**
     * Says it of a database that has nothing in it yet: all keys that there are. Waits for whoever changes it. Throws
     * {@link DatabaseRefused} when it is not said any more, and what {@link BlindIndex#verify} throws when the master key has not those
     * keys.
     */
    void settle() {
        keys = work.inOne(() -> {
            var kept = locked().orElseGet(this::said);
            if (!bound.holds(kept)) { throw DatabaseRefused.noIndex(); }
            index.verify(kept.getKeysInUse(), HexFormat.of().parseHex(kept.getMadeCheck()));
            return kept.getKeysInUse();
        });
    }

    private Optional<BlindIndexRecord> locked() {
        return sql.selectFrom(BLIND_INDEX).forUpdate().fetchOptional();
    }

    /** By this node, or by another one that starts at the same moment. */
    private BlindIndexRecord said() {
        if (sql.fetchExists(DEPLOYMENT)) { throw DatabaseRefused.noIndex(); }
        var row = row(index.keys());
        sql.execute(
                "insert into blind_index (id, keys_in_use, made_check, mac) values (?, ?, ?, ?) on conflict do nothing",
                row.getId(), row.getKeysInUse(), row.getMadeCheck(), row.getMac());
        return sql.selectFrom(BLIND_INDEX).fetchSingle();
    }

    private BlindIndexRecord row(int count) {
        return bound
                .bound(new BlindIndexRecord(ONLY, count, HexFormat.of().formatHex(index.check(count)), null));
    }

    /** As they were when this program began to work with these data. */
    int keys() {
        if (keys == 0) { throw new IllegalStateException("nobody has asked with how many keys"); }
        return keys;
    }

    /** As the data say now. Throws {@link DatabaseRefused} when they do not any more. */
    public int read() {
        return bound.held(sql.selectFrom(BLIND_INDEX).fetchOne()).orElseThrow(DatabaseRefused::noIndex)
                .getKeysInUse();
    }

    /** From the end of the unit of work on. */
    public void raise(int count) {
        sql.update(BLIND_INDEX).set(row(count)).where(BLIND_INDEX.ID.eq(ONLY)).execute();
        work.afterwards(() -> keys = count);
    }

    /**
     * Whether no other program works with these data; whoever starts from now on waits in {@link #settle} until the unit of work ends.
     * Patiently: of a node that has just ended, PostgreSQL shows connections for a moment.
     */
    public boolean alone() {
        var unused = locked();
        for (var tries = 1; tries <= MOST_TRIES; tries++) {
            if (sql.connectionResult(Neighbour::isAlone)) { return true; }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }
}
