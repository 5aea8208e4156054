package org.abri.web.leaving;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.leaving.LoseFactor.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** REC-2: staff say that somebody lost their second factor; that of a colleague is asked about on a page of the team. */
@Pages
final class LoseFactorPages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    LoseFactorPages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    @Get(At.LOSE_PERSON_FACTOR)
    HttpResponse<byte[]> askPerson(Shelf shelf) {
        return face.show(shelf.visitor(), abri.access().seePlace().at(shelf.by(),
                new About.OfVault(shelf.vault()), Action.START_RECOVERY),
                (page, look) -> Face.DRAW.leavingLoseFactor(page, shelf.at()));
    }

    @Post(At.LOSE_PERSON_FACTOR)
    HttpResponse<byte[]> ofPerson(Shelf shelf, Form<NoFields> form) {
        return said(shelf.at().all(),
                Answers.of(abri.leaving().loseFactor().ofPerson(shelf.by(), shelf.vault())));
    }

    @Post(At.LOSE_STAFF_FACTOR)
    HttpResponse<byte[]> ofStaff(Desk desk, AccountId account, Form<NoFields> form) {
        return said(desk.at().team(),
                Answers.of(abri.leaving().loseFactor().ofStaff(desk.by(), desk.relay(), account)));
    }

    private HttpResponse<byte[]> said(String next, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Lost(var lifted) -> face.done(next, "factor-lost");
            case Outcome.NoFactor() -> face.done(next, "not-factor-set");
            case Outcome.ForSomebodyElse() -> face.done(next, "not-for-you-to-lose");
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }
}
