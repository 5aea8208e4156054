package org.abri.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.abri.application.Cryptography;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.account.Passkeys;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.memory.InMemory;
import org.abri.application.receipt.Signatures;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sealing.WrappingKeys;

/**
 * Seals rows for real, with nothing but the JDK: a key for each owner, wrapped by a master key that these tests make up.
 * What no row needs is the one in memory.
 */
final class TestCryptography implements Cryptography {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] MASTER = random(32);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Ports inMemory = InMemory.ports();
    private final LayeredIndex index = new LayeredIndex();

    @Override
    public Seals over(WrappedKeySets keySets, UnitOfWork work) {
        var sealer = new JdkSealer(keySets);
        work.inOne(() -> {
            sealer.makeKeySet(KeyOwner.SERVICE);
            return KeyOwner.SERVICE;
        });
        return new Seals(sealer, inMemory.vault().cipher());
    }

    /** There is one for ever: what renews key sets is tried on others. */
    @Override
    public WrappingKeys wrappingKeys() {
        return inMemory.sealing().wrapping();
    }

    @Override
    public BlindIndex blindIndex() {
        return index;
    }

    /** CRY-5: to those that each of these begins with. Of one number they are the same in all. */
    void addIndexKey() {
        index.keys++;
    }

    /** As if another master key had another one of that number. */
    void exchangeIndexKey(int number) {
        index.exchanged = number;
    }

    private static final class LayeredIndex implements BlindIndex {
        private int keys = 1;
        private int exchanged;

        @Override
        public int keys() {
            return keys;
        }

        @Override
        public byte[] of(int count, String purpose, String text) {
            return renewed((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8), 0, count);
        }

        @Override
        public byte[] renewed(byte[] value, int from, int to) {
            if (to > keys) { throw new Outage("no such key"); }
            var renewed = value.clone();
            for (var number = from + 1; number <= to; number++) {
                renewed = hmac(new byte[] { (byte) number, (byte) (number == exchanged ? 1 : 0) }, renewed);
            }
            return renewed;
        }

        private static byte[] hmac(byte[] named, byte[] bytes) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(MASTER, "HmacSHA256"));
                mac.update(named);
                return mac.doFinal(bytes);
            } catch (GeneralSecurityException cannotHappen) {
                throw new AssertionError(cannotHappen);
            }
        }

        @Override
        public byte[] check(int count) {
            return of(count, "check", "");
        }

        @Override
        public void verify(int count, byte[] check) {
            if (count > keys || !Arrays.equals(check, check(count))) {
                throw new IllegalStateException("other keys of the index");
            }
        }
    }

    @Override
    public Macs macs() {
        return (purpose, bytes) -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(MASTER, "HmacSHA256"));
                mac.update((purpose + '\n').getBytes(StandardCharsets.UTF_8));
                return mac.doFinal(bytes);
            } catch (GeneralSecurityException cannotHappen) {
                throw new AssertionError(cannotHappen);
            }
        };
    }

    @Override
    public PasswordHasher hasher() {
        return inMemory.account().hasher();
    }

    @Override
    public PasswordStrength strength() {
        return inMemory.account().strength();
    }

    @Override
    public Passkeys passkeys() {
        return inMemory.account().passkeys();
    }

    @Override
    public Signatures signatures() {
        return inMemory.receipt().signatures();
    }

    @Override
    public RandomBytes random() {
        return TestCryptography::random;
    }

    private record JdkSealer(WrappedKeySets keySets) implements Sealer {
        @Override
        public void makeKeySet(KeyOwner owner) {
            if (keySets.find(owner).isEmpty()) {
                keySets.keepFirst(owner, TestCryptography.seal(MASTER, owner.toString(), random(32)));
            }
        }

        @Override
        public byte[] seal(Place place, byte[] plain) {
            return TestCryptography.seal(keyOf(place), place.toString(), plain);
        }

        @Override
        public byte[] open(Place place, byte[] sealed) {
            return TestCryptography.open(keyOf(place), place.toString(), sealed);
        }

        @Override
        public void prepare(Set<KeyOwner> owners) {
            // keeps nothing
        }

        @Override
        public void destroyKeySet(KeyOwner owner) {
            keySets.remove(owner);
        }

        private byte[] keyOf(Place place) {
            return TestCryptography.open(MASTER, place.owner().toString(),
                    keySets.find(place.owner()).orElseThrow(() -> new SealBroken("no key set")));
        }
    }

    private static byte[] seal(byte[] key, String bound, byte[] plain) {
        var nonce = random(NONCE);
        var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound, plain, 0);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    private static byte[] open(byte[] key, String bound, byte[] sealed) {
        if (sealed.length < NONCE) { throw new SealBroken("too short"); }
        return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), bound, sealed, NONCE);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, String bound, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException altered) {
            throw new SealBroken("altered or moved", altered);
        }
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
