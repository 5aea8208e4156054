package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.crypto.AEADBadTagException;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.WrappedKeySets;

/** CRY-1: each owner's key, wrapped by the master key: by the wrapping key that wraps the service's own, behind its number. */
final class KeyRing {
    private final UnitOfWork work;
    private final WrappedKeySets keySets;
    private final RandomBytes random;
    private final ConcurrentSkipListMap<Integer, byte[]> wrappingKeys = new ConcurrentSkipListMap<>();

    KeyRing(UnitOfWork work, WrappedKeySets keySets, RandomBytes random, byte[] wrappingKey) {
        this.work = work;
        this.keySets = keySets;
        this.random = random;
        wrappingKeys.put(1, wrappingKey.clone());
    }

    void make(KeyOwner owner) {
        if (keySets.find(owner).isEmpty()) {
            keySets.keepFirst(owner, wrapped(owner, random.next(Gcm.KEY_BYTES), inUse()));
        }
    }

    private int inUse() {
        return keySets.find(KeyOwner.SERVICE).map(KeyRing::wrapping).orElseGet(wrappingKeys::lastKey);
    }

    /** The numbers of the wrapping keys. */
    SortedSet<Integer> alive() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(wrappingKeys.keySet()));
    }

    int addWrappingKey() {
        var number = wrappingKeys.lastKey() + 1;
        wrappingKeys.put(number, random.next(Gcm.KEY_BYTES));
        return number;
    }

    void dropWrappingKeysBefore(int number) {
        wrappingKeys.headMap(number).clear();
    }

    static int wrapping(byte[] wrapped) {
        return wrapped.length < Integer.BYTES ? 0 : ByteBuffer.wrap(wrapped).getInt();
    }

    byte[] wrapped(KeyOwner owner, byte[] key, int by) {
        var sealed = sealed(wrappingKey(by), bytesOf(owner.value()), key);
        return ByteBuffer.allocate(Integer.BYTES + sealed.length).putInt(by).put(sealed).array();
    }

    byte[] unwrapped(KeyOwner owner, byte[] wrapped) {
        var key = wrappingKey(wrapping(wrapped));
        return opened(key, bytesOf(owner.value()),
                Arrays.copyOfRange(wrapped, Integer.BYTES, wrapped.length));
    }

    private byte[] wrappingKey(int number) {
        return Optional.ofNullable(wrappingKeys.get(number))
                .orElseThrow(() -> new SealBroken("There is no wrapping key " + number));
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
        return unwrapped(owner, wrapped.orElseThrow(() -> new SealBroken("no key set")));
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
