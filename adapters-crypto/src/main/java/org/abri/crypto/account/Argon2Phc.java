package org.abri.crypto.account;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abri.domain.account.SecretHash;

/** An Argon2id hash in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, Base64 without padding. */
record Argon2Phc(int memoryKib, int iterations, int parallelism, byte[] salt, byte[] hash) {
    private static final Pattern FORMAT = Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,3}),p=([1-9]\\d{0,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    static Optional<Argon2Phc> parse(SecretHash hash) {
        var matcher = FORMAT.matcher(hash.phc());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var base64 = Base64.getDecoder();
            return Optional.of(new Argon2Phc(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)), base64.decode(matcher.group(4)), base64.decode(matcher.group(5))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    SecretHash asHash() {
        var base64 = Base64.getEncoder().withoutPadding();
        return new SecretHash("$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=" + parallelism + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
    }

    boolean weakerThan(Argon2Cost cost, int saltBytes, int hashBytes) {
        return memoryKib < cost.memoryKib() || iterations < cost.iterations() || parallelism < cost.parallelism()
                || salt.length < saltBytes || hash.length < hashBytes;
    }

    @Override
    public String toString() {
        return "Argon2Phc(…)";
    }
}
