package org.abri.application.memory;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.abri.application.RandomBytes;
import org.abri.application.account.PasswordHasher;
import org.abri.domain.account.SecretHash;

/** PBKDF2, which the JDK has. Few rounds: right for tests and for trying out, too weak for a service that lasts. */
final class Pbkdf2Hasher implements PasswordHasher {
    private static final int ROUNDS = 1_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile("\\$pbkdf2-sha256\\$i=(\\d{1,7})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    private record Parts(int rounds, byte[] salt, byte[] hash) {
        static Optional<Parts> of(SecretHash hash) {
            var matcher = PHC.matcher(hash.phc());
            return matcher.matches()
                    ? Optional.of(new Parts(Integer.parseInt(matcher.group(1)), Base64.getDecoder().decode(matcher.group(2)),
                            Base64.getDecoder().decode(matcher.group(3))))
                    : Optional.empty();
        }

        SecretHash phc() {
            var base64 = Base64.getEncoder().withoutPadding();
            return new SecretHash("$pbkdf2-sha256$i=" + rounds + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
        }
    }

    private final RandomBytes random;

    Pbkdf2Hasher(RandomBytes random) {
        this.random = random;
    }

    @Override
    public SecretHash hash(String secret) {
        var salt = random.next(SALT_BYTES);
        return new Parts(ROUNDS, salt, pbkdf2(secret, salt, ROUNDS)).phc();
    }

    @Override
    public boolean matches(String secret, SecretHash hash) {
        return Parts.of(hash).filter(parts -> MessageDigest.isEqual(parts.hash(), pbkdf2(secret, parts.salt(), parts.rounds()))).isPresent();
    }

    @Override
    public boolean outdated(SecretHash hash) {
        return Parts.of(hash).filter(parts -> parts.rounds() >= ROUNDS).isEmpty();
    }

    @Override
    public void pretend(String secret) {
        var unused = pbkdf2(secret, new byte[SALT_BYTES], ROUNDS);
    }

    private static byte[] pbkdf2(String secret, byte[] salt, int rounds) {
        var spec = new PBEKeySpec(secret.toCharArray(), salt, rounds, Byte.SIZE * HASH_BYTES);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        } finally {
            spec.clearPassword();
        }
    }
}
