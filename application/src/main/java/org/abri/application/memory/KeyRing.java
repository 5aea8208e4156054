package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.WrappedKeySets;

/** CRY-1: each owner's key, wrapped by the master key. */
final class KeyRing {
    private final UnitOfWork work;
    private final WrappedKeySets keySets;
    private final RandomBytes random;
    private final byte[] masterKey;

    KeyRing(UnitOfWork work, WrappedKeySets keySets, RandomBytes random, byte[] masterKey) {
        this.work = work;
        this.keySets = keySets;
        this.random = random;
        this.masterKey = masterKey.clone();
    }

    void make(KeyOwner owner) {
        if (keySets.find(owner).isEmpty()) {
            keySets.keepFirst(owner, sealed(masterKey, bytesOf(owner.value()), random.next(Gcm.KEY_BYTES)));
        }
    }

    boolean has(KeyOwner owner) {
        return keySets.find(owner).isPresent();
    }

    void destroy(KeyOwner owner) {
        keySets.remove(owner);
    }

    /** Also outside of a unit of work. Throws {@link SealBroken} when the owner has no key, or none that opens. */
    byte[] keyOf(KeyOwner owner) {
        var wrapped = work.inOne(() -> keySets.find(owner));
        return opened(masterKey, bytesOf(owner.value()),
                wrapped.orElseThrow(() -> new SealBroken("no key set")));
    }

    /** With a nonce of its own in front. */
    byte[] sealed(byte[] key, byte[] bound, byte[] plain) {
        var nonce = random.next(Gcm.NONCE_BYTES);
        var sealed = Gcm.seal(key, nonce, bound, plain);
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    byte[] opened(byte[] key, byte[] bound, byte[] sealed) {
        if (sealed.length < Gcm.NONCE_BYTES + Gcm.TAG_BYTES) { throw new SealBroken("too short"); }
        try {
            return Gcm.open(key, Arrays.copyOf(sealed, Gcm.NONCE_BYTES), bound,
                    Arrays.copyOfRange(sealed, Gcm.NONCE_BYTES, sealed.length));
        } catch (AEADBadTagException altered) {
            throw new SealBroken("altered or moved", altered);
        }
    }

    /** CRY-2: different for every place. */
    static byte[] bytesOf(Place place) {
        var field = place.field().getBytes(UTF_8);
        return ByteBuffer.allocate(32 + field.length).put(bytesOf(place.owner().value()))
                .put(bytesOf(place.row())).put(field).array();
    }

    private static byte[] bytesOf(UUID id) {
        return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array();
    }
}
