package org.abri.web.terms;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** TOS-2, TOS-3: operators publish a version of the terms. */
@Pages
final class PublishPages {
    private final Abri abri;
    private final Face face;

    PublishPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.OPERATOR_TERMS)
    HttpResponse<byte[]> form(Visitor visitor) {
        return show(Form.fresh(visitor));
    }

    @Post(At.OPERATOR_TERMS)
    HttpResponse<byte[]> publish(Visitor visitor, Form<PublishForm> form) {
        var unused = visitor.person();
        var command = PublishForm.read(form);
        if (command.isEmpty()) { return show(form); }
        return switch (Answers.of(abri.terms().publishTerms().publish(command.get()))) {
            case PUBLISHED -> face.done(At.OPERATOR_TERMS, "terms-published");
            case TOO_SOON -> show(form.wrong("day", "too-soon"));
            case TAKEN -> show(form.wrong("day", "day-taken"));
        };
    }

    private HttpResponse<byte[]> show(Form<PublishForm> form) {
        return face.show(form, abri.terms().publishTerms().see(form.visitor().viewpoint()),
                Face.DRAW::termsPublish);
    }
}
