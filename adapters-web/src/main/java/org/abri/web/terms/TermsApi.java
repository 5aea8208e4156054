package org.abri.web.terms;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.terms.AcceptTerms;
import org.abri.domain.terms.Terms;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** TOS-1, TOS-2: the terms of service, for programs. */
@Api
@Controller(Api.AT)
final class TermsApi {
    @Serdeable.Serializable
    record VersionJson(String version, Instant effectiveFrom, boolean important) {
        static VersionJson of(Terms terms) {
            return new VersionJson(terms.version(), terms.effectiveFrom(), terms.important());
        }
    }

    /** {@code versions} are all of them, past and future ones too. */
    @Serdeable.Serializable
    record TermsJson(VersionJson inForce, List<VersionJson> versions) {}

    @Serdeable
    record AcceptanceJson(@Nullable String version) {}

    private final Abri abri;

    TermsApi(Abri abri) {
        this.abri = abri;
    }

    @Get("/terms")
    TermsJson readTerms() {
        return new TermsJson(VersionJson.of(abri.terms().readTerms().inForce()),
                abri.terms().readTerms().versions().stream().map(VersionJson::of).toList());
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = AcceptanceJson.class)))
    @Status(HttpStatus.CREATED)
    @Post("/me/acceptances")
    AcceptanceJson acceptTerms(@Found Visitor visitor, @Found Form<AcceptanceJson> form) {
        return switch (Answers
                .of(abri.terms().acceptTerms().accept(visitor.viewpoint(), form.text("version")))) {
            case AcceptTerms.Outcome.Accepted(var version) ->
                    new AcceptanceJson(version);
            case AcceptTerms.Outcome.NotTheVersionInForce() ->
                    throw new ProblemException(HttpStatus.CONFLICT, "not-the-version-in-force",
                            "Another version of the terms is in force.");
        };
    }

    /** {@code toTell}: the version in force, when an important change came since what somebody accepted. */
    @Serdeable.Serializable
    record OwnTermsJson(@Nullable String toTell) {}

    /** Whoever is told of the change and goes on, accepts. */
    @Get("/me/terms")
    OwnTermsJson seeOwnTerms(@Found Visitor visitor) {
        return new OwnTermsJson(abri.terms().tellTerms().toTell(visitor.person().account())
                .map(Terms::version).orElse(null));
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = PublishForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/terms")
    AcceptanceJson publishTerms(@Found Visitor visitor, @Found Form<PublishForm> form) {
        var unused = visitor.person();
        var command = PublishForm.read(form)
                .orElseThrow(() -> form.problemFor(abri.terms().publishTerms().see(visitor.viewpoint())));
        return switch (Answers.of(abri.terms().publishTerms().publish(command))) {
            case PUBLISHED -> new AcceptanceJson(command.day().toString());
            case TOO_SOON -> throw new ProblemException(HttpStatus.CONFLICT, "too-soon",
                    "A whole day must lie between, in which it can be read.");
            case TAKEN -> throw new ProblemException(HttpStatus.CONFLICT, "day-taken",
                    "A version takes effect that day already.");
        };
    }
}
