package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.InstantSource;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.domain.access.Action;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.affiliation.AffiliateForm.Asking;
import org.abri.web.affiliation.AffiliateForm.Confirmation;
import org.abri.web.affiliation.AffiliateForm.Confirmation.Confirming;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;

/** AFF-2, AFF-3: tying somebody who has a vault to one more relay: asked for by staff, confirmed by the person. */
@Pages
final class AffiliatePages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    AffiliatePages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    @Get(At.AFFILIATE)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.<AffiliateForm> fresh(desk.visitor(), Map.of("bySms", "true")));
    }

    @Post(At.AFFILIATE)
    HttpResponse<byte[]> ask(Desk desk, Form<AffiliateForm> form) {
        return AffiliateForm.read(form).map(asking -> asked(desk, asking))
                .orElseGet(() -> form(desk, form));
    }

    private HttpResponse<byte[]> asked(Desk desk, Asking asking) {
        var answer = abri.affiliation().affiliatePerson().request(desk.by(), desk.relay(), asking.username(),
                asking.bySms());
        Asking.mustNotPause(Answers.of(answer), clock.instant());
        return face.show(Form.fresh(desk.visitor(), Map.of("username", asking.username().value())), answer,
                (page, typed, asked) -> Face.DRAW.affiliationAsked(page, typed, desk.at(), asking.bySms()));
    }

    @Post(At.CONFIRM)
    HttpResponse<byte[]> confirm(Desk desk, Form<Confirmation> form) {
        return Confirmation.read(form).map(given -> confirmed(desk, form, given))
                .orElseGet(() -> askAgain(desk, form));
    }

    private HttpResponse<byte[]> confirmed(Desk desk, Form<Confirmation> form, Confirming given) {
        var tie = Answers.of(abri.affiliation().affiliatePerson().confirmWithCode(desk.by(), desk.relay(),
                given.username(), given.code()));
        return tie.isPresent() ? face.done(desk.at().person(tie.get().vault()).all(), "affiliated")
                : askAgain(desk, form.wrong("code", "not-confirmed"));
    }

    private HttpResponse<byte[]> askAgain(Desk desk, Form<Confirmation> form) {
        return face.show(form, mayAsk(desk), (page, typed, look) -> Face.DRAW
                .affiliationAsked(page.at(desk.at().affiliate()), typed, desk.at(), true));
    }

    private HttpResponse<byte[]> form(Desk desk, Form<AffiliateForm> form) {
        return face.show(form, mayAsk(desk),
                (page, typed, look) -> Face.DRAW.affiliationAffiliate(page, typed, desk.at()));
    }

    private Answer<Look> mayAsk(Desk desk) {
        return abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.REQUEST_AFFILIATION);
    }
}
