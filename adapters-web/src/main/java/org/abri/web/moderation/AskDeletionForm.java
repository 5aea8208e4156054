package org.abri.web.moderation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.leaving.AskDeletion;
import org.abri.domain.account.DeletionAsked;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** END-3: that one's account be deleted, and why. */
@Serdeable
record AskDeletionForm(Boolean ofOperator, String reason) implements GivenBack {
    static Optional<AskDeletion.Command> read(Form<AskDeletionForm> form) {
        var reason = form.line("reason", DeletionAsked.LONGEST_WORDS);
        return form.taken(() -> new AskDeletion.Command(form.visitor().viewpoint(),
                form.ticked("ofOperator"), reason.orElseThrow()));
    }
}
