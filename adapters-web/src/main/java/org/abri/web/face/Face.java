package org.abri.web.face;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.web.pages.StaticTemplates;
import org.abri.web.pages.Templates;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;
import org.abri.web.visit.WebSettings;

/** Draws pages: frames each with what its look allows, and turns it into an answer. */
@Singleton
public final class Face {
    /** Draws a form, as far as it is filled in, around what it is about. */
    @FunctionalInterface
    public interface FormModel<T> {
        JteModel of(Page page, Typed typed, T about);
    }

    /** All templates. */
    public static final Templates DRAW = new StaticTemplates();

    private final Page.Setting setting;
    private final Cookies cookies;

    public Face(BeanProvider<Abri> abri, WebSettings settings, Cookies cookies, BeanProvider<DemoGuide> demo,
            Optional<InstantSource> clock, @Value("${abri.zone:Europe/Paris}") String zone) {
        this.cookies = cookies;
        this.setting = new Page.Setting(
                settings.available().stream().filter(Words::exist).map(Words::of).toList(), demo.isPresent(),
                clock.orElseGet(InstantSource::system), ZoneId.of(zone),
                () -> abri.get().maintenance().seeMaintenance().told());
    }

    /** A page about what was asked for. Throws the answer of the rule that refuses it. */
    public <T> HttpResponse<byte[]> show(Visitor visitor, Answer<T> answer,
            BiFunction<Page, T, JteModel> model) {
        return switch (answer) {
            case Answer.Given<T>(var value, var look) ->
                    shown(visitor, HttpStatus.OK, model.apply(Page.of(setting, visitor, look), value));
            case Answer.Refused<T>(var why) -> throw Answers.refused(why);
        };
    }

    /** A page with a form on it, with what is wrong in it or without. Throws the answer of the rule that refuses it. */
    public <T> HttpResponse<byte[]> show(Form<?> form, Answer<T> answer, FormModel<T> model) {
        return switch (answer) {
            case Answer.Given<T>(var value, var look) -> {
                var page = Page.of(setting, form.visitor(), look);
                yield shown(form.visitor(), statusOf(form), model.of(page, new Typed(form, page), value));
            }
            case Answer.Refused<T>(var why) -> throw Answers.refused(why);
        };
    }

    /** A page that anybody may see. */
    public HttpResponse<byte[]> show(Visitor visitor, Function<Page, JteModel> model) {
        return shown(visitor, HttpStatus.OK, model.apply(Page.of(setting, visitor)));
    }

    /** As well, with a form on it. */
    public MutableHttpResponse<byte[]> show(HttpStatus status, Form<?> form,
            BiFunction<Page, Typed, JteModel> model) {
        var page = Page.of(setting, form.visitor());
        return shown(form.visitor(), status, model.apply(page, new Typed(form, page)));
    }

    public static HttpStatus statusOf(Form<?> form) {
        if (form.metAnother()) { return HttpStatus.CONFLICT; }
        return form.anyWrong() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK;
    }

    private MutableHttpResponse<byte[]> shown(Visitor visitor, HttpStatus status, JteModel model) {
        var response = HttpResponse.<byte[]> status(status).body(html(model)).header(HttpHeaders.CONTENT_TYPE,
                "text/html; charset=utf-8");
        if (visitor.changesLanguage()) {
            cookies.speaking(response, visitor.language());
        }
        return visitor.done().isPresent() ? cookies.doneSaid(response) : response;
    }

    /** A page about a problem, which the visitor's last deed has nothing to do with. */
    public byte[] problem(Visitor visitor, Function<Page, JteModel> model) {
        return html(model.apply(apart(visitor)));
    }

    /** For what is no answer of a page: a file that somebody keeps. */
    public Page apart(Visitor visitor) {
        return Page.of(setting, visitor).ofNothingDone();
    }

    public static byte[] html(JteModel model) {
        var output = new Utf8ByteOutput();
        model.render(output);
        return output.toByteArray();
    }

    /** After something was done (post, redirect, get): to a page that says so. */
    public MutableHttpResponse<byte[]> done(String path, String what) {
        return cookies.done(to(path), what);
    }

    public static MutableHttpResponse<byte[]> to(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }
}
