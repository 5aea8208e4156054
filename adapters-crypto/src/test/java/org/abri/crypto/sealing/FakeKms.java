package org.abri.crypto.sealing;

import static com.google.crypto.tink.InsecureSecretKeyAccess.get;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A key-management system with keys at {@code fake:name}, which a test lets go away, fall silent, lose a session or its key. */
final class FakeKms implements KmsClient {
    private final Map<String, Aead> keys = new ConcurrentHashMap<>();
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile CountDownLatch talks = new CountDownLatch(0);

    FakeKms with(String name) {
        keys.put("fake:" + name, aead(256));
        return this;
    }

    private static Aead aead(int number) {
        try {
            return Keys.aead(number, SecretBytes.randomBytes(Keys.BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The next so many fail, in the words that other keys have for what is damaged. */
    void failNext(int many) {
        failing.set(many);
    }

    void goAway() {
        failNext(Integer.MAX_VALUE);
    }

    void comeBack() {
        failNext(0);
    }

    void fallSilent() {
        talks = new CountDownLatch(1);
    }

    void talkAgain() {
        talks.countDown();
    }

    /** Somebody makes another key where that one was. */
    void replace(String name) {
        with(name);
    }

    int asked() {
        return asked.get();
    }

    /** How many were asked at once, at most. */
    int mostAtOnce() {
        return most.get();
    }

    @Override
    public boolean doesSupport(String address) {
        return address.startsWith("fake:");
    }

    @Override
    public KmsClient withCredentials(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String address) {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
                return doing(() -> there(address).encrypt(plain, associated));
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
                return doing(() -> there(address).decrypt(sealed, associated));
            }
        };
    }

    private Aead there(String address) throws GeneralSecurityException {
        var key = keys.get(address);
        if (key == null) { throw new GeneralSecurityException("decryption failed"); }
        return key;
    }

    private interface Doing {
        byte[] done() throws GeneralSecurityException;
    }

    private byte[] doing(Doing doing) throws GeneralSecurityException {
        asked.incrementAndGet();
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            talks.await();
            Thread.sleep(1);
            if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new GeneralSecurityException("decryption failed");
            }
            return doing.done();
        } catch (InterruptedException toldToStop) {
            throw new GeneralSecurityException(toldToStop);
        } finally {
            now.decrementAndGet();
        }
    }
}
