package org.abri.web.session;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.access.Answer;
import org.abri.application.session.KeepSessions;
import org.abri.domain.text.Flaw;
import org.abri.web.LeftOut;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;

/** REC-3: what somebody gives again before they end a session, unless they signed in a moment ago. */
@Serdeable
record EndSessionForm(@LeftOut String password) {
    /** Whether it was done by {@code ending}, which is given the password; else what stands against it is wrong. */
    static boolean done(Form<EndSessionForm> form, KeepSessions keep,
            Function<String, Answer<Optional<Boolean>>> ending) {
        if (form.text("password").isEmpty() && keep.asksForPassword(form.visitor().person())) {
            form.wrong("password", Flaw.MISSING);
        }
        var ended = form.taken(() -> form.text("password")).map(ending);
        if (ended.isPresent() && Answers.of(ended.get()).isPresent()) { return true; }
        ended.ifPresent(wrong -> form.wrong("password", "wrong"));
        return false;
    }
}
