package org.abri.web.face;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.domain.account.Language;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** What everybody can read: the presentation, the help, the privacy page; and the choice of a language. */
@Pages
final class WelcomePages {

    /** {@code back} is the page on which the language was chosen. */
    @Introspected
    record LanguageForm(@Nullable String language, @Nullable String back) {}

    private final Face face;
    private final Texts texts;
    private final Cookies cookies;

    WelcomePages(Face face, Texts texts, Cookies cookies) {
        this.face = face;
        this.texts = texts;
        this.cookies = cookies;
    }

    @Get(At.START)
    HttpResponse<byte[]> welcome(Visitor visitor) {
        return visitor.signedIn().isPresent() ? Face.to(At.HOME) : face.show(visitor, Face.DRAW::faceWelcome);
    }

    @Get(At.HELP)
    HttpResponse<byte[]> help(Visitor visitor) {
        return face.show(visitor, page -> Face.DRAW.faceHelp(page, text("texts/help", page)));
    }

    /** PRI-5. */
    @Get(At.PRIVACY)
    HttpResponse<byte[]> privacy(Visitor visitor) {
        return face.show(visitor, page -> Face.DRAW.faceReading(page, text("texts/privacy", page)));
    }

    private Text text(String name, Page page) {
        return texts.named(name, page.words()).orElseThrow(ProblemException::notFound);
    }

    @Post(At.LANGUAGE)
    HttpResponse<byte[]> language(Form<LanguageForm> form) {
        var language = form.read("language", Language::new).filter(Words::exist)
                .orElseThrow(ProblemException::notFound);
        var back = form.text("back");
        return cookies.speaking(Face.to(At.ownOr(back, At.START)), language);
    }
}
