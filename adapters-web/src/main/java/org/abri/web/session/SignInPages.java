package org.abri.web.session;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Standing;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.DemoGuide;
import org.abri.web.face.Face;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.KeptForm;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** SEC-1: signing in and out, also in the middle of a form. */
@Pages
final class SignInPages {
    private final Abri abri;
    private final Face face;
    private final Cookies cookies;
    private final BeanProvider<DemoGuide> demo;
    private final Entrance entrance;
    private final Devices devices;
    private final ShowFactorPages showFactor;

    SignInPages(Abri abri, Face face, Cookies cookies, BeanProvider<DemoGuide> demo, Entrance entrance,
            Devices devices, ShowFactorPages showFactor) {
        this.showFactor = showFactor;
        this.entrance = entrance;
        this.devices = devices;
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
        this.demo = demo;
    }

    @Get(At.SIGN_IN)
    HttpResponse<byte[]> form(Visitor visitor) {
        return visitor.signedIn().isPresent() ? Face.to(At.HOME)
                : page(HttpStatus.OK, Form.fresh(visitor), null, Optional.empty());
    }

    @Post(At.SIGN_IN)
    HttpResponse<byte[]> signIn(HttpRequest<?> request, Form<SignInForm> form) {
        var command = SignInForm.read(form);
        if (command.isEmpty()) { return page(Face.statusOf(form), form, null, form.kept()); }
        return switch (entrance.signIn(request, command.get())) {
            case SignIn.Outcome.Done(var signedIn) -> {
                signOutBefore(abri, form.visitor());
                yield devices.remember(request, cookies.signedIn(arrived(signedIn, form.kept()), signedIn),
                        command.get().username());
            }
            case SignIn.Outcome.FactorToShow(var token) -> cookies.half(
                    form.kept().isEmpty() ? Face.to(At.SIGN_IN_CODE)
                            : showFactor.page(HttpStatus.OK, Form.fresh(form.visitor()), Optional.of(token),
                                    form.kept()),
                    token);
            case SignIn.Outcome.NotRecognised() ->
                    page(HttpStatus.UNAUTHORIZED, form.wrong("", "not-recognised"), null, form.kept());
            case SignIn.Outcome.Paused(var until) ->
                    page(HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until), null, form.kept());
        };
    }

    /** Whoever was signed in on that browser is no longer, once somebody else is. */
    static void signOutBefore(Abri abri, Visitor visitor) {
        visitor.signedIn().ifPresent(before -> abri.session().signOut().signOut(before.token()));
    }

    /** What was typed before goes back with the browser to where it was typed: the same body is sent there again (307). */
    static MutableHttpResponse<byte[]> arrived(SignedIn person, Optional<KeptForm> kept) {
        return kept.filter(form -> person.standing() == Standing.READY && form.isOf(person))
                .map(form -> HttpResponse.<byte[]> temporaryRedirect(URI.create(form.path())))
                .orElseGet(() -> Face.to(At.HOME));
    }

    @Post(At.SIGN_OUT)
    HttpResponse<byte[]> signOut(Form<NoFields> form) {
        form.visitor().signedIn().map(SignedIn::token).ifPresent(abri.session().signOut()::signOut);
        return cookies.signedOut(face.done(At.START, "signed-out"));
    }

    private MutableHttpResponse<byte[]> page(HttpStatus status, Form<?> form, @Nullable String notice,
            Optional<KeptForm> kept) {
        return face.show(status, form, (page, typed) -> Face.DRAW.sessionSignIn(page.at(At.SIGN_IN), typed,
                notice == null ? null : page.say(notice), kept.map(KeptForm::fields).orElse(Map.of()),
                guide()));
    }

    /** SEC-3: the answer to a form whose session is over. */
    MutableHttpResponse<byte[]> instead(HttpRequest<?> request, Optional<KeptForm> kept) {
        return cookies.signedOut(page(HttpStatus.UNAUTHORIZED, Form.fresh(Visitor.of(request)),
                kept.isEmpty() ? "sign-in.not-done" : "sign-in.kept", kept));
    }

    private @Nullable DemoGuide guide() {
        return Optional.of(demo).filter(BeanProvider::isPresent).map(BeanProvider::get).orElse(null);
    }
}
