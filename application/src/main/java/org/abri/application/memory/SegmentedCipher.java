package org.abri.application.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.abri.application.RandomBytes;
import org.abri.application.sealing.ContentBroken;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;

/** Seals contents segment by segment, each stream with a key of its own, drawn from the owner's and a salt in front. */
final class SegmentedCipher implements ContentCipher {
    private static final int SALT_BYTES = 32;

    private final KeyRing keys;
    private final RandomBytes random;

    SegmentedCipher(KeyRing keys, RandomBytes random) {
        this.keys = keys;
        this.random = random;
    }

    @Override
    public OutputStream sealing(Place place, OutputStream sealed) throws IOException {
        var salt = random.next(SALT_BYTES);
        var segments = segments(place, salt);
        sealed.write(salt);
        return new SealingStream(segments, sealed);
    }

    @Override
    public InputStream opening(Place place, InputStream sealed) throws IOException {
        var salt = sealed.readNBytes(SALT_BYTES);
        if (salt.length < SALT_BYTES) { throw new ContentBroken("the sealed bytes are cut off"); }
        return new OpeningStream(segments(place, salt), sealed);
    }

    private Segments segments(Place place, byte[] salt) throws IOException {
        try {
            return new Segments(Gcm.hmac(keys.keyOf(place.owner()), salt), KeyRing.bytesOf(place));
        } catch (SealBroken noKey) {
            throw new ContentBroken("the owner's key does not open", noKey);
        }
    }
}
