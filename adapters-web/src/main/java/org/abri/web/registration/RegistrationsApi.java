package org.abri.web.registration;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.registration.KeepRegistrations;
import org.abri.application.registration.Register;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.registration.Siret;
import org.abri.domain.registration.SupportingPaper;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.budget.Sender;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.vault.FileAnswer;
import org.abri.web.vault.Upload;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** REL-1: entities that apply to be relays, for programs: theirs, and those of operators who answer. */
@Api
@Controller(Api.AT)
final class RegistrationsApi {
    private static final String REGISTRATIONS = "/registrations";
    private static final String REGISTRATION = REGISTRATIONS + "/{registration}";

    /** Shown this once. */
    @Serdeable.Serializable
    record SentJson(String reference) {
        @Override
        public String toString() {
            return "SentJson[…]";
        }
    }

    /** {@code state}: {@code WAITING}, {@code ACCEPTED} or {@code REFUSED}; {@code reason} once it is answered. */
    @Serdeable.Serializable
    record StandingJson(String state, Instant since, @Nullable String reason, int papers) {
        static StandingJson of(Register.HowItStands standing) {
            return new StandingJson(standing.state().name(), standing.since(),
                    standing.reason().orElse(null), standing.papers());
        }
    }

    @Serdeable.Serializable
    record LineJson(String registration, String name, String kind, Instant sentAt, String state) {
        static LineJson of(Registration one) {
            return new LineJson(one.id().toString(), one.applicant().name(), one.applicant().kind().name(),
                    one.sentAt(), one.state().name());
        }
    }

    /** {@code next} is what to ask for {@code after}; null when these are the last. */
    @Serdeable.Serializable
    record ListJson(List<LineJson> registrations, @Nullable String next) {}

    @Serdeable.Serializable
    record PaperJson(String paper, String fileName, String type, long size) {
        static PaperJson of(SupportingPaper paper) {
            return new PaperJson(paper.id().toString(), paper.name().value(), paper.type().mediaType(),
                    paper.size());
        }
    }

    /** All that was sent, and what was decided. */
    @Serdeable.Serializable
    record RegistrationJson(String registration, String state, Instant sentAt, @Nullable String reason,
            String name, String kind, @Nullable String siret, String address, NameJson representative,
            NameJson manager, String email, String phone, String why, List<PaperJson> papers) {
        static RegistrationJson of(KeepRegistrations.SeenRegistration seen) {
            var one = seen.registration();
            var by = one.applicant();
            return new RegistrationJson(one.id().toString(), one.state().name(), one.sentAt(),
                    one.decision().map(Registration.Decision::reason).orElse(null), by.name(),
                    by.kind().name(), by.siret().map(Siret::value).orElse(null), by.address(),
                    NameJson.of(by.representative()), NameJson.of(by.manager()), by.email().value(),
                    by.phone().value(), by.why(), seen.papers().stream().map(PaperJson::of).toList());
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    RegistrationsApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    /** From no account. The reference leads to how it stands, and to nothing that was written. */
    @RequestBody(content = @Content(schema = @Schema(implementation = RegistrationForm.class)))
    @Status(HttpStatus.CREATED)
    @Post(REGISTRATIONS)
    SentJson sendRegistration(@Found HttpRequest<?> request, @Found Form<RegistrationForm> form) {
        var command = RegistrationForm.read(Sender.of(request), form).orElseThrow(form::problem);
        return switch (abri.registration().register().send(command)) {
            case Register.Outcome.Sent(var reference) -> new SentJson(reference.shown());
            case Register.Outcome.Full() -> throw full();
            case Register.Outcome.Paused(var until) -> throw paused(until);
        };
    }

    private static ProblemException full() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "registrations-full",
                "As many registrations wait as can be looked through.");
    }

    private ProblemException paused(Instant until) {
        return ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
    }

    /** The reference is in the body, so that no address holds it. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ReferenceForm.class)))
    @Status(HttpStatus.OK)
    @Post(REGISTRATIONS + "/state")
    StandingJson askRegistration(@Found HttpRequest<?> request, @Found Form<ReferenceForm> form) {
        var reference = ReferenceForm.read(form).orElseThrow(form::problem);
        return switch (abri.registration().register().look(Sender.of(request), reference)) {
            case Register.Look.Seen(var standing) -> StandingJson.of(standing);
            case Register.Look.Nowhere() -> throw ProblemException.notFound();
            case Register.Look.Paused(var until) -> throw paused(until);
        };
    }

    /** A form with the reference, then the file: {@code reference}, {@code file}. */
    @RequestBody(content = @Content(schema = @Schema(implementation = SupportingPaperForm.class),
            mediaType = MediaType.MULTIPART_FORM_DATA))
    @Status(HttpStatus.CREATED)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Post(REGISTRATIONS + "/papers")
    StandingJson addRegistrationPaper(@Found HttpRequest<?> request,
            @Found Upload<SupportingPaperForm> upload) throws IOException {
        try (upload) {
            var form = upload.form();
            var outcome = SupportingPaperForm
                    .add(abri.registration().register(), Sender.of(request), upload)
                    .orElseThrow(form::problem);
            return switch (outcome) {
                case Register.PaperOutcome.Added(var standing) -> StandingJson.of(standing);
                case Register.PaperOutcome.NotTaken(var why) ->
                        throw form.wrong(Upload.FILE, Answers.code(why)).problem();
                case Register.PaperOutcome.TooMany() -> throw new ProblemException(HttpStatus.CONFLICT,
                        "enough-papers", "There are as many documents as any registration may have.");
                case Register.PaperOutcome.Full() -> throw full();
                case Register.PaperOutcome.Nowhere() -> throw ProblemException.notFound();
                case Register.PaperOutcome.Paused(var until) -> throw paused(until);
            };
        }
    }

    /** Those that wait, or with {@code answered=true} those that were answered; the newest first. */
    @InParts
    @Get(REGISTRATIONS)
    ListJson listRegistrations(@Found Visitor visitor, @Found Listing wanted,
            @Nullable @QueryValue Boolean answered) {
        var listed = Answers.of(abri.registration().keepRegistrations().list(visitor.viewpoint(),
                !Boolean.TRUE.equals(answered), wanted));
        return new ListJson(listed.lines().stream().map(LineJson::of).toList(),
                listed.next().map(Listing.Mark::text).orElse(null));
    }

    @Get(REGISTRATION)
    RegistrationJson seeRegistration(@Found Visitor visitor, RegistrationId registration) {
        return RegistrationJson.of(Answers
                .of(abri.registration().keepRegistrations().see(visitor.viewpoint(), registration)));
    }

    /** The bytes, as received; who read them is recorded. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(REGISTRATION + "/papers/{paper}")
    HttpResponse<byte[]> readRegistrationPaper(@Found Visitor visitor, RegistrationId registration,
            PaperId paper) {
        var read = Answers.of(abri.registration().keepRegistrations().read(visitor.viewpoint(), registration,
                paper));
        return FileAnswer.whole(read.paper().type(), read.paper().name(), read.bytes());
    }

    /** Once, with the reason that the entity reads. */
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post(REGISTRATION + "/decision")
    void decideRegistration(@Found Visitor visitor, RegistrationId registration,
            @Found Form<DecisionForm> form) {
        var desk = abri.registration().keepRegistrations();
        var unused = visitor.person();
        var decided = DecisionForm.read(form)
                .orElseThrow(() -> form.problemFor(desk.see(visitor.viewpoint(), registration)));
        switch (Answers.of(desk.decide(visitor.viewpoint(), registration, decided.accepted(),
                decided.reason()))) {
            case DONE -> {}
            case DECIDED_BEFORE -> throw new ProblemException(HttpStatus.CONFLICT, "decided-before",
                    "It was decided otherwise before.");
        }
    }
}
