package org.abri.web.session;

import gg.jte.models.runtime.JteModel;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.session.KeepFactor;
import org.abri.application.session.KeepFactor.Confirmation;
import org.abri.application.session.SignedIn;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.QrSvg;
import org.abri.web.face.Typed;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** SEC-2, MFA-1: one's own second factor: setting it up, renewing it, its codes on paper, turning it off. */
@Pages
final class FactorPages {
    private final KeepFactor keep;
    private final Face face;
    private final Cookies cookies;

    FactorPages(Abri abri, Face face, Cookies cookies) {
        this.keep = abri.session().keepFactor();
        this.face = face;
        this.cookies = cookies;
    }

    @Get(At.FACTOR)
    HttpResponse<byte[]> see(Visitor visitor) {
        return face.show(visitor, keep.see(visitor.viewpoint()), Face.DRAW::sessionFactor);
    }

    @Get(At.SET_UP_FACTOR)
    HttpResponse<byte[]> askSetUp(Visitor visitor) {
        return ask(Form.fresh(visitor), FactorQuestion.SET_UP);
    }

    @Post(At.SET_UP_FACTOR)
    HttpResponse<byte[]> setUp(Visitor visitor, Form<FactorForm> form) {
        return answered(form, keep::propose).<HttpResponse<byte[]>> map(
                proposed -> Face.to(At.CONFIRM_FACTOR)).orElseGet(() -> ask(form, FactorQuestion.SET_UP));
    }

    @Get(At.CONFIRM_FACTOR)
    HttpResponse<byte[]> askConfirm(Visitor visitor) {
        return confirming(Form.fresh(visitor));
    }

    @Post(At.CONFIRM_FACTOR)
    HttpResponse<byte[]> confirm(Visitor visitor, Form<ConfirmForm> form) {
        var person = visitor.person();
        var confirmation = ConfirmForm.read(form).map(
                digits -> Answers.of(keep.confirm(person.viewpoint(), digits, person.device())));
        if (confirmation.isPresent()
                && confirmation.get() instanceof Confirmation.Confirmed(var signedIn, var codes)) {
            return shownOnce(visitor, signedIn, codes);
        }
        confirmation.ifPresent(refused -> ConfirmForm.refused(form, refused));
        return confirming(form);
    }

    /** What is proposed no longer is proposed anew. */
    private HttpResponse<byte[]> confirming(Form<?> form) {
        var visitor = form.visitor();
        var proposed = keep.proposed(visitor.viewpoint());
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
        return ask(Form.fresh(visitor), FactorQuestion.CODES);
    }

    @Post(At.FACTOR_CODES)
    HttpResponse<byte[]> codes(Visitor visitor, Form<FactorForm> form) {
        return answered(form, keep::renewCodes)
                .map(codes -> shown(visitor, codes)).orElseGet(() -> ask(form, FactorQuestion.CODES));
    }

    @Get(At.TURN_OFF_FACTOR)
    HttpResponse<byte[]> askTurnOff(Visitor visitor) {
        return ask(Form.fresh(visitor), FactorQuestion.OFF);
    }

    @Post(At.TURN_OFF_FACTOR)
    HttpResponse<byte[]> turnOff(Visitor visitor, Form<FactorForm> form) {
        return answered(form, proof -> keep.turnOff(proof, visitor.person().device()))
                .<HttpResponse<byte[]>> map(
                        signedIn -> cookies.signedIn(face.done(At.FACTOR, "factor-off"), signedIn))
                .orElseGet(() -> ask(form, FactorQuestion.OFF));
    }

    /** What was done; empty when the form is to be shown again, with what is wrong. */
    private <T> Optional<T> answered(Form<FactorForm> form,
            Function<KeepFactor.Proof, Answer<KeepFactor.Outcome<T>>> act) {
        form.visitor().person();
        return FactorForm.read(form).flatMap(proof -> FactorForm.done(form, Answers.of(act.apply(proof))));
    }

    private HttpResponse<byte[]> ask(Form<?> form, FactorQuestion question) {
        return face.show(form, keep.see(form.visitor().viewpoint()), (page, typed, seen) -> Face.DRAW
                .sessionProveFactor(page, typed, question, seen.state().set()));
    }

    /** The forms of that page are of the session that goes on. */
    private HttpResponse<byte[]> shownOnce(Visitor visitor, SignedIn signedIn, List<String> codes) {
        return cookies.signedIn(face.show(HttpStatus.OK, Form.fresh(visitor.goingOnAs(signedIn)),
                (page, typed) -> Face.DRAW.sessionFactorCodes(page, codes)), signedIn);
    }

    private HttpResponse<byte[]> shown(Visitor visitor, List<String> codes) {
        return face.show(visitor, page -> Face.DRAW.sessionFactorCodes(page, codes));
    }
}
