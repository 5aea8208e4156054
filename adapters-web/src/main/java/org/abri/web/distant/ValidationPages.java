package org.abri.web.distant;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.opening.ValidateOpening.Command;
import org.abri.application.opening.ValidateOpening.Outcome;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/**
 * ACC-7: where the link of the SMS leads. The page is the same for every link, known or not (AUT-5); only with the code does it
 * open anything. What the person needs to sign in is shown as the answer itself: it is kept nowhere and belongs in no address.
 */
@Pages
final class ValidationPages {
    private final Face face;
    private final Entrance entrance;

    ValidationPages(Face face, Entrance entrance) {
        this.face = face;
        this.entrance = entrance;
    }

    @Get(At.VALIDATE)
    HttpResponse<byte[]> form(Visitor visitor, String link) {
        return show(HttpStatus.OK, Form.fresh(visitor), link);
    }

    @Post(At.VALIDATE)
    HttpResponse<byte[]> validate(HttpRequest<?> request, Form<ValidationForm> form, String link) {
        return ValidationForm.readTwice(form, link).map(command -> validated(request, form, command))
                .orElseGet(() -> show(Face.statusOf(form), form, link));
    }

    private HttpResponse<byte[]> validated(HttpRequest<?> request, Form<ValidationForm> form,
            Command command) {
        var link = command.link();
        return switch (entrance.validate(request, command)) {
            case Outcome.Validated(var username, var language, var card, var relay) -> face.show(
                    form.visitor(),
                    page -> Face.DRAW.distantValidated(page.readBy(language), username, card, relay));
            case Outcome.NotRecognised() ->
                    show(HttpStatus.UNAUTHORIZED, form.wrong("", "opening-not-recognised"), link);
            case Outcome.Paused(var until) ->
                    show(HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until), link);
            case Outcome no ->
                    show(HttpStatus.UNPROCESSABLE_ENTITY, ValidationForm.refused(form, no), link);
        };
    }

    private HttpResponse<byte[]> show(HttpStatus status, Form<ValidationForm> form, String link) {
        return face.show(status, form, (page, typed) -> Face.DRAW.distantValidate(page, typed, link));
    }
}
