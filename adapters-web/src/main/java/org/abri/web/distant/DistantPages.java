package org.abri.web.distant;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.opening.OpenAtADistance.Outcome;
import org.abri.application.opening.OpenAtADistance;
import org.abri.domain.access.Action;
import org.abri.domain.opening.OpeningId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;

/** ACC-7: staff open the vault of somebody who is not there, and see whether it was validated. */
@Pages
final class DistantPages {
    private static final int A_PAGE = 20;

    private final OpenAtADistance opening;
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    DistantPages(Abri abri, Face face, InstantSource clock) {
        opening = abri.opening().openAtADistance();
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    @Get(At.OPENINGS)
    HttpResponse<byte[]> all(Desk desk, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(desk.visitor(), opening.see(desk.by(), desk.relay(), part),
                (page, openings) -> Face.DRAW.distantAll(page, desk.at(), openings,
                        part.after().isEmpty()));
    }

    @Get(At.OPEN_AT_A_DISTANCE)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.fresh(desk.visitor(), Map.of("language", desk.visitor().language().tag())),
                false);
    }

    private HttpResponse<byte[]> form(Desk desk, Form<DistantForm> form, boolean homonym) {
        return face.show(form, abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.OPEN_AT_A_DISTANCE),
                (page, typed, look) -> Face.DRAW.distantOpen(page, typed, desk.at(), homonym));
    }

    @Post(At.OPEN_AT_A_DISTANCE)
    HttpResponse<byte[]> open(Desk desk, Form<DistantForm> form) {
        return DistantForm.read(desk, form, clock.instant()).map(command -> opened(desk, form, command))
                .orElseGet(() -> form(desk, form, !form.text("homonymReason").isBlank()));
    }

    private HttpResponse<byte[]> opened(Desk desk, Form<DistantForm> form, OpenAtADistance.Command command) {
        return switch (Answers.of(opening.open(command))) {
            case Outcome.MayHaveAnAccount() -> form(desk, form, true);
            case Outcome outcome -> said(desk, outcome);
        };
    }

    @Post(At.SEND_OPENING)
    HttpResponse<byte[]> sendAgain(Desk desk, OpeningId opened, Form<NoFields> form) {
        return said(desk, Answers.of(opening.sendAgain(desk.by(), desk.relay(), opened)));
    }

    private HttpResponse<byte[]> said(Desk desk, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> face.done(desk.at().openings(), "opening-sent");
            case Outcome.NothingWaits() -> face.done(desk.at().openings(), "not-opening-waits");
            case Outcome.SentTooMuch() -> face.done(desk.at().openings(), "not-sms-again");
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
            case Outcome.MayHaveAnAccount() ->
                    throw new IllegalStateException("sent again, nobody is opened");
        };
    }
}
