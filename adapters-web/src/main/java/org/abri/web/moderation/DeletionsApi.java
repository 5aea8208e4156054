package org.abri.web.moderation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import org.abri.application.Listing;
import org.abri.application.leaving.DecideDeletion;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.DeletionAsked;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Visitor;

/** END-3, END-4: that the accounts of staff be deleted who ask for it, for programs. */
@Api
@Controller(Api.AT)
final class DeletionsApi {
    /** {@code refusal}: why not, when it was refused. */
    @Serdeable.Serializable
    record AskedJson(boolean ofOperator, String reason, Instant at, @Nullable String refusal) {
        static AskedJson of(DeletionAsked asked) {
            return new AskedJson(asked.ofOperator(), asked.reason(), asked.at(),
                    asked.refused().map(DeletionAsked.Refused::reason).orElse(null));
        }
    }

    @Serdeable.Serializable
    record OwnDeletionJson(@Nullable AskedJson asked, boolean managersMay) {}

    /** {@code name} of a colleague, for managers; {@code username} and {@code relays}, for operators. */
    @Serdeable.Serializable
    record DeletionJson(String account, @Nullable String name, @Nullable String username,
            @Nullable List<String> relays, AskedJson asked) {}

    @Serdeable.Serializable
    record DeletionsJson(List<DeletionJson> deletions, @Nullable String next) {}

    private final Abri abri;

    DeletionsApi(Abri abri) {
        this.abri = abri;
    }

    private DecideDeletion deciding() {
        return abri.leaving().decideDeletion();
    }

    @Get("/me/deletion-request")
    OwnDeletionJson seeOwnDeletionRequest(@Found Visitor visitor) {
        var own = Answers.of(abri.leaving().askDeletion().see(visitor.viewpoint()));
        return new OwnDeletionJson(own.asked().map(AskedJson::of).orElse(null), own.managersMay());
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = AskDeletionForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/me/deletion-request")
    AskedJson requestDeletion(@Found Visitor visitor, @Found Form<AskDeletionForm> form) {
        var unused = visitor.person();
        var command = AskDeletionForm.read(form).orElseThrow(
                () -> form.problemFor(abri.leaving().askDeletion().see(visitor.viewpoint())));
        return AskedJson.of(Answers.of(abri.leaving().askDeletion().ask(command)));
    }

    @Status(HttpStatus.NO_CONTENT)
    @Delete("/me/deletion-request")
    void takeBackDeletionRequest(@Found Visitor visitor) {
        var unused = Answers.of(abri.leaving().askDeletion().takeBack(visitor.viewpoint()));
    }

    @Get("/relays/{relay}/deletion-requests")
    DeletionsJson listDeletionRequestsOfRelay(@Found Desk desk) {
        return new DeletionsJson(Answers.of(deciding().ofRelay(desk.by(), desk.relay())).stream()
                .map(one -> new DeletionJson(one.asked().account().toString(), one.name().full(), null, null,
                        AskedJson.of(one.asked())))
                .toList(), null);
    }

    /** APPROVE, or REFUSE with the reason. */
    @RequestBody(content = @Content(schema = @Schema(implementation = AnswerForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/relays/{relay}/deletion-requests/{account}")
    void answerDeletionRequestOfRelay(@Found Desk desk, AccountId account, @Found Form<AnswerForm> form) {
        var refusal = AnswerForm.read(form)
                .orElseThrow(() -> form.problemFor(deciding().ofRelay(desk.by(), desk.relay())));
        done(Answers.of(deciding().decide(desk.by(), desk.relay(), account, refusal)));
    }

    @InParts
    @Get("/deletion-requests")
    DeletionsJson listDeletionRequests(@Found Visitor visitor, @Found Listing wanted) {
        var found = Answers.of(deciding().ofOperators(visitor.viewpoint(), wanted));
        return new DeletionsJson(found.lines().stream()
                .map(one -> new DeletionJson(one.asked().account().toString(), null, one.username().value(),
                        one.relays(), AskedJson.of(one.asked())))
                .toList(), found.next().map(Listing.Mark::text).orElse(null));
    }

    /** As {@link #answerDeletionRequestOfRelay}. */
    @RequestBody(content = @Content(schema = @Schema(implementation = AnswerForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/deletion-requests/{account}")
    void answerDeletionRequest(@Found Visitor visitor, AccountId account, @Found Form<AnswerForm> form) {
        var refusal = AnswerForm.read(form)
                .orElseThrow(() -> form.problemFor(deciding().see(visitor.viewpoint(), account)));
        done(Answers.of(deciding().decide(visitor.viewpoint(), account, refusal)));
    }

    private static void done(DecideDeletion.Outcome outcome) {
        if (outcome == DecideDeletion.Outcome.LAST_MANAGER) {
            throw new ProblemException(HttpStatus.CONFLICT, "last-manager",
                    "A relay keeps at least one manager while its agreement is in force.");
        }
    }
}
