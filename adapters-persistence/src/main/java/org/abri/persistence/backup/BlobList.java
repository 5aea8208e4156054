package org.abri.persistence.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.abri.domain.vault.BlobId;

/**
 * The blobs that the rows of a backup name, with their sealed sizes in bytes; none of one that was lost before the backup, and
 * that no restoring can bring back.
 */
record BlobList(Map<BlobId, OptionalLong> sizes) {
    private static final long LOST = -1;

    void write(DataOutputStream out) throws IOException {
        out.writeInt(sizes.size());
        for (var blob : sizes.entrySet()) {
            out.writeLong(blob.getKey().value().getMostSignificantBits());
            out.writeLong(blob.getKey().value().getLeastSignificantBits());
            out.writeLong(blob.getValue().orElse(LOST));
        }
    }

    static BlobList read(DataInputStream in) throws IOException {
        var sizes = new TreeMap<BlobId, OptionalLong>();
        for (var left = in.readInt(); left > 0; left--) {
            var blob = new BlobId(new UUID(in.readLong(), in.readLong()));
            var size = in.readLong();
            sizes.put(blob, size == LOST ? OptionalLong.empty() : OptionalLong.of(size));
        }
        return new BlobList(sizes);
    }
}
