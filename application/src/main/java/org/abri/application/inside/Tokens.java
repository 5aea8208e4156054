package org.abri.application.inside;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.abri.application.Sha256;

/** SES-1: only the SHA-256 of a token is stored; the token has 256 random bits, so nothing slower is needed. */
public final class Tokens {
    private Tokens() {}

    public static String hash(String token) {
        return HexFormat.of().formatHex(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
    }
}
