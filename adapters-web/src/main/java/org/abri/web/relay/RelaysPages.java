package org.abri.web.relay;

import org.abri.domain.text.Sought;
import org.abri.application.Listing;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.relay.RecordRelay;
import org.abri.application.relay.SeeWorkplaces.Workplace;
import org.abri.domain.access.Action;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** ACC-12: the relays where somebody works; REL-2, ACC-3: all of them, for operators, who record new ones. */
@Pages
final class RelaysPages {
    /** Where French relays are, the one of most of them first. */
    private static final List<String> ZONES =
            List.of("Europe/Paris", "America/Cayenne", "America/Guadeloupe", "America/Martinique",
                    "America/Miquelon", "Indian/Mayotte", "Indian/Reunion", "Pacific/Noumea",
                    "Pacific/Tahiti", "Pacific/Wallis");

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
        return answer instanceof Answer.Given<List<Workplace>>(var workplaces, var look)
                && workplaces.size() == 1
                        ? Face.to(new At.OfRelay(workplaces.getFirst().relay().id()).people())
                        : face.show(visitor, answer, Face.DRAW::relayOwn);
    }

    @Get(At.OPERATOR_RELAYS)
    HttpResponse<byte[]> all(Visitor visitor, Sought name, Listing wanted) {
        var part = new Listing(wanted.after(), Math.min(wanted.most(), A_PAGE));
        return face.show(visitor, abri.relay().seeRelays().list(visitor.viewpoint(), name, part),
                (page, relays) -> Face.DRAW.relayAll(page, name, relays, part.after().isEmpty()));
    }

    @Get(At.ADD_RELAY)
    HttpResponse<byte[]> form(Visitor visitor) {
        return form(Form.<RelayForm> fresh(visitor,
                Map.of("language", visitor.language().tag(), "zone", ZONES.getFirst())));
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
                (page, typed, look) -> Face.DRAW.relayAdd(page, typed, ZONES));
    }
}
