package org.abri.persistence.sealing;

import static org.abri.persistence.schema.Tables.TOMBSTONE;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.sealing.Macs;
import org.abri.persistence.Bound;
import org.abri.persistence.PublishedLines;
import org.abri.persistence.SqlUnitOfWork;
import org.abri.persistence.schema.tables.records.TombstoneRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * CRY-6: that somebody was erased, in the database and, beside the file of {@code abri.journal-heads}, outside of it: a backup
 * of the database that was made before forgets the one, and not the other. What either knows, both know after {@link #all}.
 */
@Singleton
final class Tombstones {
    /** Is added to the name of the file of the journal's heads. */
    static final String BESIDE = ".erased";

    private static final System.Logger LOG = System.getLogger("org.abri.erased");

    private final DSLContext sql;
    private final SqlUnitOfWork work;
    private final Bound bound;
    private final @Nullable PublishedLines file;

    Tombstones(DSLContext sql, SqlUnitOfWork work, Bound bound, Macs macs,
            @Nullable @Value("${abri.journal-heads:}") String heads) {
        this.sql = sql;
        this.work = work;
        this.bound = bound;
        this.file = heads == null || heads.isEmpty() ? null : opened(Path.of(heads + BESIDE), macs);
    }

    private static PublishedLines opened(Path file, Macs macs) {
        try {
            return PublishedLines.in(file, "tombstone", macs);
        } catch (IOException cannot) {
            throw new Outage("Who was erased cannot be written to " + file + ".", cannot);
        }
    }

    /** Once it is committed, it is said outside: never of somebody who lives on because it was not. */
    void add(UUID id, Instant erasedAt) {
        keep(id, erasedAt);
        work.afterwards(() -> publish(id, erasedAt));
    }

    private void keep(UUID id, Instant erasedAt) {
        var row = bound.bound(new TombstoneRecord(id, erasedAt, null));
        sql.insertInto(TOMBSTONE).set(row).onConflict(TOMBSTONE.ID).doNothing().execute();
    }

    /** What cannot be said now is said at the next start. */
    private void publish(UUID id, Instant erasedAt) {
        LOG.log(Level.INFO, "erased " + id);
        if (file == null) { return; }
        try {
            file.add(id + " " + erasedAt.toEpochMilli());
        } catch (IOException full) {
            LOG.log(Level.ERROR, "that somebody was erased cannot be said outside of the database", full);
        }
    }

    /** Whose ids are dead. */
    List<UUID> all() {
        var kept = new HashMap<UUID, Instant>();
        sql.selectFrom(TOMBSTONE).fetch().stream().filter(bound::holds)
                .forEach(row -> kept.put(row.getId(), row.getErasedAt()));
        var said = said();
        said.forEach((id, erasedAt) -> {
            if (kept.putIfAbsent(id, erasedAt) == null) {
                keep(id, erasedAt);
            }
        });
        kept.forEach((id, erasedAt) -> {
            if (!said.containsKey(id)) {
                work.afterwards(() -> publish(id, erasedAt));
            }
        });
        return List.copyOf(kept.keySet());
    }

    private Map<UUID, Instant> said() {
        var said = new HashMap<UUID, Instant>();
        if (file == null) { return said; }
        try {
            var unread = file.read(line -> isTaken(line, said));
            if (unread > 0) {
                LOG.log(Level.WARNING, unread + " lines on who was erased cannot be read");
            }
            return said;
        } catch (IOException gone) {
            throw new Outage("who was erased cannot be read", gone);
        }
    }

    private static boolean isTaken(String line, Map<UUID, Instant> said) {
        var parts = line.split(" ", -1);
        if (parts.length != 2) { return false; }
        said.put(UUID.fromString(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
        return true;
    }
}
