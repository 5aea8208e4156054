package org.abri.web.face;

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
import java.util.regex.Pattern;
import org.abri.domain.account.Language;
import org.abri.web.access.ProblemException;
import org.abri.web.session.Cookies;
import org.abri.web.session.Form;

/** What everybody can read: the presentation, the help, the privacy page; and the choice of a language. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WelcomePages {
    private static final Pattern OWN_PATH = Pattern.compile("/(?:[A-Za-z0-9.-]+(?:/[A-Za-z0-9.-]+)*)?");

    private final Face face;
    private final Texts texts;
    private final Cookies cookies;

    WelcomePages(Face face, Texts texts, Cookies cookies) {
        this.face = face;
        this.texts = texts;
        this.cookies = cookies;
    }

    @Get
    HttpResponse<?> welcome(HttpRequest<?> request) {
        var page = face.page(request);
        return page.signedIn() ? Face.to("/home") : face.show(face.templates().faceWelcome(page));
    }

    @Get("/help")
    HttpResponse<?> help(HttpRequest<?> request) {
        return text(request, "texts/help");
    }

    /** PRI-5. */
    @Get("/privacy")
    HttpResponse<?> privacy(HttpRequest<?> request) {
        return text(request, "texts/privacy");
    }

    private HttpResponse<?> text(HttpRequest<?> request, String name) {
        var page = face.page(request);
        return face.show(face.templates().faceReading(page,
                texts.named(name, page.words()).orElseThrow(ProblemException::notFound)));
    }

    @Post("/language")
    HttpResponse<?> language(Form form) {
        form.only("language", "back");
        var language = new Language(form.text("language"));
        if (!Words.exist(language)) { throw ProblemException.notFound(); }
        var back = form.text("back");
        return cookies.speaking(Face.to(OWN_PATH.matcher(back).matches() ? back : "/"), language);
    }
}
