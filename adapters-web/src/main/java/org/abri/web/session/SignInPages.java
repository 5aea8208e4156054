package org.abri.web.session;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.session.SignIn;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Standing;
import org.abri.domain.account.Username;
import org.abri.domain.text.Flaw;
import org.abri.web.demo.DemoGuide;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.jspecify.annotations.Nullable;

/** SEC-1: signing in and out, also in the middle of a form. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInPages {
    private final Abri abri;
    private final Face face;
    private final Cookies cookies;
    private final KeptForms kept;
    private final BeanProvider<DemoGuide> demo;

    SignInPages(Abri abri, Face face, Cookies cookies, KeptForms kept, BeanProvider<DemoGuide> demo) {
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
        this.kept = kept;
        this.demo = demo;
    }

    @Get("/sign-in")
    HttpResponse<?> form(HttpRequest<?> request) {
        var page = face.page(request);
        if (page.signedIn()) { return Face.to("/home"); }
        return page(HttpStatus.OK, page, page.fresh(Map.of()), notice(request), Map.of());
    }

    private static @Nullable String notice(HttpRequest<?> request) {
        if (request.getParameters().contains("not-saved")) { return "sign-in.upload-lost"; }
        return request.getParameters().contains("over") ? "sign-in.over" : null;
    }

    @Post("/sign-in")
    HttpResponse<?> signIn(HttpRequest<?> request, Form form) {
        form.only(Stream
                .concat(Stream.of("username", "password"),
                        form.fields().keySet().stream().filter(KeptForms::isKept))
                .toArray(String[]::new));
        var page = face.page(request);
        var typed = page.typed(form);
        var keptForm = kept.in(form);
        if (form.text("password").isEmpty()) {
            typed.wrong("password", Flaw.MISSING);
        }
        var username = typed.read("username", () -> Username.typed(form.text("username")));
        if (typed.anyWrong()) { return page(HttpStatus.UNPROCESSABLE_ENTITY, page, typed, null, keptForm); }
        return switch (abri.signIn()
                .signIn(new SignIn.Command(username.orElseThrow(), form.text("password")))) {
            case SignIn.Outcome.Done(var signedIn) -> {
                Visitor.of(request).signedIn().ifPresent(before -> abri.signOut().signOut(before.token()));
                yield cookies.signedIn(arrived(request, signedIn, keptForm), signedIn);
            }
            case SignIn.Outcome.NotRecognised() -> page(HttpStatus.UNAUTHORIZED, page,
                    typed.wrong("", page.say("sign-in.wrong")), null, keptForm);
            case SignIn.Outcome.Paused(var until) -> page(HttpStatus.TOO_MANY_REQUESTS, page,
                    typed.wrong("", page.say("sign-in.paused", page.timeAfter(until))), null, keptForm);
        };
    }

    /** What was typed before goes back to the person who typed it, and to nobody else. */
    private MutableHttpResponse<?> arrived(HttpRequest<?> request, SignedIn signedIn,
            Map<String, String> keptForm) {
        if (signedIn.standing() == Standing.READY && !keptForm.isEmpty()) {
            Visitor.known(signedIn, Visitor.of(request).language(), false).arriveWith(request);
            var given = kept.given(request, keptForm);
            if (given.isPresent()) { return (MutableHttpResponse<?>) given.get(); }
        }
        return Face.to("/home");
    }

    @Post("/sign-out")
    HttpResponse<?> signOut(HttpRequest<?> request, Form form) {
        form.only();
        Visitor.of(request).signedIn().map(SignedIn::token).ifPresent(abri.signOut()::signOut);
        return cookies.signedOut(Face.done("/", "signed-out"));
    }

    private MutableHttpResponse<byte[]> page(HttpStatus status, Page page, Typed typed,
            @Nullable String notice, Map<String, String> keptForm) {
        return face.show(status, face.templates().sessionSignIn(page, typed,
                notice == null ? null : page.say(notice), keptForm, guide()));
    }

    /** SEC-3: the answer to a form whose session is over. */
    MutableHttpResponse<byte[]> instead(HttpRequest<?> request, String notice, Map<String, String> keptForm) {
        var page = face.page(request).at("/sign-in");
        return cookies.signedOut(page(HttpStatus.UNAUTHORIZED, page, page.fresh(Map.of()), notice, keptForm));
    }

    private @Nullable DemoGuide guide() {
        return Optional.of(demo).filter(BeanProvider::isPresent).map(BeanProvider::get).orElse(null);
    }
}
