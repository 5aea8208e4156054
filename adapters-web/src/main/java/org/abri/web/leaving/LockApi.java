package org.abri.web.leaving;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.leaving.LockAccount.Outcome;
import org.abri.domain.account.AccountId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;

/** SEC-8: locking an account at once, for programs. */
@Api
@Controller(Api.AT)
final class LockApi {
    private final Abri abri;
    private final Entrance entrance;
    private final InstantSource clock;

    LockApi(Abri abri, Entrance entrance, InstantSource clock) {
        this.abri = abri;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** SEC-7: what can be nobody's username, and an account that is locked already, are answered like a wrong password. */
    @RequestBody(content = @Content(schema = @Schema(implementation = LockForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/locks")
    void lock(HttpRequest<?> request, @Found Form<LockForm> form) {
        done(entrance.lock(request, LockForm.read(form).orElseThrow(LockApi::notRecognised)));
    }

    /** One's own account; the session that asks ends too. */
    @Status(HttpStatus.NO_CONTENT)
    @Post("/me/lock")
    void lockOwn(@Found Visitor visitor) {
        done(Answers.of(abri.leaving().lockAccount().lockOwn(visitor.viewpoint())));
    }

    /** Because the person asks for it. */
    @Status(HttpStatus.NO_CONTENT)
    @Post("/relays/{relay}/vaults/{vault}/lock")
    void lockPerson(@Found Shelf shelf) {
        done(Answers.of(abri.leaving().lockAccount().lockPerson(shelf.by(), shelf.vault())));
    }

    /** Because the colleague asks for it. */
    @Status(HttpStatus.NO_CONTENT)
    @Post("/relays/{relay}/staff/{account}/lock")
    void lockStaff(@Found Desk desk, AccountId account) {
        done(Answers.of(abri.leaving().lockAccount().lockStaff(desk.by(), desk.relay(), account)));
    }

    private void done(Outcome outcome) {
        switch (outcome) {
            case Outcome.Locked() -> {}
            case Outcome.NotRecognised() -> throw notRecognised();
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        }
    }

    private static ProblemException notRecognised() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "not-recognised",
                "Username and password do not belong together.");
    }
}
