package org.abri.application.vault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.abri.application.Ports;
import org.abri.application.Sha256;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.privacy.Place;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** The way of a document's bytes, in and out: inspected, measured, hashed and sealed as they pass, never whole in memory. */
final class Contents {
    private static final int BUFFER = 64 * 1024;

    /** What became of the bytes that came in. */
    sealed interface Received {
        record Kept(DocumentType type, long size, String sha256) implements Received {}

        record NotTaken(NotAccepted why) implements Received {}
    }

    private final Ports ports;

    Contents(Ports ports) {
        this.ports = ports;
    }

    /** Nothing is kept unless the answer is {@code Kept}; {@code room} is what still fits into the vault. */
    Received receive(VaultId vault, ItemId item, BlobId blob, FileName name, InputStream bytes, long room)
            throws IOException {
        var head = bytes.readNBytes(ContentInspector.HEAD);
        if (head.length == 0) { return new Received.NotTaken(NotAccepted.EMPTY); }
        var type = ports.inspector().typeOf(head, name);
        if (type.isEmpty()) { return new Received.NotTaken(NotAccepted.TYPE_NOT_ACCEPTED); }
        if (!type.get().agreesWith(name)) {
            return new Received.NotTaken(NotAccepted.CONTENT_CONTRADICTS_NAME);
        }
        return store(place(vault, item), blob, type.get(), head, bytes, room);
    }

    private Received store(Place place, BlobId blob, DocumentType type, byte[] head, InputStream rest,
            long room) throws IOException {
        var digest = Sha256.digest();
        long size = 0;
        try (var writer = ports.blobs().create(blob)) {
            var sealing = ports.cipher().sealing(place, new Unclosed(writer));
            var buffer = new byte[BUFFER];
            for (int read = head.length; read >= 0; read = rest.read(buffer)) {
                var chunk = size == 0 ? head : buffer;
                size += read;
                if (size > Document.LARGEST) { return new Received.NotTaken(NotAccepted.TOO_LARGE); }
                if (size > room) { return new Received.NotTaken(NotAccepted.OVER_QUOTA); }
                digest.update(chunk, 0, read);
                sealing.write(chunk, 0, read);
            }
            sealing.close();
            writer.keep();
        }
        return new Received.Kept(type, size, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * With a key for {@code DOWNLOAD} on that item. {@code stillAllowed} is asked again for every segment: when it says no,
     * reading throws (GATE-4).
     */
    InputStream open(Granted key, Item item, Document document, BooleanSupplier stillAllowed)
            throws IOException {
        key.mustOpen(Resource.of(item), Action.DOWNLOAD);
        var sealed = ports.blobs().open(document.blob());
        return new WatchedStream(ports.cipher().opening(place(item.vault(), item.id()), sealed),
                stillAllowed);
    }

    /** CRY-2: where the bytes of an item rest. */
    private static Place place(VaultId vault, ItemId item) {
        return new Place(KeyOwner.of(vault), item.value(), "content");
    }

    /** The blob is kept or discarded by whoever began it, not by the cipher that writes into it. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
