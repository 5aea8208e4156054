package org.abri.web.relay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.relay.RecordRelay;
import org.abri.application.relay.Workplace;
import org.abri.domain.access.Action;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.text.Sought;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;
import org.abri.web.visit.Zones;
import org.jspecify.annotations.Nullable;

/** ACC-12: the relays where somebody works; REL-2, ACC-3: all of them, for operators, who record new ones. */
@Pages
final class RelaysPages {
    private static final int A_PAGE = 20;

    private final Abri abri;
    private final Face face;

    RelaysPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    /** Straight to the one, when there is one. */
    @Get(At.WORKPLACES)
    HttpResponse<byte[]> own(Visitor visitor) {
        var answer = abri.relay().seeWorkplaces().see(visitor.viewpoint());
        if (!(answer instanceof Answer.Given<List<Workplace>>(var workplaces, var look))) {
            return face.show(visitor, answer, (page, never) -> Face.DRAW.relayOwn(page, never, List.of()));
        }
        var asked = Answers.of(abri.relay().inviteColleague().own(visitor.viewpoint()));
        return workplaces.size() == 1 && asked.isEmpty()
                ? Face.to(new At.OfRelay(workplaces.getFirst().relay().id()).people())
                : face.show(visitor, answer, (page, places) -> Face.DRAW.relayOwn(page, places, asked));
    }

    @Get(At.OPERATOR_RELAYS)
    HttpResponse<byte[]> all(Visitor visitor, Sought name, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(visitor, abri.relay().seeRelays().list(visitor.viewpoint(), name, part),
                (page, relays) -> Face.DRAW.relayAll(page, name, relays, part.after().isEmpty()));
    }

    /** REL-2: whose agreement ends soon. */
    @Get(At.ENDING_RELAYS)
    HttpResponse<byte[]> ending(Visitor visitor, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(visitor, abri.relay().seeRelays().ending(visitor.viewpoint(), part),
                (page, relays) -> Face.DRAW.relayEnding(page, relays, part.after().isEmpty()));
    }

    @Get(At.ADD_RELAY)
    HttpResponse<byte[]> form(Visitor visitor, @Nullable @QueryValue RegistrationId registration) {
        var chosen = new LinkedHashMap<>(
                Map.of("language", visitor.language().tag(), "zone", Zones.usual()));
        if (registration != null) {
            chosen.putAll(filledIn(visitor, registration));
        }
        return form(Form.<RelayForm> fresh(visitor, chosen));
    }

    /** REL-1: with what an entity wrote that applied. */
    private Map<String, String> filledIn(Visitor visitor, RegistrationId registration) {
        var applicant = Answers.of(
                abri.registration().keepRegistrations().see(visitor.viewpoint(), registration))
                .registration().applicant();
        return Map.of("name", applicant.name(), "phone", applicant.phone().value(), "given",
                applicant.manager().given(), "family", applicant.manager().family());
    }

    @Post(At.ADD_RELAY)
    HttpResponse<byte[]> add(Visitor visitor, Form<RelayForm> form) {
        return RelayForm.read(visitor.viewpoint(), form).map(command -> recorded(visitor, command))
                .orElseGet(() -> form(form));
    }

    private HttpResponse<byte[]> recorded(Visitor visitor, RecordRelay.Command command) {
        return face.show(visitor, abri.relay().recordRelay().record(command),
                (page, recorded) -> Face.DRAW.relayShownOnce(page, page.say("operator-relays.recorded"),
                        recorded.manager().username(), recorded.manager().activationCode(), false,
                        At.OPERATOR_RELAYS,
                        page.say("operator-relays.title")));
    }

    private HttpResponse<byte[]> form(Form<RelayForm> form) {
        return face.show(form,
                abri.access().seePlace().at(form.visitor().viewpoint(), new About.Nothing(),
                        Action.RECORD_RELAY),
                (page, typed, look) -> Face.DRAW.relayAdd(page, typed, Zones.offered(typed.value("zone"))));
    }
}
