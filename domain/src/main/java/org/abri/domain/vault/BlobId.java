package org.abri.domain.vault;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * Names the stored, sealed bytes of one document. The first six bytes say when it was drawn, in milliseconds; the other ten
 * are random. So blobs sort by age, and a store is asked for those of some hours without a look at all the others.
 */
public record BlobId(UUID value) implements Comparable<BlobId> {
    public static final int RANDOM_BYTES = 10;
    private static final int TIME_BITS = 48;

    /** Throws {@link IllegalArgumentException} unless there are ten random bytes. */
    public static BlobId drawn(Instant now, byte[] random) {
        if (random.length != RANDOM_BYTES) { throw new IllegalArgumentException("ten random bytes"); }
        var bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(now.toEpochMilli() << (Long.SIZE - TIME_BITS)).position(TIME_BITS / Byte.SIZE);
        bytes.put(random).flip();
        return new BlobId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** To the millisecond. */
    public Instant drawnAt() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> (Long.SIZE - TIME_BITS));
    }

    /** The older one first. */
    @Override
    public int compareTo(BlobId other) {
        var first =
                Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return first != 0 ? first
                : Long.compareUnsigned(value.getLeastSignificantBits(),
                        other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
