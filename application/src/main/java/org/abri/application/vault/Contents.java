package org.abri.application.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.abri.application.Sha256;
import org.abri.application.sealing.ContentBroken;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.VaultId;

/** The way of a document's bytes, in and out: inspected, measured, hashed and sealed as they pass, never whole in memory. */
final class Contents {
    /** What became of the bytes that came in. */
    sealed interface Received {
        record Kept(Measured measured) implements Received {}

        /** Larger than the room that is left. It may have been kept before (I4): so it is measured all the same. */
        record NotKept(Measured measured) implements Received {}

        record NotTaken(NotAccepted why) implements Received {}
    }

    /** What is known of the bytes once all of them have come: {@code sha256} in 64 hex digits. */
    record Measured(DocumentType type, long size, String sha256) {}

    private static final int PIECE = 64 * 1024;
    /** CRY-2: a part opens as no document, nor a document as a part. */
    private static final String PART = "part";

    private final VaultPorts ports;
    private final InstantSource clock;

    Contents(VaultPorts ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /** Nothing is kept unless the answer is {@code Kept}; {@code room} is what still fits into the vault. */
    Received receive(VaultId vault, BlobId blob, FileName name, InputStream bytes, long room)
            throws IOException {
        var head = bytes.readNBytes(ContentInspector.HEAD);
        if (head.length == 0) { return new Received.NotTaken(NotAccepted.EMPTY); }
        var inspection = ports.inspector().begin(head);
        if (inspection.isEmpty()) { return new Received.NotTaken(NotAccepted.TYPE_NOT_ACCEPTED); }
        if (inspection.get().already().filter(type -> !type.agreesWith(name)).isPresent()) {
            return new Received.NotTaken(NotAccepted.CONTENT_CONTRADICTS_NAME);
        }
        return store(place(vault, blob), blob, name, inspection.get(), head, bytes, room);
    }

    /** {@code buffer} is full of the first bytes, which the inspection has seen; the rest goes through it. */
    private Received store(Place place, BlobId blob, FileName name, ContentInspector.Inspection inspection,
            byte[] buffer, InputStream rest, long room) throws IOException {
        var digest = Sha256.digest();
        long size = 0;
        try (var writer = ports.blobs().create(blob)) {
            var sealing = ports.cipher().sealing(place, new Unclosed(writer));
            for (int read = buffer.length; read >= 0; read = rest.read(buffer)) {
                if (size > 0) {
                    inspection.pass(buffer, 0, read);
                }
                size += read;
                if (size > Document.LARGEST) { return new Received.NotTaken(NotAccepted.TOO_LARGE); }
                digest.update(buffer, 0, read);
                if (size <= room) {
                    sealing.write(buffer, 0, read);
                }
            }
            var type = inspection.end();
            if (type.isEmpty()) { return new Received.NotTaken(NotAccepted.TYPE_NOT_ACCEPTED); }
            if (!type.get().agreesWith(name)) {
                return new Received.NotTaken(NotAccepted.CONTENT_CONTRADICTS_NAME);
            }
            var measured = new Measured(type.get(), size, HexFormat.of().formatHex(digest.digest()));
            if (size > room) { return new Received.NotKept(measured); }
            sealing.close();
            writer.keep();
            return new Received.Kept(measured);
        }
    }

    /**
     * With a key for {@code DOWNLOAD} or {@code REVIEW} on that item. {@code stillAllowed} is asked again and again: when it says no, reading
     * throws (GATE-4). Throws {@link FileNotFoundException} when the bytes are gone, {@link ContentBroken} when they are
     * damaged.
     */
    InputStream open(Granted key, Item item, Document document, BooleanSupplier stillAllowed)
            throws IOException {
        key.mustOpen(Resource.of(item), Action.DOWNLOAD, Action.REVIEW);
        return new WatchedStream(received(item.vault(), document.blob()), stillAllowed, clock);
    }

    /** What was {@linkplain #receive received} and no item names yet, for whoever sent it. Throws as {@link #open} does. */
    InputStream received(VaultId vault, BlobId blob) throws IOException {
        return received(place(vault, blob), blob);
    }

    private InputStream received(Place place, BlobId blob) throws IOException {
        var sealed = ports.blobs().open(blob);
        try {
            return ports.cipher().opening(place, sealed);
        } catch (IOException | RuntimeException cannot) {
            sealed.close();
            throw cannot;
        }
    }

    /**
     * What came of one part, once it ended, {@code most} bytes had come, or it was cut off.
     *
     * @param size  in bytes; when there are none, nothing is kept
     * @param ended whether nothing more was to come
     */
    record CameIn(long size, boolean ended, Optional<IOException> cut) {}

    /** UPL-3: a part of what comes in part by part, kept as far as it came. Throws {@link IOException} when it cannot be written. */
    CameIn receivePart(VaultId vault, BlobId blob, InputStream bytes, long most) throws IOException {
        var buffer = new byte[PIECE];
        long size = 0;
        var read = 0;
        Optional<IOException> cut = Optional.empty();
        try (var writer = ports.blobs().create(blob)) {
            var sealing = ports.cipher().sealing(place(vault, blob, PART), new Unclosed(writer));
            while (read >= 0 && size < most && cut.isEmpty()) {
                try {
                    read = bytes.read(buffer, 0, (int) Math.min(buffer.length, most - size));
                } catch (IOException stopped) {
                    cut = Optional.of(stopped);
                    read = 0;
                }
                if (read > 0) {
                    sealing.write(buffer, 0, read);
                    size += read;
                }
            }
            if (size > 0) {
                sealing.close();
                writer.keep();
            }
        }
        return new CameIn(size, read < 0, cut);
    }

    /** Those parts, one after the other as if they were one. Reading throws as {@link #open} does. */
    InputStream joined(VaultId vault, List<BlobId> parts) {
        return new JoinedStream(parts, part -> received(place(vault, part, PART), part));
    }

    /** I1: what is wrong with the bytes that rest there, read to the last one; empty when they are those that were added. */
    Optional<VerifyDocuments.Flaw> flawIn(VaultId vault, BlobId blob, Deposit.Bytes expected) {
        var digest = Sha256.digest();
        long size = 0;
        try (var sealed = ports.blobs().open(blob);
                var bytes = ports.cipher().opening(place(vault, blob), sealed)) {
            var buffer = new byte[PIECE];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        } catch (FileNotFoundException gone) {
            return Optional.of(VerifyDocuments.Flaw.MISSING);
        } catch (ContentBroken | SealBroken damaged) {
            return Optional.of(VerifyDocuments.Flaw.DAMAGED);
        } catch (IOException unreadable) {
            return Optional.of(VerifyDocuments.Flaw.UNREAD);
        }
        return size == expected.size()
                && HexFormat.of().formatHex(digest.digest()).equals(expected.sha256()) ? Optional.empty()
                        : Optional.of(VerifyDocuments.Flaw.DAMAGED);
    }

    /** What was kept, but no item names: should this fail, the collector takes it. */
    void discard(BlobId blob) {
        try {
            ports.blobs().remove(blob);
        } catch (IOException leftForTheCollector) {
            // nothing is lost, and nothing waits for it
        }
    }

    /** CRY-2: where those bytes rest. Which blob is an item's is sealed with the item. */
    private static Place place(VaultId vault, BlobId blob) {
        return place(vault, blob, "content");
    }

    private static Place place(VaultId vault, BlobId blob, String field) {
        return new Place(KeyOwner.of(vault), blob.value(), field);
    }
}
