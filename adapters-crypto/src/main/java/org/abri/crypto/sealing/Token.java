package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** CRY-1: a token that somebody is signed in to, through the PKCS#11 of the JDK: AES-GCM by keys that stay in it. */
final class Token {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV = 12;
    private static final int TAG = 16;

    private final Provider provider;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
    private final KeyStore store;
    private final char[] pin;

    private Token(Provider provider, KeyStore store, char[] pin) {
        this.provider = provider;
        this.store = store;
        this.pin = pin;
    }

    /** Throws {@link GeneralSecurityException} or a {@link RuntimeException}, with the code of PKCS#11 in one of its causes if there is one. */
    static Token open(String module, long slot, char[] pin) throws GeneralSecurityException {
        var spoken = Security.getProvider("SunPKCS11");
        if (spoken == null) {
            throw new GeneralSecurityException("this Java lacks its module jdk.crypto.cryptoki");
        }
        var provider =
                spoken.configure("--name = Abri\nlibrary = \"" + module + "\"\nslot = " + slot + "\n");
        var token = new Token(provider, KeyStore.getInstance("PKCS11", provider), pin);
        token.read();
        return token;
    }

    private synchronized void read() throws GeneralSecurityException {
        try {
            store.load(null, pin);
        } catch (IOException cannot) {
            throw new GeneralSecurityException(cannot);
        }
    }

    /** The secret key with that label; one that was made a moment ago is found too. */
    Optional<SecretKey> key(String label) throws GeneralSecurityException {
        var known = keys.get(label);
        if (known != null) { return Optional.of(known); }
        synchronized (this) {
            read();
            if (store.getKey(label, null) instanceof SecretKey found) {
                keys.put(label, found);
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Whether its bytes can be had. */
    static boolean comesOut(SecretKey key) {
        return key.getEncoded() != null;
    }

    byte[] seal(SecretKey key, byte[] text, byte[] associated) throws GeneralSecurityException {
        var iv = new byte[IV];
        random.nextBytes(iv);
        var sealed = done(Cipher.ENCRYPT_MODE, key, iv, text, associated);
        return ByteBuffer.allocate(IV + sealed.length).put(iv).put(sealed).array();
    }

    byte[] open(SecretKey key, byte[] sealed, byte[] associated) throws GeneralSecurityException {
        if (sealed.length < IV + TAG) { throw new GeneralSecurityException("too short"); }
        var inside = ByteBuffer.wrap(sealed);
        var iv = new byte[IV];
        inside.get(iv);
        var text = new byte[inside.remaining()];
        inside.get(text);
        return done(Cipher.DECRYPT_MODE, key, iv, text, associated);
    }

    private byte[] done(int what, SecretKey key, byte[] iv, byte[] text, byte[] associated)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER, provider);
        cipher.init(what, key, new GCMParameterSpec(Byte.SIZE * TAG, iv));
        cipher.updateAAD(associated);
        return cipher.doFinal(text);
    }

    /** Throws unless it seals and opens something now. The JDK calls most failures a wrong tag, lost sessions among them. */
    void mustWork(SecretKey key) throws GeneralSecurityException {
        var text = "abri".getBytes(US_ASCII);
        var unused = open(key, seal(key, text, text), text);
    }
}
