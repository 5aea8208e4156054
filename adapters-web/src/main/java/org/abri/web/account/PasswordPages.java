package org.abri.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.account.ChoosePassword;
import org.abri.domain.account.Standing;
import org.abri.domain.text.Flaw;
import org.abri.web.access.Answers;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.session.Cookies;
import org.abri.web.session.Form;
import org.abri.web.session.Visitor;

/** AUT-6: choosing one's password, at the first sign-in or later. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PasswordPages {
    private final Abri abri;
    private final Face face;
    private final Cookies cookies;

    PasswordPages(Abri abri, Face face, Cookies cookies) {
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
    }

    @Get("/password")
    HttpResponse<?> form(HttpRequest<?> request) {
        var page = face.page(request);
        return show(request, page, page.fresh(Map.of()));
    }

    @Post("/password")
    HttpResponse<?> choose(HttpRequest<?> request, Form form) {
        form.only("current", "chosen", "chosen-again");
        face.mustBeSignedIn(request, form);
        var person = Visitor.of(request).person();
        var page = face.page(request);
        var typed = page.typed(form);
        if (!form.text("chosen").equals(form.text("chosen-again"))) {
            typed.wrong("chosen-again", page.say("password.not-same"));
            return show(request, page, typed);
        }
        var command = new ChoosePassword.Command(person.viewpoint(), person.account(),
                form.optional("current"), form.text("chosen"));
        return switch (abri.choosePassword().choose(command)) {
            case ChoosePassword.Outcome.Chosen(var signedIn) ->
                    cookies.signedIn(Face.done("/home", "password"), signedIn);
            case ChoosePassword.Outcome.WrongCurrent() -> show(request, page, form.text("current").isEmpty()
                    ? typed.wrong("current", Flaw.MISSING)
                    : typed.wrong("current", page.say("password.wrong-current")));
            case ChoosePassword.Outcome.PasswordRefused(var flaw) ->
                    show(request, page, typed.wrong("chosen", flaw));
            case ChoosePassword.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private HttpResponse<?> show(HttpRequest<?> request, Page page, Typed typed) {
        var first = Visitor.of(request).person().standing() == Standing.PASSWORD_TO_CHOOSE;
        return face.show(typed, face.templates().accountPassword(page, typed, first));
    }
}
