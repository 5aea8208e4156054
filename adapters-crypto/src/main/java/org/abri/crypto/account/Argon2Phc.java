package org.abri.crypto.account;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abri.domain.account.SecretHash;
import org.jspecify.annotations.Nullable;

/**
 * An Argon2id hash in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, Base64 without padding. CRY-5: what
 * was made with another pepper than the first says its number, four bytes, as {@code keyid} after {@code p}.
 */
record Argon2Phc(int memoryKib, int iterations, int parallelism, int pepper, String saltBase64,
        String hashBase64) {
    private static final int FIRST_PEPPER = 1;
    private static final Pattern FORMAT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,3}),p=([1-9]\\d{0,2})"
                    + "(?:,keyid=([A-Za-z0-9+/]{5}[AQgw]))?"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    static Argon2Phc of(Argon2Cost cost, int pepper, byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return new Argon2Phc(cost.memoryKib(), cost.iterations(), cost.parallelism(), pepper,
                base64.encodeToString(salt),
                base64.encodeToString(hash));
    }

    static Optional<Argon2Phc> parse(SecretHash hash) {
        var matcher = FORMAT.matcher(hash.phc());
        if (!matcher.matches()) { return Optional.empty(); }
        var phc = new Argon2Phc(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)), pepper(matcher.group(4)), matcher.group(5),
                matcher.group(6));
        return phc.isBase64() ? Optional.of(phc) : Optional.empty();
    }

    private static int pepper(@Nullable String keyId) {
        return keyId == null ? FIRST_PEPPER : ByteBuffer.wrap(Base64.getDecoder().decode(keyId)).getInt();
    }

    private String keyId() {
        return pepper == FIRST_PEPPER ? ""
                : ",keyid=" + Base64.getEncoder().withoutPadding()
                        .encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt(pepper).array());
    }

    private boolean isBase64() {
        try {
            return salt().length > 0 && hash().length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    byte[] salt() {
        return Base64.getDecoder().decode(saltBase64);
    }

    byte[] hash() {
        return Base64.getDecoder().decode(hashBase64);
    }

    SecretHash asHash() {
        return new SecretHash(
                "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=" + parallelism + keyId() + "$"
                        + saltBase64 + "$"
                        + hashBase64);
    }

    boolean weakerThan(Argon2Cost cost, int saltBytes, int hashBytes) {
        return memoryKib < cost.memoryKib() || iterations < cost.iterations()
                || parallelism < cost.parallelism()
                || salt().length < saltBytes || hash().length < hashBytes;
    }

    @Override
    public String toString() {
        return "Argon2Phc(…)";
    }
}
