package org.abri.domain.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Normal;
import org.abri.domain.text.TypedText;

/**
 * AUT-1, AUT-2: which passwords may be chosen. Length counts, composition does not; spaces and every script are welcome.
 * How guessable a password is comes from a well-kept estimator outside the domain, after what its lists do not have:
 * {@link GuessedFirst}.
 */
public final class PasswordRules {
    /** In code points after NFC, while the password is the only factor. */
    public static final int SHORTEST = 15;
    /** As well, beside a second factor. */
    public static final int SHORTEST_WITH_FACTOR = 12;
    public static final int LONGEST = 128;
    private static final String SERVICE_NAME = "abri";
    /** "fabrique" holds the service's name by chance: only a password that has little else is refused. */
    private static final int REST_BESIDE_SERVICE_NAME = 12;
    private static final int NAME_WORTH_REFUSING = 4;
    /** Of a phone number, from its end: whatever stands before, people leave out or write otherwise. */
    private static final int DIGITS_OF_PHONE = 8;

    private PasswordRules() {}

    /**
     * The form in which a password is measured, hashed and compared: NFC, spaces of every kind as plain ones, and without what
     * comes along when it is pasted: spaces and line ends around it, characters that nobody sees. Throws {@link InvalidValue}
     * when it is {@linkplain #isReadable far too long}.
     */
    public static String normal(String typed) {
        if (!TypedText.isBounded(typed, LONGEST)) { throw new InvalidValue(Flaw.PASSWORD_TOO_LONG); }
        var kept = new StringBuilder(typed.length());
        typed.codePoints().map(PasswordRules::plainSpace).filter(c -> !comesAlong(c))
                .forEach(kept::appendCodePoint);
        if (!Normal.isMeasured(kept)) { throw new InvalidValue(Flaw.PASSWORD_TOO_LONG); }
        return Normal.composed(kept).strip();
    }

    private static int plainSpace(int c) {
        return (Character.isSpaceChar(c) || Character.isWhitespace(c)) ? ' ' : c;
    }

    /** Not the joiners of U+200C and U+200D, which people type in Persian and in emoji. */
    private static boolean comesAlong(int c) {
        return TypedText.isUnseen(c) || c == 0x200B || c == 0x2060 || c == 0x00AD;
    }

    /** Whether it can be a password at all: what is longer is no work for anybody. */
    public static boolean isReadable(String typed) {
        return InvalidValue.in(() -> readable(typed)).isEmpty();
    }

    private static String readable(String typed) {
        var password = normal(typed);
        if (length(password) > LONGEST) { throw new InvalidValue(Flaw.PASSWORD_TOO_LONG); }
        return password;
    }

    /** Whether both are the same password, however they were typed. */
    public static boolean same(String one, String other) {
        return (isReadable(one) && isReadable(other)) ? normal(one).equals(normal(other)) : one.equals(other);
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    /** What is wrong with {@code typed} for that person; empty when it may be chosen as far as these rules go. */
    public static Optional<Flaw> flawIn(String typed, KnownOfPerson person) {
        return flawIn(typed, person, SHORTEST);
    }

    /** As {@link #flawIn(String, KnownOfPerson)}, of whoever has a second factor. */
    public static Optional<Flaw> flawBesideFactor(String typed, KnownOfPerson person) {
        return flawIn(typed, person, SHORTEST_WITH_FACTOR);
    }

    /** Whether it is long enough to be the only factor. */
    public static boolean isLongEnoughAlone(String typed) {
        return isReadable(typed) && length(normal(typed)) >= SHORTEST;
    }

    private static Optional<Flaw> flawIn(String typed, KnownOfPerson person, int shortest) {
        try {
            return flawInReadable(readable(typed), person, shortest);
        } catch (InvalidValue unreadable) {
            return Optional.of(unreadable.flaw());
        }
    }

    private static Optional<Flaw> flawInReadable(String password, KnownOfPerson person,
            int shortest) {
        var length = length(password);
        if (length < shortest) { return Optional.of(length == 0 ? Flaw.MISSING : Flaw.PASSWORD_TOO_SHORT); }
        if (ActivationCode.isShapeOf(password)) { return Optional.of(Flaw.PASSWORD_LIKE_A_CODE); }
        var folded = folded(password);
        if (folded.contains(folded(person.username().value()))) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_USERNAME);
        }
        if (contains(folded, person.name().given()) || contains(folded, person.name().family())) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_NAME);
        }
        if (person.born().stream().flatMap(born -> born.spelt().stream()).anyMatch(folded::contains)) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_BIRTH_DATE);
        }
        if (person.phone().filter(phone -> contains(password, phone)).isPresent()) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_PHONE_NUMBER);
        }
        if (person.relays().stream().anyMatch(relay -> isLittleBeside(folded, folded(relay)))) {
            return Optional.of(Flaw.PASSWORD_CONTAINS_RELAY);
        }
        return isLittleBeside(folded, SERVICE_NAME) ? Optional.of(Flaw.PASSWORD_CONTAINS_SERVICE_NAME)
                : Optional.empty();
    }

    /** What is wrong with a password of which {@link #flawIn} finds nothing: it is among the first that somebody tries. */
    public static Optional<Flaw> guessedFirst(String typed, KnownOfPerson person) {
        return GuessedFirst.flawIn(normal(typed), person.words());
    }

    private static boolean contains(String foldedPassword, String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{M}]+")).map(PasswordRules::folded)
                .anyMatch(part -> part.length() >= NAME_WORTH_REFUSING && foldedPassword.contains(part));
    }

    private static boolean contains(String password, PhoneNumber phone) {
        var number = phone.value();
        return Digits.folded(password).replaceAll("[^0-9]", "")
                .contains(number.substring(Math.max(1, number.length() - DIGITS_OF_PHONE)));
    }

    private static boolean isLittleBeside(String foldedPassword, String words) {
        return words.length() >= NAME_WORTH_REFUSING && foldedPassword.contains(words)
                && foldedPassword.replace(words, "").length() < REST_BESIDE_SERVICE_NAME;
    }

    /** What counts when somebody guesses: letters without accents or case, and digits by their value. */
    static String folded(String text) {
        return Digits.folded(Normal.bare(text)).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
