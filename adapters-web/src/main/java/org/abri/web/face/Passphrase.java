package org.abri.web.face;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * AUT-1: a password that is offered ready-made: five simple words in the language of the page, drawn by a secure source from at
 * least {@value #FEWEST}, which makes 47 bits or more. It is shown, and kept nowhere.
 */
public final class Passphrase {
    /** How many words a language has at least. */
    static final int FEWEST = 700;
    private static final int WORDS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, List<String>> BY_LANGUAGE = new ConcurrentHashMap<>();

    private Passphrase() {}

    /** Another one every time. */
    public static String in(Words words) {
        var all = all(words.lang());
        return RANDOM.ints(WORDS, 0, all.size()).mapToObj(all::get).collect(Collectors.joining(" "));
    }

    /** The words of that language: every language of the pages has some. */
    static List<String> all(String language) {
        return BY_LANGUAGE.computeIfAbsent(language, Passphrase::read);
    }

    private static List<String> read(String language) {
        try (var in = Passphrase.class.getResourceAsStream("/passphrases/" + language + ".txt")) {
            if (in == null) { throw new IllegalStateException("no words for passphrases in " + language); }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
