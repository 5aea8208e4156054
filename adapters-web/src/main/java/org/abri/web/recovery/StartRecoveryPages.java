package org.abri.web.recovery;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.recovery.StartRecovery.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.text.Flaw;
import org.abri.web.At;
import org.abri.web.LeftOut;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;

/** SEC-4: the desk of staff who help somebody before them with a lost password, and never see the new one. */
@Pages
final class StartRecoveryPages {
    /** That staff looked at the person's face and papers. */
    @Introspected
    record CheckedForm(@LeftOut Boolean checked) {}

    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    StartRecoveryPages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    @Get(At.START_RECOVERY)
    HttpResponse<byte[]> form(Shelf shelf) {
        return form(shelf, Form.fresh(shelf.visitor()));
    }

    /** ADR 11: the code is shown this once, and is in no address. */
    @Post(At.START_RECOVERY)
    HttpResponse<byte[]> start(Shelf shelf, Form<CheckedForm> form) {
        if (!form.ticked("checked")) { return form(shelf, form.wrong("checked", Flaw.MISSING)); }
        var answer = abri.recovery().startRecovery().start(shelf.by(), shelf.vault());
        return switch (Answers.of(answer)) {
            case Outcome.Started started -> face.show(shelf.visitor(), answer,
                    (page, outcome) -> Face.DRAW.recoveryStarted(page, shelf.at(), started));
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    private HttpResponse<byte[]> form(Shelf shelf, Form<CheckedForm> form) {
        return face.show(form, may(shelf),
                (page, typed, look) -> Face.DRAW.recoveryStart(page, typed, shelf.at()));
    }

    private Answer<Look> may(Shelf shelf) {
        return abri.access().seePlace().at(shelf.by(), new About.OfVault(shelf.vault()),
                Action.START_RECOVERY);
    }
}
