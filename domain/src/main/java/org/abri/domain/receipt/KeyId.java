package org.abri.domain.receipt;

import java.util.regex.Pattern;

/** LAW-1: names a key that receipts are signed with: the first 64 bits of the SHA-256 of its public part, in 16 hex digits. */
public record KeyId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{16}");

    public KeyId {
        if (!SHAPE.matcher(value).matches()) { throw new IllegalArgumentException("no id of a key"); }
    }

    @Override
    public String toString() {
        return value;
    }
}
