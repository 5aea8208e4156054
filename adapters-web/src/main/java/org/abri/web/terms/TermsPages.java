package org.abri.web.terms;

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
import org.abri.application.terms.AcceptTerms;
import org.abri.domain.account.Standing;
import org.abri.domain.terms.Terms;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Text;
import org.abri.web.face.Texts;
import org.abri.web.face.Typed;
import org.abri.web.session.Form;
import org.abri.web.session.Visitor;

/** TOS-1, TOS-2: the terms: anyone reads them, all versions; at the first sign-in one accepts them. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TermsPages {
    private final Abri abri;
    private final Face face;
    private final Texts texts;

    TermsPages(Abri abri, Face face, Texts texts) {
        this.abri = abri;
        this.face = face;
        this.texts = texts;
    }

    @Get("/terms")
    HttpResponse<?> inForce(HttpRequest<?> request) {
        return show(request, abri.readTerms().inForce());
    }

    @Get("/terms/{version}")
    HttpResponse<?> version(HttpRequest<?> request, String version) {
        return show(request,
                abri.readTerms().versions().stream().filter(terms -> terms.version().equals(version))
                        .findFirst()
                        .orElseThrow(ProblemException::notFound));
    }

    private HttpResponse<?> show(HttpRequest<?> request, Terms terms) {
        var page = face.page(request);
        var others = abri.readTerms().versions().stream().filter(other -> !other.equals(terms)).toList();
        return face.show(face.templates().termsTerms(page, terms, text(page, terms), others));
    }

    private Text text(Page page, Terms terms) {
        return texts.named("terms/" + terms.version(), page.words()).orElseThrow(ProblemException::notFound);
    }

    @Get("/accept-terms")
    HttpResponse<?> form(HttpRequest<?> request) {
        if (Visitor.of(request).person().standing() != Standing.TERMS_TO_ACCEPT) { return Face.to("/home"); }
        var page = face.page(request);
        return show(page, page.fresh(Map.of()));
    }

    @Post("/accept-terms")
    HttpResponse<?> accept(HttpRequest<?> request, Form form) {
        form.only("version", "accepted");
        face.mustBeSignedIn(request, form);
        var person = Visitor.of(request).person();
        var page = face.page(request);
        if (!form.ticked("accepted")) {
            return show(page, page.typed(form).wrong("accepted", page.say("accept-terms.untick")));
        }
        return switch (abri.acceptTerms().accept(person.viewpoint(), person.account(),
                form.text("version"))) {
            case AcceptTerms.Outcome.Accepted accepted -> Face.to("/home");
            case AcceptTerms.Outcome.NotTheVersionInForce newer ->
                    show(page, page.fresh(Map.of()).wrong("accepted", page.say("accept-terms.newer")));
            case AcceptTerms.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private HttpResponse<?> show(Page page, Typed typed) {
        var terms = abri.readTerms().inForce();
        return face.show(typed, face.templates().termsAccept(page, typed, terms, text(page, terms)));
    }
}
