package org.abri.crypto.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.abri.application.BulkInputStream;
import org.abri.application.sealing.ContentBroken;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.jspecify.annotations.Nullable;

/**
 * CRY-1, CRY-2: seals contents with {@code AES256_GCM_HKDF}, by their owner's key set, bound to their place. Every 64 KiB
 * are a segment of their own, numbered, and the last one is marked: a segment that was altered, moved, left out or taken
 * from elsewhere does not open, and neither does a content that lacks its end.
 */
public final class TinkContentCipher implements ContentCipher {
    private static final int WARM_UP_MESSAGES = 20_000;
    private static final int WARM_UP_BYTES = 1024;

    private final KeySets keySets;

    public TinkContentCipher(KeySets keySets) {
        this.keySets = keySets;
    }

    @Override
    public OutputStream sealing(Place place, OutputStream sealed) throws IOException {
        try {
            return keys(place).newEncryptingStream(sealed, PlaceBytes.of(place));
        } catch (GeneralSecurityException e) {
            throw new IOException("The content of " + place.row() + " cannot be sealed", e);
        }
    }

    @Override
    public InputStream opening(Place place, InputStream sealed) throws IOException {
        var source = new Source(sealed);
        try {
            return new Opening(keys(place).newDecryptingStream(source, PlaceBytes.of(place)), source);
        } catch (GeneralSecurityException e) {
            throw new ContentBroken("The content of " + place.row() + " does not open", e);
        }
    }

    /**
     * Makes the JVM compile AES-GCM, in about a quarter of a second; call it once at start, beside the path of requests.
     * The compiler counts calls, not bytes: a stream makes one call a segment, so that without this the first tens of
     * megabytes go ten times slower than those that follow.
     */
    public static void warmUp() {
        try {
            var tink = AeadConfig2026.get();
            var aead = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, tink).getPrimitive(tink,
                    Aead.class);
            var message = new byte[WARM_UP_BYTES];
            for (var i = 0; i < WARM_UP_MESSAGES; i++) {
                aead.decrypt(aead.encrypt(message, message), message);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("warming up", e);
        }
    }

    private StreamingAead keys(Place place) throws IOException {
        try {
            return keySets.contents(place.owner());
        } catch (SealBroken e) {
            throw new ContentBroken("The content of " + place.row() + " has no key", e);
        }
    }

    /**
     * Tink marks the start so that it may go back and try another key, and keeps a copy of what it read to the end when it
     * cannot. An owner's contents have one key: there is nothing to go back for, and a copy is saved.
     */
    private static final class Source extends FilterInputStream {
        private @Nullable IOException failed;

        Source(InputStream sealed) {
            super(sealed);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return super.read(into, from, most);
            } catch (IOException cannot) {
                failed = cannot;
                throw cannot;
            }
        }

        @Override
        public boolean markSupported() {
            return true;
        }

        @Override
        public synchronized void mark(int most) {
            // never gone back to
        }

        @Override
        public synchronized void reset() throws IOException {
            throw new IOException("The content does not open with the key of its owner");
        }
    }

    /** Tells what cannot be read from what does not open, which Tink does not. */
    private static final class Opening extends BulkInputStream {
        private final InputStream plain;
        private final Source source;

        Opening(InputStream plain, Source source) {
            this.plain = plain;
            this.source = source;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return plain.read(into, from, most);
            } catch (IOException broken) {
                if (source.failed != null) { throw source.failed; }
                throw new ContentBroken("a segment does not open", broken);
            }
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
