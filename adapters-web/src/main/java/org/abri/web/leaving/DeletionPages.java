package org.abri.web.leaving;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** END-1, END-2: a person deletes their account, knowing what goes. */
@Pages
final class DeletionPages {
    private final Abri abri;
    private final Face face;
    private final Cookies cookies;

    DeletionPages(Abri abri, Face face, Cookies cookies) {
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
    }

    @Get(At.DELETE_ACCOUNT)
    HttpResponse<byte[]> ask(Visitor visitor) {
        return show(Form.fresh(visitor));
    }

    /** From then on this browser is nobody's. */
    @Post(At.DELETE_ACCOUNT)
    HttpResponse<byte[]> delete(Visitor visitor, Form<DeletionForm> form) {
        visitor.person();
        var command = DeletionForm.read(form);
        if (command.isEmpty()) { return show(form); }
        return switch (Answers.of(abri.leaving().deleteAccount().delete(command.get()))) {
            case DELETED -> cookies.signedOut(face.done(At.START, "account-deleted"));
            case WRONG_PASSWORD -> show(form.wrong("current", "wrong"));
        };
    }

    private HttpResponse<byte[]> show(Form<DeletionForm> form) {
        return face.show(form, abri.leaving().deleteAccount().see(form.visitor().viewpoint()),
                (page, typed, papers) -> Face.DRAW.leavingDelete(page, typed, papers));
    }
}
