package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.affiliation.AffiliatePerson.Asked;
import org.abri.application.affiliation.AffiliatePerson.Whom;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.web.affiliation.AffiliateForm.Asking;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;

/** AFF-2: asks, whomever, and shows what is to be done then, which is the same whether anybody was asked or not (AUT-5). */
@Singleton
final class AskedPage {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    AskedPage(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    /** Throws {@link org.abri.web.problem.ProblemException} when too much was asked. */
    HttpResponse<byte[]> after(Desk desk, Asking asking) {
        var answer = abri.affiliation().affiliatePerson().request(desk.by(), desk.relay(), asking.whom(),
                asking.bySms());
        var outcome = Answers.of(answer);
        Asking.mustNotPause(outcome, clock.instant());
        // a username was typed here anyway; what stands for others confirms without saying theirs
        var username = asking.whom() instanceof Whom.OfUsername(var typed) ? typed.value() : "";
        var asked = outcome instanceof Asked(var request) ? Optional.of(request)
                : Optional.<AffiliationId> empty();
        var confirmAt = asked.filter(request -> username.isEmpty()).map(desk.at()::confirm)
                .orElseGet(desk.at()::confirm);
        var answerAt = asked.map(desk.at()::answer);
        return face.show(Form.fresh(desk.visitor(), Map.of("username", username)), answer,
                (page, typed, same) -> Face.DRAW.affiliationAsked(page, typed, desk.at(), confirmAt,
                        answerAt, asking.bySms()));
    }
}
