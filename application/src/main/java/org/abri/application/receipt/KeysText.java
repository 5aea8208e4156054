package org.abri.application.receipt;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.receipt.KeyId;

/** LAW-1: the public keys of a service as one text, in JSON: so it publishes them, and so whoever has no service reads them. */
public final class KeysText {
    /** In characters: of more keys than anybody ever renews. */
    public static final int LONGEST = 1 << 20;

    private static final Pattern KEY = Pattern.compile(
            "\\{\\s*\"key\":\\s*\"([0-9a-f]{16})\",\\s*\"public\":\\s*\"([0-9a-f]{64})\",\\s*\"since\":\\s*\"([0-9TZ:.-]{20,30})\"\\s*\\}");

    private KeysText() {}

    public static String of(KeepReceiptKeys.Published published) {
        return published.keys().stream()
                .map(key -> "{\"key\":\"" + key.id() + "\",\"public\":\"" + key.key() + "\",\"since\":\""
                        + key.since() + "\"}")
                .collect(Collectors.joining(",\n",
                        "{\"service\":\"" + published.service() + "\",\"keys\":[\n", "\n]}\n"));
    }

    /** The keys that stand in such a text, but for those that bear an id that is not theirs; none in any other text. */
    public static List<PublishedKey> read(String text) {
        return KEY.matcher(text).results().flatMap(found -> {
            try {
                var key = new PublishedKey(found.group(2), Instant.parse(found.group(3)));
                return Stream.of(key).filter(read -> read.id().equals(new KeyId(found.group(1))));
            } catch (DateTimeException notATime) {
                return Stream.empty();
            }
        }).toList();
    }
}
