package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.domain.access.Action;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.account.ProofForms.Answered;
import org.abri.web.account.ProofForms.Told;
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
    private final AskedPage asked;

    AffiliatePages(Abri abri, Face face, AskedPage asked) {
        this.abri = abri;
        this.face = face;
        this.asked = asked;
    }

    @Get(At.AFFILIATE)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.<AffiliateForm> fresh(desk.visitor(), Map.of("bySms", "true")));
    }

    @Post(At.AFFILIATE)
    HttpResponse<byte[]> ask(Desk desk, Form<AffiliateForm> form) {
        return AffiliateForm.read(form).map(asking -> asked.after(desk, asking))
                .orElseGet(() -> form(desk, form));
    }

    @Post(At.CONFIRM)
    HttpResponse<byte[]> confirm(Desk desk, Form<Confirmation> form) {
        return Confirmation.read(form).map(given -> confirmed(desk, form, given))
                .orElseGet(() -> askAgain(desk, form));
    }

    private HttpResponse<byte[]> confirmed(Desk desk, Form<Confirmation> form, Confirming given) {
        return Answers
                .of(abri.affiliation().affiliatePerson().confirmWithCode(desk.by(), desk.relay(),
                        given.username(), given.code()))
                .map(tie -> confirmed(desk, tie))
                .orElseGet(() -> askAgain(desk, form.wrong("code", "not-confirmed")));
    }

    private HttpResponse<byte[]> confirmed(Desk desk, Affiliation tie) {
        return face.done(desk.at().person(tie.vault()).all(), "affiliated");
    }

    private HttpResponse<byte[]> askAgain(Desk desk, Form<Confirmation> form) {
        return askAgain(desk, form, desk.at().confirm());
    }

    private HttpResponse<byte[]> askAgain(Desk desk, Form<?> form, String confirmAt) {
        return face.show(form, mayAsk(desk), (page, typed, look) -> Face.DRAW
                .affiliationAsked(page.at(desk.at().affiliate()), typed, desk.at(), confirmAt,
                        Optional.empty(), true));
    }

    @Post(At.CONFIRM_ASKED)
    HttpResponse<byte[]> confirmAsked(Desk desk, AffiliationId affiliation, Form<Told> form) {
        var confirmAt = desk.at().confirm(affiliation);
        return Told.read(form)
                .map(code -> Answers.of(abri.affiliation().affiliatePerson().confirmWithCode(desk.by(),
                        desk.relay(), affiliation, code)))
                .map(tie -> tie.map(found -> confirmed(desk, found))
                        .orElseGet(() -> askAgain(desk, form.wrong("code", "not-confirmed"), confirmAt)))
                .orElseGet(() -> askAgain(desk, form, confirmAt));
    }

    /** The person holds the screen, and types alone. */
    @Get(At.ANSWER)
    HttpResponse<byte[]> askAnswer(Desk desk, AffiliationId affiliation) {
        return askAnswer(desk, affiliation, Form.<Answered> fresh(desk.visitor()));
    }

    private HttpResponse<byte[]> askAnswer(Desk desk, AffiliationId affiliation, Form<Answered> form) {
        return face.show(form, mayAsk(desk),
                (page, typed, look) -> Face.DRAW.affiliationAnswer(page, typed,
                        desk.at().affiliate(), page.say("affiliate.title"), desk.at().answer(affiliation),
                        page.tell("answer.what", page.relayName())));
    }

    @Post(At.ANSWER)
    HttpResponse<byte[]> answer(Desk desk, AffiliationId affiliation, Form<Answered> form) {
        return Answered.read(form)
                .map(answer -> Answers.of(abri.affiliation().affiliatePerson().confirmWithAnswer(desk.by(),
                        desk.relay(), affiliation, answer)))
                .map(tie -> tie.map(found -> confirmed(desk, found)).orElseGet(
                        () -> askAnswer(desk, affiliation, form.wrong("answer", "answer-not-confirmed"))))
                .orElseGet(() -> askAnswer(desk, affiliation, form));
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
