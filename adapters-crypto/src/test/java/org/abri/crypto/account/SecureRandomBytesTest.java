package org.abri.crypto.account;

import org.abri.application.RandomBytes;
import org.abri.contracts.RandomBytesContract;

class SecureRandomBytesTest implements RandomBytesContract {
    private final SecureRandomBytes random = new SecureRandomBytes();

    @Override
    public RandomBytes random() {
        return random;
    }
}
