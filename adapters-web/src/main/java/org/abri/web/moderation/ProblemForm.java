package org.abri.web.moderation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.moderation.TellProblem.Said;
import org.abri.domain.moderation.Problem;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** MOD-3: what somebody tells of. */
@Serdeable
record ProblemForm(String kind, String words) implements GivenBack {
    static Optional<Said> read(Form<ProblemForm> form) {
        var kind = form.choice("kind", Problem.Kind.class);
        var words = form.lines("words", Problem.LONGEST_WORDS);
        return form.taken(() -> new Said(kind.orElseThrow(), words.orElseThrow()));
    }
}
