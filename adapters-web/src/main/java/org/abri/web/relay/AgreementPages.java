package org.abri.web.relay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.relay.KeepAgreement;
import org.abri.application.relay.KeepAgreement.Outcome;
import org.abri.domain.relay.Relay;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;

/** REL-2, REL-3: the agreement of a relay, which operators renew, suspend, resume and end. */
@Pages
final class AgreementPages {
    private final Abri abri;
    private final Face face;

    AgreementPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    private KeepAgreement keep() {
        return abri.relay().keepAgreement();
    }

    private Answer<Relay> seen(Desk desk) {
        return keep().see(desk.by(), desk.relay());
    }

    @Get(At.AGREEMENT)
    HttpResponse<byte[]> see(Desk desk) {
        return face.show(desk.visitor(), seen(desk),
                (page, relay) -> Face.DRAW.relayAgreement(page, desk.at(), relay));
    }

    @Get(At.RENEW_AGREEMENT)
    HttpResponse<byte[]> askRenew(Desk desk) {
        var agreement = Answers.of(seen(desk)).agreement();
        return ask(desk, Form.fresh(desk.visitor(), Map.of("from", agreement.lastDay().plusDays(1).toString(),
                "costOfUse", agreement.costOfUse())), AgreementStep.RENEW);
    }

    @Post(At.RENEW_AGREEMENT)
    HttpResponse<byte[]> renew(Desk desk, Form<PeriodForm> form) {
        return PeriodForm.read(form)
                .map(more -> switch (Answers.of(keep().renew(desk.by(), desk.relay(), more))) {
                    case Outcome.Done done -> face.done(desk.at().agreement(), "agreement-renewed");
                    case Outcome.RenewedAlready() ->
                            ask(desk, form.wrong("from", "renewed-already"), AgreementStep.RENEW);
                    case Outcome.NotThatDay(var why) ->
                            ask(desk, form.wrong("from", why.flaw()), AgreementStep.RENEW);
                }).orElseGet(() -> ask(desk, form, AgreementStep.RENEW));
    }

    @Get(At.SUSPEND_AGREEMENT)
    HttpResponse<byte[]> askSuspend(Desk desk) {
        return ask(desk, Form.fresh(desk.visitor()), AgreementStep.SUSPEND);
    }

    @Post(At.SUSPEND_AGREEMENT)
    HttpResponse<byte[]> suspend(Desk desk, Form<SuspensionForm> form) {
        var reason = SuspensionForm.read(form);
        if (reason.isEmpty()) { return ask(desk, form, AgreementStep.SUSPEND); }
        var unused = Answers.of(keep().suspend(desk.by(), desk.relay(), reason.get()));
        return face.done(desk.at().agreement(), "agreement-suspended");
    }

    @Post(At.RESUME_AGREEMENT)
    HttpResponse<byte[]> resume(Desk desk, Form<NoFields> form) {
        var unused = Answers.of(keep().resume(desk.by(), desk.relay()));
        return face.done(desk.at().agreement(), "agreement-resumed");
    }

    @Get(At.END_AGREEMENT)
    HttpResponse<byte[]> askEnd(Desk desk) {
        return ask(desk, Form.fresh(desk.visitor()), AgreementStep.END);
    }

    @Post(At.END_AGREEMENT)
    HttpResponse<byte[]> end(Desk desk, Form<LastDayForm> form) {
        return LastDayForm.read(form)
                .map(last -> switch (Answers.of(keep().end(desk.by(), desk.relay(), last))) {
                    case Outcome.NotThatDay(var why) ->
                            ask(desk, form.wrong("lastDay", why.flaw()), AgreementStep.END);
                    case Outcome.Done done -> ended(desk);
                    case Outcome.RenewedAlready() -> ended(desk);
                }).orElseGet(() -> ask(desk, form, AgreementStep.END));
    }

    private HttpResponse<byte[]> ended(Desk desk) {
        return face.done(desk.at().agreement(), "agreement-ended");
    }

    private HttpResponse<byte[]> ask(Desk desk, Form<?> form, AgreementStep step) {
        return face.show(form, seen(desk),
                (page, typed, relay) -> Face.DRAW.relayAgreementAsk(page, typed, desk.at(), relay, step));
    }
}
