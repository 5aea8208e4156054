package org.abri.application.receipt;

import java.util.regex.Pattern;
import org.abri.domain.receipt.KeyId;

/** LAW-1: a key that signs receipts (Ed25519, RFC 8032): both its parts in 64 hex digits. Its secret rests sealed, and is never logged. */
public record SigningKey(String publicKey, String secret) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public SigningKey {
        if (!SHAPE.matcher(publicKey).matches() || !SHAPE.matcher(secret).matches()) {
            throw new IllegalArgumentException("no signing key");
        }
    }

    public KeyId id() {
        return PublishedKey.idOf(publicKey);
    }

    @Override
    public String toString() {
        return "SigningKey(…)";
    }
}
