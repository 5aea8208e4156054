package org.abri.domain.account;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.abri.domain.text.Flaw;

/**
 * AUT-1, AUT-2: which passwords may be chosen. Length counts, composition does not; spaces and every script are welcome.
 * How guessable a password is comes from a well-kept estimator outside the domain.
 */
public final class PasswordRules {
    /** In code points after NFC, while the password is the only factor. */
    public static final int SHORTEST = 15;
    public static final int LONGEST = 128;
    private static final String SERVICE_NAME = "abri";
    /** "fabrique" holds the service's name by chance: only a password that has little else is refused. */
    private static final int REST_BESIDE_SERVICE_NAME = 12;
    private static final int NAME_WORTH_REFUSING = 4;

    private PasswordRules() {}

    /** The form in which a password is measured, hashed and compared. */
    public static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    /** What is wrong with {@code typed} for that person; empty when it may be chosen as far as these rules go. */
    public static Optional<Flaw> flawIn(String typed, Username username, PersonName name) {
        var password = normal(typed);
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) { return Optional.of(length == 0 ? Flaw.MISSING : Flaw.PASSWORD_TOO_SHORT); }
        if (length > LONGEST) { return Optional.of(Flaw.PASSWORD_TOO_LONG); }
        var folded = folded(password);
        if (folded.contains(folded(username.value()))) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_USERNAME);
        }
        if (contains(folded, name.given()) || contains(folded, name.family())) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_NAME);
        }
        if (folded.contains(SERVICE_NAME)
                && folded.replace(SERVICE_NAME, "").length() < REST_BESIDE_SERVICE_NAME) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_SERVICE_NAME);
        }
        return Optional.empty();
    }

    private static boolean contains(String foldedPassword, String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{M}]+")).map(PasswordRules::folded)
                .anyMatch(part -> part.length() >= NAME_WORTH_REFUSING && foldedPassword.contains(part));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
