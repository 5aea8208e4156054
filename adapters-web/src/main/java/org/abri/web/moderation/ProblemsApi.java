package org.abri.web.moderation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
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
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.moderation.KeepProblems;
import org.abri.domain.account.Username;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.abri.web.Api;
import org.abri.web.budget.Sender;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Visitor;

/** MOD-3: malfunctions and fraud, for programs. */
@Api
@Controller(Api.AT)
final class ProblemsApi {
    @Serdeable.Serializable
    record ToldJson(String reference) {}

    /** {@code kind}: MALFUNCTION or FRAUD. */
    @Serdeable.Serializable
    record ToldProblemJson(String problem, String reference, String kind, String words, Instant at,
            @Nullable String reply, @Nullable Instant answeredAt) {
        static ToldProblemJson of(Problem problem) {
            return new ToldProblemJson(problem.id().toString(), problem.id().reference(),
                    problem.kind().name(), problem.words(), problem.at(),
                    problem.reply().map(Problem.Reply::words).orElse(null),
                    problem.reply().map(Problem.Reply::at).orElse(null));
        }
    }

    @Serdeable.Serializable
    record ToldProblemsJson(List<ToldProblemJson> problems, @Nullable String next) {
        static ToldProblemsJson of(Listed<Problem> part) {
            return new ToldProblemsJson(part.lines().stream().map(ToldProblemJson::of).toList(),
                    part.next().map(Listing.Mark::text).orElse(null));
        }
    }

    /** {@code username} of whoever told of it; none when they were not signed in. */
    @Serdeable.Serializable
    record SeenProblemJson(ToldProblemJson told, @Nullable String username) {}

    private final Abri abri;
    private final Telling telling;

    ProblemsApi(Abri abri, Telling telling) {
        this.abri = abri;
        this.telling = telling;
    }

    private KeepProblems desk() {
        return abri.moderation().keepProblems();
    }

    /** By anybody, signed in or not. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ProblemForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/problems")
    ToldJson tellProblem(@Found HttpRequest<?> request, @Found Visitor visitor,
            @Found Form<ProblemForm> form) {
        var said = ProblemForm.read(form).orElseThrow(form::problem);
        return new ToldJson(telling.tell(Sender.of(request), visitor, said).reference());
    }

    @InParts
    @Get("/me/problems")
    ToldProblemsJson listOwnProblems(@Found Visitor visitor, @Found Listing wanted) {
        return ToldProblemsJson
                .of(Answers.of(abri.moderation().tellProblem().own(visitor.viewpoint(), wanted)));
    }

    @InParts
    @Get("/problems")
    ToldProblemsJson listProblems(@Found Visitor visitor, @Found Listing wanted) {
        return ToldProblemsJson.of(Answers.of(desk().list(visitor.viewpoint(), wanted)));
    }

    @Get("/problems/{problem}")
    SeenProblemJson seeProblem(@Found Visitor visitor, ProblemId problem) {
        var seen = Answers.of(desk().see(visitor.viewpoint(), problem));
        return new SeenProblemJson(ToldProblemJson.of(seen.problem()),
                seen.by().map(Username::value).orElse(null));
    }

    /** Which closes it. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ReplyForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/problems/{problem}/reply")
    void answerProblem(@Found Visitor visitor, ProblemId problem, @Found Form<ReplyForm> form) {
        var reply = ReplyForm.read(form)
                .orElseThrow(() -> form.problemFor(desk().see(visitor.viewpoint(), problem)));
        switch (Answers.of(desk().answer(visitor.viewpoint(), problem, reply))) {
            case DONE -> {}
            case NOTHING_TO_DO -> throw new ProblemException(HttpStatus.CONFLICT, "nothing-to-do",
                    "As things stand, nothing is to be done.");
        }
    }
}
