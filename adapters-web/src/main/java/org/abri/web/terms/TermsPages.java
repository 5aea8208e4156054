package org.abri.web.terms;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.terms.AcceptTerms;
import org.abri.domain.access.Action;
import org.abri.domain.account.Language;
import org.abri.domain.account.Standing;
import org.abri.domain.terms.Terms;
import org.abri.domain.text.Flaw;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Text;
import org.abri.web.face.Texts;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** TOS-1, TOS-2: the terms: anyone reads them, all versions; at the first sign-in one accepts them. */
@Pages
final class TermsPages {
    @Introspected
    record AcceptForm(@Nullable String version, @Nullable Boolean accepted) {}

    private final Abri abri;
    private final Face face;
    private final Texts texts;

    TermsPages(Abri abri, Face face, Texts texts) {
        this.abri = abri;
        this.face = face;
        this.texts = texts;
    }

    @Get(At.TERMS)
    HttpResponse<byte[]> inForce(Visitor visitor) {
        return show(visitor, abri.terms().readTerms().inForce());
    }

    @Get(At.TERMS_VERSION)
    HttpResponse<byte[]> version(Visitor visitor, @PathVariable String version) {
        return show(visitor, abri.terms().readTerms().versions().stream()
                .filter(terms -> terms.version().equals(version)).findFirst()
                .orElseThrow(ProblemException::notFound));
    }

    private HttpResponse<byte[]> show(Visitor visitor, Terms terms) {
        var others =
                abri.terms().readTerms().versions().stream().filter(other -> !other.equals(terms)).toList();
        return face.show(visitor, page -> Face.DRAW.termsTerms(page, terms, text(page, terms), others));
    }

    private Text text(Page page, Terms terms) {
        var read = abri.terms().readTerms();
        return read.text(terms.version(), page.words().language())
                .or(() -> read.text(terms.version(), Language.FRENCH))
                .map(published -> texts.written(published.text()))
                .or(() -> texts.named("terms/" + terms.version(), page.words()))
                .orElseThrow(ProblemException::notFound);
    }

    @Get(At.ACCEPT_TERMS)
    HttpResponse<byte[]> form(Visitor visitor) {
        return visitor.person().standing() == Standing.TERMS_TO_ACCEPT ? show(Form.fresh(visitor))
                : Face.to(At.HOME);
    }

    @Post(At.ACCEPT_TERMS)
    HttpResponse<byte[]> accept(Visitor visitor, Form<AcceptForm> form) {
        var by = visitor.viewpoint();
        if (!form.ticked("accepted")) { return show(form.wrong("accepted", Flaw.MISSING)); }
        return switch (Answers.of(abri.terms().acceptTerms().accept(by, form.text("version")))) {
            case AcceptTerms.Outcome.Accepted accepted -> Face.to(At.HOME);
            case AcceptTerms.Outcome.NotTheVersionInForce newer ->
                    show(form.wrong("accepted", "not-the-version-in-force"));
        };
    }

    private HttpResponse<byte[]> show(Form<AcceptForm> form) {
        var terms = abri.terms().readTerms().inForce();
        return face.show(form,
                abri.access().seePlace().at(form.visitor().viewpoint(), new About.Nothing(),
                        Action.ACCEPT_TERMS),
                (page, typed, look) -> Face.DRAW.termsAccept(page, typed, terms, text(page, terms)));
    }
}
