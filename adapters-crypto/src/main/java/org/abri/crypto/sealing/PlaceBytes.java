package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.abri.application.sealing.Place;

/**
 * CRY-2: a {@link Place} as bytes, to bind into a seal: the version of this encoding, the owner, the row, the length of
 * the field's name and the name. No two places have the same bytes. Never change it: nothing sealed before would open.
 */
public final class PlaceBytes {
    private static final byte VERSION = 1;

    private PlaceBytes() {}

    public static byte[] of(Place place) {
        var field = place.field().getBytes(UTF_8);
        var bytes = ByteBuffer.allocate(1 + 4 * Long.BYTES + Integer.BYTES + field.length).put(VERSION);
        put(bytes, place.owner().value());
        put(bytes, place.row());
        return bytes.putInt(field.length).put(field).array();
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
