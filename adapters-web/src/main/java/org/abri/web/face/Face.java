package org.abri.web.face;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.abri.application.session.SignedIn;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Standing;
import org.abri.domain.vault.VaultId;
import org.abri.web.access.Answers;
import org.abri.web.demo.DemoGuide;
import org.abri.web.pages.StaticTemplates;
import org.abri.web.pages.Templates;
import org.abri.web.session.Form;
import org.abri.web.session.FormWithoutSession;
import org.abri.web.session.Visitor;
import org.abri.web.session.WebSettings;

/** Draws pages: begins each with what all have in common, and turns it into an answer. */
@Singleton
public final class Face {
    /** The page of somebody who looks at their own vault. */
    public record Owner(Page page, Viewpoint.Beneficiary by) {
        public VaultId vault() {
            return by.vault();
        }
    }

    private static final List<Tab> OF_BENEFICIARY =
            List.of(new Tab("papers", "/papers", "paper"), new Tab("my-relays", "/my-relays", "relay"),
                    new Tab("who-saw", "/who-saw", "eye"));
    private static final List<Tab> OF_STAFF = List.of(new Tab("workplaces", "/relays", "relay"));
    private static final List<Tab> OF_OPERATOR = List.of(new Tab("relays", "/operator/relays", "relay"));

    private final Templates templates = new StaticTemplates();
    private final ZoneId zone;
    private final Page.Setting setting;

    public Face(WebSettings settings, BeanProvider<DemoGuide> demo, Optional<InstantSource> clock,
            @Value("${abri.zone:Europe/Paris}") String zone) {
        this.zone = ZoneId.of(zone);
        this.setting = new Page.Setting(Assets.addresses(),
                settings.available().stream().filter(Words::exist).map(Words::of).toList(),
                demo.isPresent(), clock.orElseGet(InstantSource::system));
    }

    public Templates templates() {
        return templates;
    }

    /** A page for whoever looks. */
    public Page page(HttpRequest<?> request) {
        var done = request.getMethod().permitsRequestBody() ? Optional.<String> empty()
                : request.getParameters().getFirst("done");
        return page(Visitor.of(request), request.getPath(), done);
    }

    /** A page for that visitor, wherever it is shown. */
    public Page page(Visitor visitor, String path, Optional<String> done) {
        var words = Words.of(visitor.language());
        return new Page(setting, words, visitor, path, zone, tabs(visitor), "",
                done.filter(what -> words.know("done." + what)));
    }

    private static List<Tab> tabs(Visitor visitor) {
        return visitor.signedIn().filter(person -> person.standing() == Standing.READY)
                .map(person -> switch (person.kind()) {
                    case BENEFICIARY -> OF_BENEFICIARY;
                    case STAFF -> OF_STAFF;
                    case OPERATOR -> OF_OPERATOR;
                }).orElse(List.of());
    }

    /** Whoever is signed in and has done what they must do first (AUT-6, TOS-1). */
    public SignedIn ready(HttpRequest<?> request) {
        var person = Visitor.of(request).person();
        return switch (person.standing()) {
            case READY -> person;
            case PASSWORD_TO_CHOOSE ->
                    throw refused(Refusal.NOTHING_IS_REACHABLE_BEFORE_A_PASSWORD_OF_ONES_OWN);
            case TERMS_TO_ACCEPT -> throw refused(Refusal.NOTHING_IS_REACHABLE_BEFORE_THE_TERMS_ARE_ACCEPTED);
        };
    }

    /** Throws {@link FormWithoutSession} when the session ended while a form was filled in: what was typed is not lost. */
    public void mustBeSignedIn(HttpRequest<?> request, Form form) {
        if (Visitor.of(request).signedIn().isEmpty()) { throw new FormWithoutSession(form.fields()); }
    }

    /** The owner of a vault, who looks at it. ACC-10: nobody else comes this way. */
    public Owner owner(HttpRequest<?> request) {
        if (ready(request).viewpoint() instanceof Viewpoint.Beneficiary by) {
            return new Owner(page(request).under("papers"), by);
        }
        throw refused(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    /** As {@link #owner(HttpRequest)}, with a form. */
    public Owner owner(HttpRequest<?> request, Form form) {
        mustBeSignedIn(request, form);
        return owner(request);
    }

    /** An operator. */
    public Page operator(HttpRequest<?> request) {
        if (ready(request).viewpoint() instanceof Viewpoint.Operator) {
            return page(request).under("relays");
        }
        throw refused(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    private static RuntimeException refused(Refusal refusal) {
        return Answers.refused(new Denied(refusal, false));
    }

    public MutableHttpResponse<byte[]> show(JteModel model) {
        return show(HttpStatus.OK, model);
    }

    /** A form with mistakes in it, or without. */
    public MutableHttpResponse<byte[]> show(Typed typed, JteModel model) {
        return show(typed.anyWrong() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK, model);
    }

    public MutableHttpResponse<byte[]> show(HttpStatus status, JteModel model) {
        return HttpResponse.<byte[]> status(status).body(html(model)).header(HttpHeaders.CONTENT_TYPE,
                "text/html; charset=utf-8");
    }

    public static byte[] html(JteModel model) {
        var output = new Utf8ByteOutput();
        model.render(output);
        return output.toByteArray();
    }

    /** After something was done: to a page that says so. */
    public static MutableHttpResponse<byte[]> done(String path, String what) {
        return to(path + "?done=" + what);
    }

    public static MutableHttpResponse<byte[]> to(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }
}
