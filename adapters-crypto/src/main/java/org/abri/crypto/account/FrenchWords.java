package org.abri.crypto.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** AUT-2: the French that most people would put into a password, which no list of nbvcxz has. */
final class FrenchWords {
    private static final String FILE = "french-words.txt";

    private FrenchWords() {}

    /** Each word, without accents, with how many words are tried before it. */
    static Map<String, Integer> ranked() {
        var ranks = new HashMap<String, Integer>();
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var words =
                    NbvcxzStrength.folded(line).toLowerCase(Locale.ROOT).replace("œ", "oe").split(" ", -1);
            for (var i = 1; i < words.length; i++) {
                ranks.merge(words[i], Integer.parseInt(words[0]), Math::min);
            }
        });
        return ranks;
    }

    private static String text() {
        try (var file = FrenchWords.class.getResourceAsStream(FILE)) {
            if (file == null) { throw new IllegalStateException(FILE + " is not in the build"); }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
