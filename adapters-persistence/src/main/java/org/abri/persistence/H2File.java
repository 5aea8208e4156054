package org.abri.persistence;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.h2.mvstore.tx.TransactionStore;

/**
 * OPS-1: gives back to the disk what an H2 does not use of its file any more, before anybody opens it: what is used is copied into
 * a new file, which is flushed and takes the place of the other at once (ADR 337). Whatever comes in between, one of the two is
 * there whole. A file that is in use, in which a crash left something half done, or that cannot be copied, is left as it is.
 */
@Singleton
final class H2File implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final System.Logger LOG = System.getLogger("org.abri.database");

    private static final String IN_FILE = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    /** H2 removes it, if it is left behind. */
    private static final String COPY = ".tempFile";
    /** Beside it, and empty: whoever has it locked copies. */
    private static final String TURN = ".copying";
    private static final long WORTH_IT = 16 << 20;
    private static final int HALF = 50;
    private static final int ALL = 100;

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        var url = event.getBean().getUrl();
        if (url.startsWith(IN_FILE)) {
            giveBack(Path.of(url.substring(IN_FILE.length()).split(";", 2)[0] + SUFFIX));
        }
        return event.getBean();
    }

    /** Answers whether it has become smaller. */
    static boolean giveBack(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) >= WORTH_IT
                    && isCopied(file);
        } catch (IOException | UncheckedIOException | MVStoreException cannot) {
            LOG.log(Level.WARNING, "the file of the database stays larger than it need be: "
                    + cannot.getMessage());
            return false;
        }
    }

    /** One process at a time; and as long as it is open here, nobody opens it to write. */
    private static boolean isCopied(Path file) throws IOException {
        try (var lock = OwnerOnly.fileToAddTo(file.resolveSibling(file.getFileName() + TURN));
                var turn = lock.tryLock()) {
            return turn != null && isCopiedAlone(file);
        } catch (OverlappingFileLockException alsoHere) {
            return false;
        }
    }

    private static boolean isCopiedAlone(Path file) throws IOException {
        try (var from = new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            if (used(from) >= HALF || isHalfDone(from)) { return false; }
            var copy = file.resolveSibling(file.getFileName() + COPY);
            try {
                Files.deleteIfExists(copy);
                copy(from, copy);
                if (!Files.getOwner(copy).equals(Files.getOwner(file))) {
                    throw new IOException("it is another user's");
                }
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | UncheckedIOException | MVStoreException cannot) {
                Files.deleteIfExists(copy);
                throw cannot;
            }
            OwnerOnly.flush(file.resolveSibling(""));
            return true;
        }
    }

    /** Per cent of the file. */
    private static int used(MVStore store) {
        var file = store.getFileStore();
        return file.getFillRate() * file.getChunksFillRate() / ALL;
    }

    /** Whether a transaction was under way when it was written last: H2 copies what it needs to take that back, and does not find it again. */
    private static boolean isHalfDone(MVStore store) {
        return store.getMapNames().stream().anyMatch(
                name -> name.startsWith(TransactionStore.UNDO_LOG_NAME_PREFIX) && store.hasData(name));
    }

    private static void copy(MVStore from, Path copy) throws IOException {
        OwnerOnly.keep(copy); // which H2 would make readable by others
        try (var to = new MVStore.Builder().fileName(copy.toString()).open()) {
            MVStoreTool.compact(from, to);
        }
        try (var written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }
}
