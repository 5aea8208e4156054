package org.abri.persistence.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.account.Keyring;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;

/** Passkeys as one sealed text: a line for what the next is asked by, then one for each; the name, which may hold spaces, last. */
final class WrittenKeyring {
    private static final String LINE = "\n";
    private static final String BETWEEN = "\t";
    private static final int PARTS = 7;

    private WrittenKeyring() {}

    static String of(Keyring keyring) {
        if (keyring.equals(Keyring.EMPTY)) { return ""; }
        var head = String.join(BETWEEN, keyring.salt(), millis(keyring.offer().map(Keyring.Offer::at)),
                keyring.offer().map(Keyring.Offer::session).orElse(""));
        return Stream.concat(Stream.of(head), keyring.passkeys().stream().map(WrittenKeyring::line))
                .collect(Collectors.joining(LINE));
    }

    private static String line(Passkey passkey) {
        return String.join(BETWEEN, passkey.id().toString(), passkey.credential(), passkey.publicKey(),
                Long.toString(passkey.count()), millis(Optional.of(passkey.since())),
                millis(passkey.usedAt()), passkey.name());
    }

    private static String millis(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).map(Object::toString).orElse("");
    }

    static Keyring read(String text) {
        var lines = text.split(LINE, -1);
        var head = lines[0].split(BETWEEN, -1);
        return new Keyring(Stream.of(lines).skip(1).map(WrittenKeyring::passkey).toList(), head[0],
                instant(head[1]).map(at -> new Keyring.Offer(at, head[2])));
    }

    private static Passkey passkey(String line) {
        var parts = line.split(BETWEEN, PARTS);
        return new Passkey(new PasskeyId(UUID.fromString(parts[0])), parts[6], parts[1], parts[2],
                Long.parseLong(parts[3]), instant(parts[4]).orElseThrow(), instant(parts[5]));
    }

    private static Optional<Instant> instant(String millis) {
        return Optional.of(millis).filter(text -> !text.isEmpty()).map(Long::parseLong)
                .map(Instant::ofEpochMilli);
    }
}
