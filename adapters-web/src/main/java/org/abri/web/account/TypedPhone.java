package org.abri.web.account;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.text.Digits;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;

/**
 * A phone number as people in France write it, or copy it from a phone's contacts; numbers of other countries begin with
 * {@code +} or {@code 00}. It is one that exists in the plan of its country, and a mobile: here numbers are asked for to send
 * SMS, and a number that gets none is told, not kept (FIELD 3).
 */
public final class TypedPhone {
    private static final int LONGEST = 60;
    /** As many as the longest number in the world, with two zeros before it and one in brackets. */
    private static final int MOST_DIGITS = 18;
    private static final Pattern SCHEME = Pattern.compile("(?iu)\\s*(?:t[eé]l|mob|sms)\\s*[.:]?\\s*");
    private static final Pattern PLUS = Pattern.compile("[+\uFF0B\uFE62]");

    /**
     * Where a number without a country may be from: metropolitan France first, then the regions overseas that dial as it does.
     * Their numbers do not overlap: 0692 is a mobile on Réunion (+262) and nothing in Paris.
     */
    private static final List<String> FRANCE =
            List.of("FR", "RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PM", "WF");

    private static final Set<PhoneNumberType> GETS_SMS =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Reserved for fiction by the French and the British plan, so that tests, demos and courses ring nobody. */
    private static final Pattern FICTION = Pattern.compile("\\+3363998\\d{4}|\\+447700900\\d{3}");

    private TypedPhone() {}

    static PhoneNumber read(String typed) {
        var number = existing(typed);
        var plain = plain(number);
        if (!isFiction(plain) && !GETS_SMS.contains(plan().getNumberType(number))) {
            throw new InvalidValue(Flaw.NOT_A_MOBILE_NUMBER);
        }
        return new PhoneNumber(plain);
    }

    /** One that rings, whether it gets SMS or not: of a place, not of a person. */
    static PhoneNumber ofPlace(String typed) {
        return new PhoneNumber(plain(existing(typed)));
    }

    private static Phonenumber.PhoneNumber existing(String typed) {
        var dialled = dialled(TypedText.line(typed, LONGEST));
        return FRANCE.stream().flatMap(region -> parsed(dialled, region).stream())
                .filter(TypedPhone::exists).findFirst()
                .orElseThrow(() -> new InvalidValue(Flaw.NOT_A_PHONE_NUMBER));
    }

    /** As people in France read it: "01 00 00 00 00", and of other countries with their number before it. */
    public static String shown(PhoneNumber number) {
        try {
            var known = plan().parse(number.value(), FRANCE.getFirst());
            return plan().format(known, FRANCE.stream().map(plan()::getCountryCodeForRegion)
                    .anyMatch(code -> code == known.getCountryCode()) ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException unknown) {
            return number.value();
        }
    }

    /** Nothing but digits, and a plus before them. */
    private static String dialled(String line) {
        var rest = SCHEME.matcher(line).lookingAt() ? SCHEME.matcher(line).replaceFirst("") : line;
        var plus = PLUS.matcher(rest).find();
        var digits = Digits.alone(PLUS.matcher(rest).replaceFirst(""))
                .filter(found -> !found.isEmpty() && found.length() <= MOST_DIGITS)
                .orElseThrow(() -> new InvalidValue(Flaw.NOT_A_PHONE_NUMBER));
        return (plus ? "+" : "") + digits;
    }

    private static Optional<Phonenumber.PhoneNumber> parsed(String dialled, String region) {
        try {
            return Optional.of(plan().parse(dialled, region));
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    private static boolean exists(Phonenumber.PhoneNumber number) {
        return isFiction(plain(number)) || plan().isValidNumber(number);
    }

    private static boolean isFiction(String plain) {
        return FICTION.matcher(plain).matches();
    }

    private static String plain(Phonenumber.PhoneNumber number) {
        return plan().format(number, PhoneNumberFormat.E164);
    }

    private static PhoneNumberUtil plan() {
        return PhoneNumberUtil.getInstance();
    }
}
