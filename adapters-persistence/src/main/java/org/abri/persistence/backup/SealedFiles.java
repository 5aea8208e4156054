package org.abri.persistence.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.UUID;
import org.abri.application.sealing.ContentBroken;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.persistence.OwnerOnly;

/**
 * CRY-2, CRY-3: the files of a backup, sealed with the service's key set, each at its name, so that one under another name does
 * not open. They get their names once all their bytes are on the disk.
 */
record SealedFiles(ContentCipher cipher) {
    interface Writing {
        void into(DataOutputStream out) throws IOException, SQLException;
    }

    interface PlainWriting {
        void into(OutputStream out) throws IOException, SQLException;
    }

    interface Reading<T> {
        T from(DataInputStream in) throws IOException, SQLException;
    }

    void write(Path file, Writing writing) throws IOException, SQLException {
        writePlain(file, out -> {
            try (var sealed = new DataOutputStream(
                    new BufferedOutputStream(cipher.sealing(place(file), out)))) {
                writing.into(sealed);
            }
        });
    }

    /** As well, of what needs no seal. */
    static void writePlain(Path file, PlainWriting writing) throws IOException, SQLException {
        var part = file.resolveSibling(file.getFileName() + Backups.PART);
        try {
            try (var out = new BufferedOutputStream(Channels.newOutputStream(OwnerOnly.newFile(part)))) {
                writing.into(out);
            }
            try (var written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        } catch (IOException | SQLException | RuntimeException failed) {
            Files.deleteIfExists(part);
            throw failed;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        OwnerOnly.flush(Backups.folderOf(file));
    }

    /** To its end. Throws {@link BackupRefused} when it is not whole, or not of this service. */
    <T> T read(Path file, Reading<T> reading) throws IOException, SQLException {
        return readBeginning(file, in -> {
            var read = reading.from(in);
            if (in.read() >= 0) { throw new ContentBroken("more than there should be"); }
            return read;
        });
    }

    /** As well, no further than {@code reading} goes. */
    <T> T readBeginning(Path file, Reading<T> reading) throws IOException, SQLException {
        try (var in = new DataInputStream(new BufferedInputStream(
                cipher.opening(place(file), new BufferedInputStream(Files.newInputStream(file)))))) {
            return reading.from(in);
        } catch (ContentBroken | EOFException broken) {
            throw BackupRefused.damaged(file.toString(), broken);
        }
    }

    private static Place place(Path file) {
        return new Place(KeyOwner.SERVICE,
                UUID.nameUUIDFromBytes(file.getFileName().toString().getBytes(StandardCharsets.US_ASCII)),
                "backup");
    }
}
