package org.abri.web.leaving;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.leaving.LoseFactor.Outcome;
import org.abri.domain.account.AccountId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;

/** REC-2: saying that somebody lost their second factor, for programs. */
@Api
@Controller(Api.AT)
final class LoseFactorApi {
    /** From when on the password is enough, unless the factor is used before. */
    @Serdeable.Serializable
    record LossJson(Instant lifted) {}

    private final Abri abri;
    private final InstantSource clock;

    LoseFactorApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    /** Of a person who is there, and asks for it. */
    @Post("/relays/{relay}/vaults/{vault}/factor-loss")
    HttpResponse<LossJson> losePersonsFactor(@Found Shelf shelf) {
        return said(Answers.of(abri.leaving().loseFactor().ofPerson(shelf.by(), shelf.vault())));
    }

    /** Of a colleague who asks for it. */
    @Post("/relays/{relay}/staff/{account}/factor-loss")
    HttpResponse<LossJson> loseStaffsFactor(@Found Desk desk, AccountId account) {
        return said(Answers.of(abri.leaving().loseFactor().ofStaff(desk.by(), desk.relay(), account)));
    }

    private HttpResponse<LossJson> said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Lost(var lifted) -> HttpResponse.ok(new LossJson(lifted));
            case Outcome.NoFactor() ->
                    throw new ProblemException(HttpStatus.CONFLICT, "no-factor",
                            "There is no second factor.");
            case Outcome.ForSomebodyElse() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "not-for-whoever-asks",
                    "Somebody else says it: nobody does of themselves, and operators do of who works at other relays too.");
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }
}
