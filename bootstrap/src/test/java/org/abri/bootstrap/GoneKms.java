package org.abri.bootstrap;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;

/** A key-management system that does not answer, brought along as plugins bring theirs: keys at {@code gone:name}. */
public final class GoneKms implements KmsClient, Aead {
    @Override
    public boolean doesSupport(String address) {
        return address.startsWith("gone:");
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String address) {
        return this;
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
        throw new GeneralSecurityException("encryption failed");
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
        throw new GeneralSecurityException("decryption failed");
    }
}
