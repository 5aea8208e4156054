package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
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
    private static final Pattern PHC = Pattern
            .compile("\\$pbkdf2-sha256\\$i=(\\d{1,7})\\$([A-Za-z0-9+/]{22})\\$[A-Za-z0-9+/]{43}");

    private final RandomBytes random;

    Pbkdf2Hasher(RandomBytes random) {
        this.random = random;
    }

    @Override
    public SecretHash hash(String secret) {
        return hash(secret, ROUNDS, random.next(SALT_BYTES));
    }

    /** Compares in a time that does not depend on where the two differ. */
    @Override
    public boolean matches(String secret, SecretHash hash) {
        var parts = PHC.matcher(hash.phc());
        return parts.matches() && MessageDigest.isEqual(hash.phc().getBytes(US_ASCII),
                hash(secret, rounds(parts), Base64.getDecoder().decode(parts.group(2))).phc()
                        .getBytes(US_ASCII));
    }

    @Override
    public boolean outdated(SecretHash hash) {
        var parts = PHC.matcher(hash.phc());
        return !parts.matches() || rounds(parts) < ROUNDS;
    }

    @Override
    public void pretend(String secret) {
        var unused = hash(secret, ROUNDS, new byte[SALT_BYTES]);
    }

    private static int rounds(Matcher parts) {
        return Integer.parseInt(parts.group(1));
    }

    private static SecretHash hash(String secret, int rounds, byte[] salt) {
        var base64 = Base64.getEncoder().withoutPadding();
        return new SecretHash("$pbkdf2-sha256$i=" + rounds + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(pbkdf2(secret, salt, rounds)));
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
