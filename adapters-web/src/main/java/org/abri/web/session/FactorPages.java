package org.abri.web.session;

import gg.jte.models.runtime.JteModel;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.session.KeepFactor;
import org.abri.application.session.KeepFactor.Confirmation;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.QrSvg;
import org.abri.web.face.Typed;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/** SEC-2, MFA-1: one's own second factor: setting it up, renewing it, its codes on paper, turning it off. */
@Pages
final class FactorPages {
    private final KeepFactor keep;
    private final Face face;
    private final Cookies cookies;
    private final ProofPage proof;
    private final CodesPage codesPage;

    FactorPages(Abri abri, Face face, Cookies cookies, ProofPage proof, CodesPage codesPage) {
        this.keep = abri.session().keepFactor();
        this.face = face;
        this.cookies = cookies;
        this.proof = proof;
        this.codesPage = codesPage;
    }

    @Get(At.FACTOR)
    HttpResponse<byte[]> see(Visitor visitor) {
        return face.show(visitor, keep.see(visitor.viewpoint()), Face.DRAW::sessionFactor);
    }

    /** REC-2: it was not lost, whoever said so. */
    @Post(At.FOUND_FACTOR)
    HttpResponse<byte[]> found(Visitor visitor, Form<NoFields> form) {
        var found = Answers.of(keep.found(visitor.viewpoint()));
        return face.done(At.FACTOR, found ? "factor-found" : "not-factor-lost");
    }

    @Get(At.SET_UP_FACTOR)
    HttpResponse<byte[]> askSetUp(Visitor visitor) {
        return proof.ask(Form.fresh(visitor), FactorQuestion.SET_UP);
    }

    @Post(At.SET_UP_FACTOR)
    HttpResponse<byte[]> setUp(HttpRequest<?> request, Form<FactorForm> form) {
        return proof.answered(request, form, given -> keep.propose(given, form.visitor().person().token()))
                .<HttpResponse<byte[]>> map(
                        proposed -> Face.to(At.CONFIRM_FACTOR))
                .orElseGet(() -> proof.ask(form, FactorQuestion.SET_UP));
    }

    @Get(At.CONFIRM_FACTOR)
    HttpResponse<byte[]> askConfirm(Visitor visitor) {
        return confirming(Form.fresh(visitor));
    }

    @Post(At.CONFIRM_FACTOR)
    HttpResponse<byte[]> confirm(Visitor visitor, Form<ConfirmForm> form) {
        var person = visitor.person();
        var confirmation = ConfirmForm.read(form).map(
                digits -> Answers
                        .of(keep.confirm(person.viewpoint(), person.token(), digits, person.device())));
        if (confirmation.isPresent()
                && confirmation.get() instanceof Confirmation.Confirmed(var signedIn, var codes)) {
            return codesPage.shownOnce(visitor, signedIn, codes);
        }
        confirmation.ifPresent(refused -> ConfirmForm.refused(form, refused));
        return confirming(form);
    }

    /** What is proposed no longer is proposed anew. */
    private HttpResponse<byte[]> confirming(Form<?> form) {
        var visitor = form.visitor();
        var proposed = keep.proposed(visitor.viewpoint(), visitor.person().token());
        if (Answers.of(proposed).isEmpty()) { return face.done(At.FACTOR, "not-factor-proposed"); }
        return face.show(form, proposed,
                (page, typed, proposal) -> confirming(page, typed, proposal.orElseThrow()));
    }

    private static JteModel confirming(Page page, Typed typed, KeepFactor.Proposal proposal) {
        var uri = OtpAuth.uri(page.say("name"), proposal);
        return Face.DRAW.sessionConfirmFactor(page, typed, proposal.seed().inGroups(), uri,
                QrSvg.of(uri, page.say("factor.qr")));
    }

    @Get(At.FACTOR_CODES)
    HttpResponse<byte[]> askCodes(Visitor visitor) {
        return proof.ask(Form.fresh(visitor), FactorQuestion.CODES);
    }

    @Post(At.FACTOR_CODES)
    HttpResponse<byte[]> codes(HttpRequest<?> request, Visitor visitor, Form<FactorForm> form) {
        return proof.answered(request, form, keep::renewCodes)
                .map(codes -> codesPage.shown(visitor, codes))
                .orElseGet(() -> proof.ask(form, FactorQuestion.CODES));
    }

    @Get(At.TURN_OFF_FACTOR)
    HttpResponse<byte[]> askTurnOff(Visitor visitor) {
        return proof.ask(Form.fresh(visitor), FactorQuestion.OFF);
    }

    @Post(At.TURN_OFF_FACTOR)
    HttpResponse<byte[]> turnOff(HttpRequest<?> request, Visitor visitor, Form<FactorForm> form) {
        return proof.answered(request, form, proof -> keep.turnOff(proof, visitor.person().device()))
                .<HttpResponse<byte[]>> map(
                        signedIn -> cookies.signedIn(face.done(At.FACTOR, "factor-off"), signedIn))
                .orElseGet(() -> proof.ask(form, FactorQuestion.OFF));
    }
}
