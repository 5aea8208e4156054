package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.session.ShowFactor;
import org.abri.domain.account.FactorCode;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.KeptForm;
import org.abri.web.visit.Visitor;
import org.abri.web.visit.WebSettings;

/** MFA-1: the second half of a sign-in, also in the middle of a form. */
@Pages
final class ShowFactorPages {
    private final Abri abri;
    private final Face face;
    private final Cookies cookies;
    private final Devices devices;
    private final WebSettings settings;

    ShowFactorPages(Abri abri, Face face, Cookies cookies, Devices devices, WebSettings settings) {
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
        this.devices = devices;
        this.settings = settings;
    }

    @Get(At.SIGN_IN_CODE)
    HttpResponse<byte[]> form(HttpRequest<?> request, Visitor visitor) {
        return cookies.half(request).filter(abri.session().showFactor()::isOpen).isPresent()
                ? page(HttpStatus.OK, Form.fresh(visitor), cookies.half(request), Optional.empty())
                : Face.to(At.SIGN_IN);
    }

    @Post(At.SIGN_IN_CODE)
    HttpResponse<byte[]> show(HttpRequest<?> request, Form<ShowFactorForm> form) {
        var token = cookies.half(request);
        if (token.isEmpty()) { return over(); }
        return ShowFactorForm.read(form, token.get(), settings.originOf(request))
                .map(code -> shown(request, form, token.get(), code))
                .orElseGet(() -> page(Face.statusOf(form), form, token, form.kept()));
    }

    private HttpResponse<byte[]> shown(HttpRequest<?> request, Form<ShowFactorForm> form, String token,
            FactorCode code) {
        return switch (abri.session().showFactor().show(new ShowFactor.Command(token, code))) {
            case ShowFactor.Outcome.Done(var person, var username) -> {
                SignInPages.signOutBefore(abri, form.visitor());
                var response = cookies
                        .halfOver(cookies.signedIn(SignInPages.arrived(person, form.kept()), person));
                yield username.map(known -> devices.remember(request, response, known)).orElse(response);
            }
            case ShowFactor.Outcome.WrongCode() ->
                    page(HttpStatus.UNAUTHORIZED, form.wrong("factorCode", "wrong"), Optional.of(token),
                            form.kept());
            case ShowFactor.Outcome.Over() -> over();
            case ShowFactor.Outcome.Paused(var until) ->
                    page(HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until), Optional.of(token),
                            form.kept());
        };
    }

    private HttpResponse<byte[]> over() {
        return cookies.halfOver(face.done(At.SIGN_IN, "not-in-time"));
    }

    MutableHttpResponse<byte[]> page(HttpStatus status, Form<?> form, Optional<String> token,
            Optional<KeptForm> kept) {
        var asked = token.flatMap(abri.session().showFactor()::passkeyAsked);
        return face.show(status, form, (page, typed) -> Face.DRAW.sessionShowFactor(page.at(At.SIGN_IN_CODE),
                typed, kept.map(KeptForm::fields).orElse(Map.of()),
                asked.map(PasskeyOptions::toShow).orElse(null)));
    }
}
