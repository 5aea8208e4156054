package org.abri.web.moderation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.moderation.Problem;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** MOD-3: what an operator answers. */
@Serdeable
record ReplyForm(String reply) implements GivenBack {
    static Optional<String> read(Form<ReplyForm> form) {
        var reply = form.lines("reply", Problem.LONGEST_REPLY);
        return form.taken(reply::orElseThrow);
    }
}
