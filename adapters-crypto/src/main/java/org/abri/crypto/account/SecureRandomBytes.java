package org.abri.crypto.account;

import java.security.SecureRandom;
import org.abri.application.RandomBytes;

/** The operating system's own source of chance, by way of the JDK. */
public final class SecureRandomBytes implements RandomBytes {
    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] next(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
