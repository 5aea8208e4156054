package org.abri.web.access;

import io.micronaut.http.HttpStatus;
import java.util.Locale;
import java.util.function.Supplier;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Refusal;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/** How each "no" of the rules is answered, once for pages and API. */
public final class Answers {
    /** AUT-6: pages lead to {@code /password}. */
    public static final String PASSWORD_FIRST = "password-first";
    /** TOS-1: pages lead to {@code /accept-terms}. */
    public static final String TERMS_FIRST = "terms-first";

    private Answers() {}

    /** GATE-2: what somebody may not know of is answered as if it were not there; anything else with the rule that refuses. */
    public static ProblemException refused(Denied why) {
        if (why.asMissing()) { return ProblemException.notFound(); }
        if (why.refusal() == Refusal.NOTHING_IS_REACHABLE_BEFORE_A_PASSWORD_OF_ONES_OWN) {
            return new ProblemException(HttpStatus.FORBIDDEN, PASSWORD_FIRST,
                    "A password of one's own must be chosen first.");
        }
        if (why.refusal() == Refusal.NOTHING_IS_REACHABLE_BEFORE_THE_TERMS_ARE_ACCEPTED) {
            return new ProblemException(HttpStatus.FORBIDDEN, TERMS_FIRST,
                    "The terms of service must be accepted first.");
        }
        return new ProblemException(HttpStatus.FORBIDDEN, code(why.refusal()),
                "A rule of the service refuses this.");
    }

    /** Reads a value that was typed or sent; when it cannot be taken, the answer names {@code field}. */
    public static <T> T reading(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValue invalid) {
            throw ProblemException.invalid(field, invalid.flaw());
        }
    }

    /** What a program sent in a field, as a person would have typed it: nothing is the same as an empty text. */
    public static String typed(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /** The stable code of a flaw: {@code too-long}. */
    public static String code(Flaw flaw) {
        return kebab(flaw);
    }

    /** The stable code of anything that has a name. */
    public static String code(Enum<?> named) {
        return kebab(named);
    }

    private static String kebab(Enum<?> named) {
        return named.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
