package org.abri.crypto.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * Tink keys from their bytes, 32 each. We keep the bytes rather than Tink's own key set format: that one brings in
 * protobuf, which costs a tenth of a second at every start, to name kinds of keys that our formats name by their version.
 */
final class Keys {
    static final int BYTES = 32;
    /**
     * How much of a content is sealed at a time. With a megabyte, Tink's largest, each document on its way would hold two
     * of them, and the compiler, which counts calls, would take hundreds of megabytes to notice that AES is worth its time.
     */
    static final int SEGMENT = 64 * 1024;
    private static final AesGcmHkdfStreamingParameters CONTENTS = contents();

    private Keys() {}

    /** What it seals begins with the number. */
    @AccessesPartialKey
    static Aead aead(int number, SecretBytes key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle
                        .importKey(AesGcmKey.builder().setParameters(PredefinedAeadParameters.AES256_GCM)
                                .setKeyBytes(key).setIdRequirement(number).build())
                        .makePrimary())
                .build().getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    @AccessesPartialKey
    static StreamingAead streaming(SecretBytes key) throws GeneralSecurityException {
        return alone(
                AesGcmHkdfStreamingKey.create(CONTENTS, key))
                        .getPrimitive(StreamingAeadConfig2026.get(), StreamingAead.class);
    }

    @AccessesPartialKey
    static PrfSet hmac(SecretBytes key) throws GeneralSecurityException {
        return alone(HmacPrfKey.builder().setParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                .setKeyBytes(key).build())
                        .getPrimitive(PrfConfig2026.get(), PrfSet.class);
    }

    private static AesGcmHkdfStreamingParameters contents() {
        try {
            return AesGcmHkdfStreamingParameters.builder().setKeySizeBytes(BYTES)
                    .setDerivedAesGcmKeySizeBytes(BYTES)
                    .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT).build();
        } catch (GeneralSecurityException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }

    private static KeysetHandle alone(Key key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                .build();
    }
}
