package org.abri.persistence.backup;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.abri.application.Cryptography;
import org.abri.application.Outage;
import org.abri.application.sealing.Macs;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;
import org.abri.persistence.OwnerOnly;
import org.abri.persistence.Schema;
import org.abri.persistence.Sight;
import org.abri.persistence.vault.FileBlobStore;

/**
 * OPS-2: takes a backup while the service runs: rows, key sets and tombstones of one moment, and every blob that those rows
 * name. Blobs never change, so each is copied once. They are copied first, as long as that takes; what was added meanwhile is
 * copied after the rows were read, and when something that they name was deleted meanwhile, they are read again.
 */
@Singleton
public final class TakeBackup {
    /** Wrapped key sets are kept no longer (CRY-6). */
    private static final Duration LONGEST_FOR_KEY_SETS = Duration.ofDays(30);
    private static final int MOST_TRIES = 5;
    /** Of nodes whose clocks are ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final DataSource database;
    private final SealedFiles sealed;
    private final Macs macs;

    TakeBackup(DataSource database, Cryptography.Seals seals, Macs macs) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
        this.sealed = new SealedFiles(seals.cipher());
        this.macs = macs;
    }

    /**
     * What was taken.
     *
     * @param copied blobs that were not in an earlier backup
     * @param lost   blobs that rows name and that are not there, neither in the store nor in an earlier backup
     */
    public record Taken(String name, long rows, long keySets, int blobs, int copied, Set<BlobId> lost) {}

    /**
     * All or nothing: the backup has its name once all of it is on the disk and was read again. Then backups older than
     * {@code kept} go, and the blobs that none names any more; key sets after thirty days at most. {@code progress} is told how
     * many blobs were copied so far.
     * Throws {@link BackupRefused} for what an operator must mend, and {@link Outage} when the database or the target does not
     * take or give what it must; earlier backups are as they were then.
     */
    public Taken take(Backups to, BlobStore store, Instant now, Duration kept, LongConsumer progress) {
        try {
            to.make();
            var alone = alone(to);
            try {
                to.sweep();
                var copies = FileBlobStore.in(to.copies());
                copies.sweep(now.plus(AHEAD));
                var taken = taken(to, Backups.named(now),
                        new Copying(store, copies, now.plus(AHEAD), progress));
                forget(to, copies, now, kept);
                return taken;
            } finally {
                alone.close();
            }
        } catch (UncheckedIOException cannot) {
            throw new Outage("the backup cannot be written", cannot);
        } catch (IOException cannot) {
            throw new Outage("the backup cannot be written, or the documents cannot be read", cannot);
        } catch (SQLException failed) {
            throw new Outage("the database does not answer", failed);
        }
    }

    private static FileChannel alone(Backups to) throws IOException {
        var channel = OwnerOnly.fileToAddTo(to.data().resolve("in-use"));
        try {
            if (channel.tryLock() != null) { return channel; }
        } catch (OverlappingFileLockException inThisProcess) {
            // said below
        }
        channel.close();
        throw new Outage("another backup into the same folder is under way",
                new IOException("the folder is locked"));
    }

    private Taken taken(Backups to, String name, Copying copying) throws IOException, SQLException {
        copying.everything();
        var lost = Set.<BlobId> of();
        for (var tries = 1; tries <= MOST_TRIES; tries++) {
            var named = new TreeMap<BlobId, OptionalLong>();
            var read = rowsOfOneMoment(to, name, named);
            var gone = copying.what(named);
            if (lost.containsAll(gone)) {
                check(to, name, read);
                sealed.write(to.blobs(name), new BlobList(named)::write);
                return new Taken(name, read.rows(), read.keySets(), named.size(), copying.copied(), gone);
            }
            Files.delete(to.rows(name));
            Files.delete(to.keys(name));
            lost = gone;
        }
        throw new Outage("documents are deleted faster than they are copied",
                new IOException("rows name what is gone"));
    }

    private record Read(long rows, long keySets) {}

    private Read rowsOfOneMoment(Backups to, String name, Map<BlobId, OptionalLong> named)
            throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            var before = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Sight.SERVICE.tell(connection);
            try {
                var counted = new long[2];
                SealedFiles.writePlain(to.keys(name),
                        out -> counted[1] = KeySetsFile.write(connection, out, macs));
                sealed.write(to.rows(name), out -> {
                    Header.write(Schema.version(database), out);
                    counted[0] = TableCopy.write(connection, out,
                            blob -> named.put(new BlobId(blob), OptionalLong.empty()));
                });
                return new Read(counted[0], counted[1]);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(before);
                connection.setAutoCommit(true);
            }
        }
    }

    /** Both were read again to their last byte, before they are a backup. */
    private void check(Backups to, String name, Read read) throws IOException, SQLException {
        var rows = sealed.read(to.rows(name), in -> {
            Header.read(in);
            return TableCopy.count(in);
        });
        if (rows != read.rows()) {
            throw BackupRefused.damaged(to.rows(name).toString(), new IOException("other rows"));
        }
        var unused = KeySetsFile.checked(to.keys(name), macs);
    }

    /** What no backup names any more, and what was kept long enough. */
    private void forget(Backups to, FileBlobStore copies, Instant now, Duration kept)
            throws IOException, SQLException {
        for (var name : old(to.taken(), now.minus(kept))) {
            Files.deleteIfExists(to.blobs(name));
            Files.deleteIfExists(to.rows(name));
        }
        var longest = kept.compareTo(LONGEST_FOR_KEY_SETS) < 0 ? kept : LONGEST_FOR_KEY_SETS;
        for (var name : old(to.takenKeySets(), now.minus(longest))) {
            Files.delete(to.keys(name));
        }
        var named = new HashSet<BlobId>();
        for (var name : to.taken()) {
            named.addAll(sealed.read(to.blobs(name), BlobList::read).sizes().keySet());
        }
        for (var blob : Copying.all(copies, now.plus(AHEAD))) {
            if (!named.contains(blob)) {
                copies.remove(blob);
            }
        }
    }

    /** But for the newest. */
    private static List<String> old(List<String> names, Instant before) {
        return names.stream().limit(Math.max(names.size() - 1, 0))
                .filter(name -> Backups.takenAt(name).isBefore(before)).toList();
    }
}
