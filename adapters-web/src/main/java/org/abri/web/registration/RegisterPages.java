package org.abri.web.registration;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.registration.Register;
import org.abri.application.registration.Register.Look;
import org.abri.application.registration.Register.Outcome;
import org.abri.application.registration.Register.PaperOutcome;
import org.abri.application.registration.Register.HowItStands;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.Registration.State;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.budget.Sender;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.vault.Upload;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;
import java.util.Optional;

/**
 * REL-1: an entity applies, from no account: a form, then a reference shown once, with which it adds documents and looks how it
 * stands. What a reference leads to is the answer itself: no address holds one.
 */
@Pages
final class RegisterPages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    RegisterPages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    private Register register() {
        return abri.registration().register();
    }

    @Get(At.REGISTER)
    HttpResponse<byte[]> form(Visitor visitor) {
        return form(HttpStatus.OK, Form.fresh(visitor));
    }

    @Post(At.REGISTER)
    HttpResponse<byte[]> send(HttpRequest<?> request, Form<RegistrationForm> form) {
        return RegistrationForm.read(Sender.of(request), form).map(register()::send)
                .map(outcome -> switch (outcome) {
                    case Outcome.Sent(var reference) -> shown(HttpStatus.CREATED, Form.fresh(form.visitor()),
                            reference, new HowItStands(State.WAITING, clock.instant(), Optional.empty(), 0),
                            true);
                    case Outcome.Full() ->
                            form(HttpStatus.SERVICE_UNAVAILABLE, form.wrong("", "registrations-full"));
                    case Outcome.Paused(var until) -> throw paused(until);
                }).orElseGet(() -> form(Face.statusOf(form), form));
    }

    private HttpResponse<byte[]> form(HttpStatus status, Form<RegistrationForm> form) {
        return face.show(status, form, Face.DRAW::registrationForm);
    }

    private ProblemException paused(Instant until) {
        return ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
    }

    @Get(At.REGISTERED)
    HttpResponse<byte[]> ask(Visitor visitor) {
        return ask(HttpStatus.OK, Form.fresh(visitor));
    }

    @Post(At.REGISTERED)
    HttpResponse<byte[]> look(HttpRequest<?> request, Form<ReferenceForm> form) {
        var reference = ReferenceForm.read(form);
        if (reference.isEmpty()) { return ask(Face.statusOf(form), form); }
        return switch (register().look(Sender.of(request), reference.get())) {
            case Look.Seen(var standing) ->
                    shown(HttpStatus.OK, Form.fresh(form.visitor()), reference.get(), standing, false);
            case Look.Nowhere() -> nowhere(form);
            case Look.Paused(var until) -> throw paused(until);
        };
    }

    private HttpResponse<byte[]> ask(HttpStatus status, Form<?> form) {
        return face.show(status, form,
                (page, typed) -> Face.DRAW.registrationAsk(page.at(At.REGISTERED), typed));
    }

    private HttpResponse<byte[]> nowhere(Form<?> form) {
        return ask(HttpStatus.UNPROCESSABLE_ENTITY, form.wrong("reference", "leads-nowhere"));
    }

    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Post(At.REGISTRATION_PAPERS)
    HttpResponse<byte[]> addPaper(HttpRequest<?> request, Upload<SupportingPaperForm> upload)
            throws IOException {
        try (upload) {
            var sender = Sender.of(request);
            var form = upload.form();
            var outcome = SupportingPaperForm.add(register(), sender, upload);
            if (outcome.isEmpty()) { return again(sender, form); }
            return switch (outcome.get()) {
                case PaperOutcome.Added(var standing) -> shown(HttpStatus.OK, Form.fresh(form.visitor()),
                        Reference.typed(form.text("reference")), standing, false);
                case PaperOutcome.NotTaken(var why) ->
                        again(sender, form.wrong(Upload.FILE, Answers.code(why)));
                case PaperOutcome.TooMany() -> again(sender, form.wrong(Upload.FILE, "enough-papers"));
                case PaperOutcome.Full() -> again(sender, form.wrong(Upload.FILE, "registrations-full"));
                case PaperOutcome.Nowhere() -> nowhere(form);
                case PaperOutcome.Paused(var until) -> throw paused(until);
            };
        }
    }

    /** What is wrong with the file, where another can be chosen; what is wrong with the reference, where one is asked for. */
    private HttpResponse<byte[]> again(Optional<String> sender, Form<SupportingPaperForm> form) {
        if (form.wrongs().stream().anyMatch(wrong -> wrong.field().equals("reference"))) {
            return ask(Face.statusOf(form), form);
        }
        var reference = Reference.typed(form.text("reference"));
        return switch (register().look(sender, reference)) {
            case Look.Seen(var standing) -> shown(Face.statusOf(form), form, reference, standing, false);
            case Look.Nowhere() -> nowhere(form);
            case Look.Paused(var until) -> throw paused(until);
        };
    }

    private HttpResponse<byte[]> shown(HttpStatus status, Form<?> form, Reference reference,
            HowItStands standing, boolean first) {
        return face.show(status, form, (page, typed) -> Face.DRAW.registrationStanding(
                page.at(At.REGISTERED), typed, reference, standing, first));
    }
}
