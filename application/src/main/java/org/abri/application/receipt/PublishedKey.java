package org.abri.application.receipt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.abri.application.Sha256;
import org.abri.domain.receipt.KeyId;

/**
 * LAW-1: the public part of a key that receipts are signed with: with it anybody tells whether one is the service's.
 *
 * @param key   in 64 hex digits, as RFC 8032 encodes it
 * @param since when it began to sign
 */
public record PublishedKey(String key, Instant since) {
    private static final int ID_BYTES = 8;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public PublishedKey {
        if (!SHAPE.matcher(key).matches()) { throw new IllegalArgumentException("no public key"); }
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    public KeyId id() {
        return idOf(key);
    }

    static KeyId idOf(String key) {
        var hex = HexFormat.of();
        return new KeyId(hex.formatHex(Sha256.of(hex.parseHex(key)), 0, ID_BYTES));
    }
}
