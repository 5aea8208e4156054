package org.abri.web.session;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.session.ChoosePassword;
import org.abri.domain.access.Action;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** SEC-1: choosing another password. */
@Pages
final class PasswordPages {
    private final Abri abri;
    private final Face face;
    private final Cookies cookies;

    PasswordPages(Abri abri, Face face, Cookies cookies) {
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
    }

    @Get(At.PASSWORD)
    HttpResponse<byte[]> form(Visitor visitor) {
        return show(Form.fresh(visitor));
    }

    @Post(At.PASSWORD)
    HttpResponse<byte[]> choose(Visitor visitor, Form<PasswordForm> form) {
        visitor.person();
        return PasswordForm.readTwice(form).map(command -> chosen(form, command)).orElseGet(() -> show(form));
    }

    private HttpResponse<byte[]> chosen(Form<PasswordForm> form, ChoosePassword.Command command) {
        var outcome = Answers.of(abri.session().choosePassword().choose(command));
        if (outcome instanceof ChoosePassword.Outcome.Chosen(var signedIn)) {
            return cookies.signedIn(face.done(At.HOME, "password"), signedIn);
        }
        PasswordForm.refused(form, outcome);
        return show(form);
    }

    private HttpResponse<byte[]> show(Form<PasswordForm> form) {
        var person = form.visitor().person();
        return face.show(form,
                abri.access().seePlace().at(person.viewpoint(), new About.Nothing(), Action.CHOOSE_PASSWORD),
                (page, typed, look) -> Face.DRAW.sessionPassword(page, typed));
    }
}
