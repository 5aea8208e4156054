package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.session.KeepFactor;
import org.abri.application.session.KeepPasskeys;
import org.abri.application.session.KeepPasskeys.Creation;
import org.abri.domain.account.PasskeyId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;
import org.abri.web.visit.WebSettings;

/** SEC-2, MFA-1: one's own passkeys: adding one, removing one. Which there are is on the page of the factor. */
@Pages
final class PasskeyPages {
    private final KeepPasskeys passkeys;
    private final Face face;
    private final Cookies cookies;
    private final WebSettings settings;
    private final ProofPage proof;
    private final CodesPage codes;

    PasskeyPages(Abri abri, Face face, Cookies cookies, WebSettings settings, ProofPage proof,
            CodesPage codes) {
        this.passkeys = abri.session().keepPasskeys();
        this.face = face;
        this.cookies = cookies;
        this.settings = settings;
        this.proof = proof;
        this.codes = codes;
    }

    @Get(At.ADD_PASSKEY)
    HttpResponse<byte[]> askAdd(Visitor visitor) {
        return proof.ask(Form.fresh(visitor), FactorQuestion.ADD_PASSKEY);
    }

    @Post(At.ADD_PASSKEY)
    HttpResponse<byte[]> add(HttpRequest<?> request, Form<FactorForm> form) {
        return proof
                .answered(request, form, given -> passkeys.propose(given, form.visitor().person().token()))
                .<HttpResponse<byte[]>> map(proposed -> proposed ? Face.to(At.CREATE_PASSKEY)
                        : face.done(At.FACTOR, "not-passkeys-full"))
                .orElseGet(() -> proof.ask(form, FactorQuestion.ADD_PASSKEY));
    }

    @Get(At.CREATE_PASSKEY)
    HttpResponse<byte[]> askCreate(Visitor visitor) {
        return creating(Form.fresh(visitor));
    }

    @Post(At.CREATE_PASSKEY)
    HttpResponse<byte[]> create(HttpRequest<?> request, Visitor visitor, Form<PasskeyForm> form) {
        var person = visitor.person();
        var creation = PasskeyForm.read(form, settings.originOf(request)).map(made -> Answers.of(
                passkeys.create(person.viewpoint(), made.passkey(), made.name(), person.device())));
        if (creation.isPresent()
                && creation.get() instanceof Creation.Created(var signedIn, var onPaper)) {
            return onPaper.isEmpty()
                    ? cookies.signedIn(face.done(At.FACTOR, "passkey-added"), signedIn)
                    : codes.shownOnce(visitor, signedIn, onPaper);
        }
        creation.ifPresent(refused -> PasskeyForm.refused(form, refused));
        return creating(form);
    }

    /** What is offered no longer is offered anew. */
    private HttpResponse<byte[]> creating(Form<?> form) {
        var person = form.visitor().person();
        var proposed = passkeys.proposed(person.viewpoint(), person.token());
        if (Answers.of(proposed).isEmpty()) { return face.done(At.FACTOR, "not-passkey-proposed"); }
        return face.show(form, proposed,
                (page, typed, proposal) -> Face.DRAW.sessionCreatePasskey(page, typed,
                        PasskeyOptions.toMake(proposal.orElseThrow(), page.say("name"))));
    }

    @Get(At.REMOVE_PASSKEY)
    HttpResponse<byte[]> askRemove(Visitor visitor, PasskeyId passkey) {
        return removing(Form.fresh(visitor), passkey);
    }

    @Post(At.REMOVE_PASSKEY)
    HttpResponse<byte[]> remove(HttpRequest<?> request, PasskeyId passkey, Form<FactorForm> form) {
        return proof
                .answered(request, form,
                        given -> passkeys.remove(given, passkey, form.visitor().person().device()))
                .<HttpResponse<byte[]>> map(signedIn -> cookies
                        .signedIn(face.done(At.FACTOR, "passkey-removed"), signedIn))
                .orElseGet(() -> removing(form, passkey));
    }

    private HttpResponse<byte[]> removing(Form<?> form, PasskeyId passkey) {
        return proof.ask(form, FactorQuestion.REMOVE_PASSKEY, At.removePasskey(passkey));
    }
}
