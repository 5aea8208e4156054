package org.abri.web.opening;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.opening.ActivateAccount.Command;
import org.abri.application.opening.ActivateAccount.Outcome;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** AUT-6: choosing a password with the code on a paper, or in an SMS. */
@Pages
final class ActivatePages {
    private final Face face;
    private final Entrance entrance;

    ActivatePages(Face face, Entrance entrance) {
        this.face = face;
        this.entrance = entrance;
    }

    @Get(At.ACTIVATE)
    HttpResponse<byte[]> form(Visitor visitor) {
        return show(HttpStatus.OK, Form.fresh(visitor));
    }

    @Post(At.ACTIVATE)
    HttpResponse<byte[]> choose(HttpRequest<?> request, Form<ActivationForm> form) {
        return ActivationForm.readTwice(form).map(command -> chosen(request, form, command))
                .orElseGet(() -> show(Face.statusOf(form), form));
    }

    private HttpResponse<byte[]> chosen(HttpRequest<?> request, Form<ActivationForm> form, Command command) {
        return switch (entrance.activate(request, command)) {
            case Outcome.Chosen() -> face.done(At.SIGN_IN, "activated");
            case Outcome.Renewed(var why) -> face.show(form.visitor(),
                    page -> Face.DRAW.openingRenewed(page.at(At.SIGN_IN), why));
            case Outcome.NotRecognised() ->
                    show(HttpStatus.UNAUTHORIZED, form.wrong("", "code-not-recognised"));
            case Outcome.PasswordRefused(var flaw) ->
                    show(HttpStatus.UNPROCESSABLE_ENTITY, form.wrong("password", flaw));
            case Outcome.Paused(var until) ->
                    show(HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until));
        };
    }

    private HttpResponse<byte[]> show(HttpStatus status, Form<ActivationForm> form) {
        return face.show(status, form, Face.DRAW::openingActivate);
    }
}
