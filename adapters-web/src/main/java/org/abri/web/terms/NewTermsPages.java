package org.abri.web.terms;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.terms.AcceptTerms;
import org.abri.domain.account.Language;
import org.abri.domain.terms.TermsText;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** TOS-3: that the terms have changed: in short, with the way to all of them; going on is recorded with version and date. */
@Pages
final class NewTermsPages {
    @Introspected
    record GoOnForm(@Nullable String version, @Nullable String back) {}

    private final Abri abri;
    private final Face face;

    NewTermsPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.NEW_TERMS)
    HttpResponse<byte[]> changed(HttpRequest<?> request, Visitor visitor) {
        return show(visitor, At.ownOr(request.getParameters().get("back", String.class, ""), At.HOME));
    }

    @Post(At.NEW_TERMS)
    HttpResponse<byte[]> goOn(Visitor visitor, Form<GoOnForm> form) {
        var back = At.ownOr(form.text("back"), At.HOME);
        return switch (Answers
                .of(abri.terms().acceptTerms().accept(visitor.viewpoint(), form.text("version")))) {
            case AcceptTerms.Outcome.Accepted accepted -> Face.to(back);
            case AcceptTerms.Outcome.NotTheVersionInForce newer -> show(visitor, back);
        };
    }

    private HttpResponse<byte[]> show(Visitor visitor, String back) {
        var terms = abri.terms().tellTerms().toTell(visitor.person().account());
        if (terms.isEmpty()) { return Face.to(back); }
        var version = terms.get().version();
        var read = abri.terms().readTerms();
        return face.show(visitor,
                page -> Face.DRAW.termsChanged(page.at(At.NEW_TERMS).alone(), terms.get(),
                        read.text(version, page.words().language())
                                .or(() -> read.text(version, Language.FRENCH)).map(TermsText::summary)
                                .orElse(""),
                        back));
    }
}
