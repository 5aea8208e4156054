package org.abri.application.memory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.abri.application.Sha256;
import org.abri.application.account.Passkeys;
import org.abri.domain.account.Passkey;

/**
 * Passkeys without browsers: of {@link MemoryPasskey}, whose key is a shared one. Texts of a browser's own passkeys are none of
 * theirs.
 */
final class MemoryPasskeys implements Passkeys {
    @Override
    public Optional<Made> made(Asked asked, String answer) {
        var parts = answer.split("\\.", -1);
        return parts.length == 4 && signed(parts[1], asked, parts[2]).equals(parts[3])
                ? Optional.of(new Made(parts[0], parts[1], Long.parseLong(parts[2])))
                : Optional.empty();
    }

    @Override
    public Optional<Long> shown(Asked asked, Passkey passkey, String answer) {
        var parts = answer.split("\\.", -1);
        return parts.length == 3 && signed(passkey.publicKey(), asked, parts[1]).equals(parts[2])
                ? Optional.of(Long.parseLong(parts[1]))
                : Optional.empty();
    }

    static String signed(String key, Asked asked, String count) {
        return HexFormat.of().formatHex(Sha256.of(String
                .join("/", key, asked.challenge(), asked.origin(), count)
                .getBytes(StandardCharsets.UTF_8)));
    }
}
