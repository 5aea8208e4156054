package org.abri.web.terms;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.terms.AcceptTerms;
import org.abri.domain.terms.Terms;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** TOS-1, TOS-2: the terms of service, for programs. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TermsApi {
    @Serdeable.Serializable
    record VersionJson(String version, Instant effectiveFrom) {
        static VersionJson of(Terms terms) {
            return new VersionJson(terms.version(), terms.effectiveFrom());
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
    TermsJson read() {
        return new TermsJson(VersionJson.of(abri.readTerms().inForce()),
                abri.readTerms().versions().stream().map(VersionJson::of).toList());
    }

    @Post("/me/acceptances")
    HttpResponse<AcceptanceJson> accept(Visitor visitor, @Body AcceptanceJson given) {
        var person = visitor.person();
        return switch (abri.acceptTerms().accept(person.viewpoint(), person.account(),
                Answers.typed(given.version()))) {
            case AcceptTerms.Outcome.Accepted(var version) ->
                    HttpResponse.created(new AcceptanceJson(version));
            case AcceptTerms.Outcome.NotTheVersionInForce() ->
                    throw new ProblemException(HttpStatus.CONFLICT, "not-the-version-in-force",
                            "Another version of the terms is in force.");
            case AcceptTerms.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }
}
