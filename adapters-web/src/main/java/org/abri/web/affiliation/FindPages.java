package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.affiliation.FindPerson.Outcome;
import org.abri.domain.access.Action;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.affiliation.AffiliateForm.OfFound;
import org.abri.web.affiliation.FindForm.Finding;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;

/** AFF-4: staff look for somebody who has a vault, by names and birth date, which are in no address. */
@Pages
final class FindPages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;
    private final AskedPage asked;

    FindPages(Abri abri, Face face, InstantSource clock, AskedPage asked) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
        this.asked = asked;
    }

    @Get(At.FIND)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.fresh(desk.visitor()));
    }

    private HttpResponse<byte[]> form(Desk desk, Form<FindForm> form) {
        return face.show(form, mayAsk(desk),
                (page, typed, look) -> Face.DRAW.affiliationFind(page, typed, desk.at()));
    }

    private Answer<Look> mayAsk(Desk desk) {
        return abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.REQUEST_AFFILIATION);
    }

    @Post(At.FIND)
    HttpResponse<byte[]> find(Desk desk, Form<FindForm> form) {
        return FindForm.read(form, clock.instant()).map(finding -> found(desk, finding))
                .orElseGet(() -> form(desk, form));
    }

    private HttpResponse<byte[]> found(Desk desk, Finding finding) {
        var answer = abri.affiliation().findPerson().find(desk.by(), desk.relay(), finding.name(),
                finding.born());
        return switch (Answers.of(answer)) {
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
            case Outcome.Found found -> face.show(desk.visitor(), answer,
                    (page, same) -> Face.DRAW.affiliationFound(page, desk.at(), found));
        };
    }

    @Post(At.ASK_FOUND)
    HttpResponse<byte[]> ask(Desk desk, Form<OfFound> form) {
        return asked.after(desk, OfFound.read(form).orElseThrow(() -> form.problemFor(mayAsk(desk))));
    }
}
