package org.abri.web.moderation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.account.DeletionAsked;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** END-3, END-4: whether somebody's account is deleted who asks for it; and if not, why. */
@Serdeable
record AnswerForm(String answer, String reason) implements GivenBack {
    enum Answer {
        APPROVE, REFUSE
    }

    /** Why not, if so. */
    static Optional<Optional<String>> read(Form<AnswerForm> form) {
        var answer = form.choice("answer", Answer.class);
        var refuses = answer.filter(Answer.REFUSE::equals).isPresent();
        var reason = refuses ? form.line("reason", DeletionAsked.LONGEST_WORDS) : Optional.<String> empty();
        return form.taken(() -> reason);
    }
}
