package org.abri.web.problem;

import java.util.Locale;
import org.abri.application.access.Answer;
import org.abri.domain.access.Denied;

/** How each "no" of the rules is answered, once for pages and API. */
public final class Answers {
    private Answers() {}

    /** What was asked for. Throws {@link #refused} when a rule refuses it. */
    public static <T> T of(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T> given -> given.value();
            case Answer.Refused<T>(var why) -> throw refused(why);
        };
    }

    /** GATE-2: what somebody may not know of is answered as if it were not there; anything else with the rule that refuses. */
    public static ProblemException refused(Denied why) {
        return why.asMissing() ? ProblemException.notFound() : ProblemException.refused(why.refusal());
    }

    /** The stable code of anything that has a name: {@code too-long}. */
    public static String code(Enum<?> named) {
        return named.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
