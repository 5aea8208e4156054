package org.abri.application.vault;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.abri.application.sealing.ContentBroken;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;

/** What is drawn of a document, on its way in and out: all sheets sealed in one blob, each behind its length, the small one first. */
final class DrawnSheets {
    static final int SMALL = 0;
    private static final int BUFFER = 64 * 1024;

    private final VaultPorts ports;

    DrawnSheets(VaultPorts ports) {
        this.ports = ports;
    }

    /** Nothing is kept when it cannot be drawn. */
    Preview draw(VaultId vault, BlobId blob, DocumentType type, InputStream bytes) throws IOException {
        try (var writer = ports.blobs().create(blob)) {
            var sealing =
                    new DataOutputStream(ports.cipher().sealing(place(vault, blob), new Unclosed(writer)));
            var pages = ports.drawer().draw(type, bytes, sheet -> {
                sealing.writeInt(sheet.length);
                sealing.write(sheet);
            });
            if (pages == 0) { return Preview.NONE; }
            sealing.close();
            writer.keep();
            return Preview.of(blob, pages);
        }
    }

    /**
     * With a key for {@code SEE} on that item: one of the sheets that were drawn of it, the small one or that of a page, from
     * 1 on. Throws {@link java.io.FileNotFoundException} when the bytes are gone, {@link ContentBroken} when they are damaged.
     */
    byte[] read(Granted key, Item item, BlobId blob, int number) throws IOException {
        key.mustOpen(Resource.of(item), Action.SEE);
        try (var sealed = ports.blobs().open(blob);
                var sheets = new DataInputStream(new BufferedInputStream(
                        ports.cipher().opening(place(item.vault(), blob), sealed), BUFFER))) {
            for (var before = 0; before < number; before++) {
                sheets.skipNBytes(length(sheets));
            }
            var sheet = new byte[length(sheets)];
            sheets.readFully(sheet);
            return sheet;
        }
    }

    private static int length(DataInputStream sheets) throws IOException {
        var length = sheets.readInt();
        if (length < 1 || length > Drawer.LARGEST) { throw new ContentBroken("no sheet is of that length"); }
        return length;
    }

    /** CRY-2: nothing that is content opens as what was drawn of it, nor the other way round. */
    private static Place place(VaultId vault, BlobId blob) {
        return new Place(KeyOwner.of(vault), blob.value(), "preview");
    }
}
