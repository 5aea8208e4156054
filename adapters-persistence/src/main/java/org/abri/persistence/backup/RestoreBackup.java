package org.abri.persistence.backup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.abri.application.Cryptography;
import org.abri.application.Outage;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.vault.BlobStore;
import org.abri.domain.vault.BlobId;
import org.abri.persistence.Database;
import org.abri.persistence.Schema;
import org.abri.persistence.Sight;
import org.abri.persistence.vault.FileBlobStore;

/**
 * OPS-2, CRY-6: brings a backup into an empty place: of whichever kind of database, wherever blobs rest there. Rows come last
 * and all at once: a restoring that was cut off can be begun again. Whoever was erased by the time of the newest key sets
 * stays erased, also when the rows are older.
 */
public final class RestoreBackup {
    private final Backups from;
    private final Cryptography cryptography;

    public RestoreBackup(Backups from, Cryptography cryptography) {
        this.from = from;
        this.cryptography = cryptography;
    }

    /** What was restored. {@code lost}: blobs that were gone when the backup was taken already. */
    public record Restored(String name, long rows, long keySets, int blobs, int lost) {}

    /**
     * The newest backup, or the one of that name. {@code progress} is told how many blobs were copied so far. Throws
     * {@link BackupRefused} when the backup is not whole, or there is something already where it should go, what
     * {@link Cryptography#over} throws when the master key is another, {@link org.abri.persistence.DatabaseRefused} when the
     * schema is newer than this program, and {@link Outage} when files or the database do not take or give what they must.
     */
    public Restored restore(Optional<String> asked, Database database, BlobStore store,
            LongConsumer progress) {
        try {
            var name = from.which(asked).orElseThrow(() -> new BackupRefused(
                    "There is no whole backup" + asked.map(one -> " " + one).orElse("") + " in " + from.data()
                            + "."));
            var keys = keysFor(name);
            var sealed = new SealedFiles(
                    cryptography.over(new OnlyTheService(ofTheService(keys)), new NoUnit()).cipher());
            var blobs = blobs(name, sealed);
            var target = database.unpooled();
            var schema = sealed.readBeginning(from.rows(name), Header::read);
            Schema.upTo(target, schema);
            mustBeEmpty(target);
            copy(blobs, store, progress);
            var restored = rows(name, sealed, keys, target, blobs);
            Schema.upToDate(target);
            return restored;
        } catch (IOException cannot) {
            throw new Outage("the backup cannot be read, or the documents cannot be written", cannot);
        } catch (SQLException failed) {
            throw new Outage("the database does not answer", failed);
        }
    }

    /** The newest ones: those of a time before the rows would lack people. */
    private KeySetsFile keysFor(String name) throws IOException {
        var there = from.takenKeySets();
        if (there.isEmpty() || Backups.takenAt(there.getLast()).isBefore(Backups.takenAt(name))) {
            throw new BackupRefused("There are no key sets in " + from.keySets()
                    + " of the time of the backup " + name + ", or later.");
        }
        return KeySetsFile.checked(from.keys(there.getLast()), cryptography.macs());
    }

    private byte[] ofTheService(KeySetsFile keys) throws IOException {
        return keys.ofTheService().orElseThrow(() -> new BackupRefused(
                "The key sets in " + from.keySets() + " lack the one of the service."));
    }

    /** Throws {@link BackupRefused} unless each one is there whole, as far as its size says. */
    private BlobList blobs(String name, SealedFiles sealed) throws IOException, SQLException {
        var list = sealed.read(from.blobs(name), BlobList::read);
        var copies = FileBlobStore.in(from.copies());
        var missing = 0;
        for (var blob : list.sizes().entrySet()) {
            var size = blob.getValue();
            if (size.isPresent() && !isThere(copies, blob.getKey(), size.getAsLong())) {
                missing++;
            }
        }
        if (missing > 0) {
            throw new BackupRefused("The backup " + name + " is not whole: " + missing
                    + " of its documents and drawings are missing or cut off. Bring them back, or take another backup.");
        }
        return list;
    }

    private static boolean isThere(FileBlobStore copies, BlobId blob, long size)
            throws IOException {
        try {
            return copies.size(blob) == size;
        } catch (FileNotFoundException missing) {
            return false;
        }
    }

    private static void mustBeEmpty(DataSource target) throws SQLException {
        try (var connection = target.getConnection(); var asked = connection.createStatement()) {
            Sight.SERVICE.tell(connection);
            try (var found = asked.executeQuery(
                    "select 1 from wrapped_key_set union all select 1 from account union all select 1 from item")) {
                if (found.next()) {
                    throw new BackupRefused(
                            "The database holds somebody's data already: restore into a new one, and nothing is overwritten.");
                }
            }
        }
    }

    private void copy(BlobList blobs, BlobStore store, LongConsumer progress) throws IOException {
        var copies = FileBlobStore.in(from.copies());
        long copied = 0;
        for (var blob : blobs.sizes().entrySet()) {
            if (blob.getValue().isPresent()) {
                Copying.copy(blob.getKey(), copies, store);
                progress.accept(++copied);
            }
        }
    }

    private Restored rows(String name, SealedFiles sealed, KeySetsFile keys, DataSource target,
            BlobList blobs) throws IOException, SQLException {
        try (var connection = target.getConnection()) {
            connection.setAutoCommit(false);
            Sight.SERVICE.tell(connection);
            try {
                var rows = sealed.read(from.rows(name), in -> {
                    Header.read(in);
                    return TableCopy.read(connection, in);
                });
                var sets = keys.restore(connection);
                connection.commit();
                var lost = (int) blobs.sizes().values().stream().filter(size -> size.isEmpty()).count();
                return new Restored(name, rows, sets, blobs.sizes().size() - lost, lost);
            } finally {
                connection.rollback();
            }
        }
    }

    /** What opens the files of the backup, before there is a database. */
    private record OnlyTheService(byte[] wrapped) implements WrappedKeySets {
        @Override
        public Optional<byte[]> find(KeyOwner owner) {
            return owner.equals(KeyOwner.SERVICE) ? Optional.of(wrapped) : Optional.empty();
        }

        @Override
        public Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners) {
            return owners.contains(KeyOwner.SERVICE) ? Map.of(KeyOwner.SERVICE, wrapped) : Map.of();
        }

        @Override
        public byte[] keepFirst(KeyOwner owner, byte[] other) {
            return wrapped;
        }

        @Override
        public void remove(KeyOwner owner) {
            throw new UnsupportedOperationException("a backup is read, and nothing else");
        }
    }

    private record NoUnit() implements UnitOfWork {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterwards(Runnable then) {
            then.run();
        }
    }
}
