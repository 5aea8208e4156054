package org.abri.web.relay;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.account.SeeOwnAccount;
import org.abri.application.relay.SeeRelays;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Tab;
import org.abri.web.session.Form;

/** ACC-12: from where people work at one relay. */
@Singleton
public final class Desks {
    /** Somebody working at a relay: staff of it, or an operator. Its pages tell times in the relay's zone. */
    public record Desk(Page page, Viewpoint by, Relay relay) {
        /** Staff of the relay; throws for anybody else. */
        public Viewpoint.StaffAt staff() {
            if (by instanceof Viewpoint.StaffAt staff) { return staff; }
            throw ProblemException.notFound();
        }

        public boolean operator() {
            return by instanceof Viewpoint.Operator;
        }

        public String path() {
            return "/relays/" + relay.id();
        }

        public Desk under(String tab) {
            return new Desk(operator() ? page : page.under(tab), by, relay);
        }
    }

    private final Abri abri;
    private final Face face;

    public Desks(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    /** GATE-2: for whoever may not know of that relay, it is not there. */
    public Desk at(HttpRequest<?> request, RelayId relay) {
        var person = face.ready(request);
        var by = person.at(relay);
        return switch (abri.seeRelays().one(by, relay)) {
            case SeeRelays.OneOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeRelays.OneOutcome.Missing() -> throw ProblemException.notFound();
            case SeeRelays.OneOutcome.Seen(var found) -> new Desk(page(request, by, found), by, found);
        };
    }

    /** As {@link #at(HttpRequest, RelayId)}, with a form. */
    public Desk at(HttpRequest<?> request, RelayId relay, Form form) {
        face.mustBeSignedIn(request, form);
        return at(request, relay);
    }

    private Page page(HttpRequest<?> request, Viewpoint by, Relay relay) {
        var page = face.page(request).in(relay.zone());
        return by instanceof Viewpoint.StaffAt staff ? page.among(tabs(staff)).under("people")
                : page.under("relays");
    }

    private List<Tab> tabs(Viewpoint.StaffAt by) {
        var tabs = new ArrayList<Tab>();
        switch (abri.seeOwnAccount().see(by, by.account())) {
            case SeeOwnAccount.Outcome.Refused(var why) -> throw Answers.refused(why);
            case SeeOwnAccount.Outcome.Seen(var account, var workplaces) -> {
                tabs.add(new Tab("people", "/relays/" + by.relay() + "/people", "people"));
                if (workplaces.stream().map(SeeOwnAccount.Workplace::membership)
                        .anyMatch(place -> place.relay().equals(by.relay())
                                && place.role() == StaffRole.MANAGER)) {
                    tabs.add(new Tab("team", "/relays/" + by.relay() + "/team", "person"));
                }
                if (workplaces.size() > 1) {
                    tabs.add(new Tab("workplaces", "/relays", "relay"));
                }
            }
        }
        return List.copyOf(tabs);
    }
}
