package org.abri.application.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.abri.application.sealing.Macs;

/**
 * What lets whoever opened a link look at its document and take it without opening the link again, for a quarter of an hour. It rests
 * nowhere: its MAC says that it was given, for which address, and until when.
 */
final class LinkPasses {
    static final Duration LIFE = Duration.ofMinutes(15);

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,12})-([0-9a-f]{64})");

    private final Macs macs;

    LinkPasses(Macs macs) {
        this.macs = macs;
    }

    String give(String tokenHash, Instant now) {
        var until = now.plus(LIFE).getEpochSecond();
        return until + "-" + HexFormat.of().formatHex(mac(tokenHash, until));
    }

    /** A clock that was set back makes none last longer. */
    boolean isGood(String tokenHash, String pass, Instant now) {
        var parts = SHAPE.matcher(pass);
        if (!parts.matches()) { return false; }
        var until = Long.parseLong(parts.group(1));
        return MessageDigest.isEqual(mac(tokenHash, until), HexFormat.of().parseHex(parts.group(2)))
                && now.getEpochSecond() < until && until <= now.plus(LIFE).getEpochSecond();
    }

    private byte[] mac(String tokenHash, long until) {
        return macs.of("link.pass", (tokenHash + " " + until).getBytes(StandardCharsets.UTF_8));
    }
}
