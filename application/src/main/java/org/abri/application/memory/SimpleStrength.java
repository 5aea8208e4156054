package org.abri.application.memory;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.account.PasswordStrength;
import org.abri.domain.text.Flaw;

/**
 * A small, honest look at a password: what remains to be guessed once common and personal words count for one character
 * each, and what follows from the character before it for none. A service that lasts wants a real estimator.
 */
final class SimpleStrength implements PasswordStrength {
    private static final int ENOUGH = 8;
    private static final int WORTH_TAKING_OUT = 4;
    private static final String ONE_WORD = "\u0000";

    private static final Set<String> COMMON = Set.of("password", "passw0rd", "pass", "motdepasse",
            "contraseña", "passwort", "azerty", "azertyuiop",
            "qwerty", "qwertz", "qwertyuiop", "123456", "1234567", "12345678", "123456789", "1234567890",
            "000000", "111111", "123123", "654321",
            "abc123", "abcdef", "admin", "administrator", "welcome", "bienvenue", "bonjour", "bonsoir",
            "salut", "hello", "soleil", "sunshine",
            "chocolat", "chouchou", "doudou", "loulou", "nounours", "princesse", "princess", "amour",
            "jetaime", "iloveyou", "lovely", "coucou",
            "marseille", "paris", "lyon", "france", "football", "baseball", "basketball", "soccer", "dragon",
            "monkey", "shadow", "master",
            "superman", "batman", "pokemon", "naruto", "starwars", "letmein", "trustno1", "secret", "access",
            "login", "computer", "ordinateur",
            "internet", "google", "facebook", "instagram", "iphone", "samsung", "freedom", "liberte",
            "michael", "jordan", "nicolas", "camille",
            "thomas", "mohamed", "mohammed", "marie", "julien", "charlie", "daniel", "jessica", "ashley",
            "cheval", "chaton", "papillon", "tigrou",
            "vacances", "summer", "winter", "janvier", "juillet", "octobre", "monday", "lundi", "test",
            "temp", "changeme", "default");

    private static final List<String> KEYBOARDS =
            List.of("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop",
                    "yxcvbnm", "1234567890");

    @Override
    public Optional<Flaw> flawIn(String password, List<String> personal) {
        var folded = folded(password);
        if (COMMON.contains(folded)) { return Optional.of(Flaw.PASSWORD_TOO_COMMON); }
        return remaining(withoutWords(folded, personal)) < ENOUGH ? Optional.of(Flaw.PASSWORD_TOO_EASY)
                : Optional.empty();
    }

    private static String withoutWords(String folded, List<String> personal) {
        var words = Stream.concat(COMMON.stream(), personal.stream().map(SimpleStrength::folded))
                .filter(word -> word.length() >= WORTH_TAKING_OUT)
                .sorted(Comparator.comparing(String::length).reversed()).toList();
        var rest = folded;
        for (var word : words) {
            rest = rest.replace(word, ONE_WORD);
        }
        return rest;
    }

    /** Few different characters, repeated, are no more than their number doubled. */
    private static long remaining(String text) {
        var points = text.codePoints().toArray();
        var unforeseen = 0L;
        for (var i = 0; i < points.length; i++) {
            if (i == 0 || !follows(points[i - 1], points[i])) {
                unforeseen++;
            }
        }
        return Math.min(unforeseen, 2 * text.codePoints().distinct().count());
    }

    private static boolean follows(int before, int now) {
        return Math.abs(now - before) <= 1
                || KEYBOARDS.stream().anyMatch(row -> neighbours(row, before, now));
    }

    private static boolean neighbours(String row, int one, int other) {
        var first = row.indexOf(one);
        var second = row.indexOf(other);
        return first >= 0 && second >= 0 && Math.abs(first - second) <= 1;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
