package org.abri.web.face;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.access.Look;
import org.abri.application.session.SignedIn;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Standing;
import org.abri.domain.relay.RelayId;
import org.abri.web.At;

/** The main pages of whoever looks, from where they look. */
final class Tabs {
    private static final List<Tab> OF_BENEFICIARY =
            List.of(Tab.of("home", At.HOME, "home", At.MY_RELAYS, At.WHO_SAW),
                    Tab.of("papers", At.PAPERS, "papers", At.PAPERS + "/", "/notes/", At.FOLDERS, At.BIN),
                    Tab.acting("add-paper", At.ADD_PAPER, "photo"));
    private static final List<Tab> OF_STAFF = List.of(Tab.of("workplaces", At.WORKPLACES, "relay"));
    private static final List<Tab> OF_OPERATOR =
            List.of(Tab.of("relays", At.OPERATOR_RELAYS, "relay", At.OPERATOR_RELAYS + "/",
                    At.WORKPLACES + "/"),
                    Tab.of("registrations", At.REGISTRATIONS, "papers", At.REGISTRATIONS + "/"),
                    Tab.of("accounts", At.OPERATOR_ACCOUNTS, "person", At.OPERATOR_ACCOUNTS + "/",
                            At.OPERATOR_DELETIONS),
                    Tab.of("reports", At.OPERATOR_REPORTS, "warn", At.OPERATOR_REPORTS + "/",
                            At.OPERATOR_PROBLEMS, At.OPERATOR_UNUSUAL_USES, At.OPERATOR_CONDITION,
                            At.OPERATOR_TERMS));

    private Tabs() {}

    /** Where no place was looked at. */
    static List<Tab> of(Optional<SignedIn> person) {
        return person.filter(some -> some.standing() == Standing.READY).map(some -> switch (some.kind()) {
            case BENEFICIARY -> OF_BENEFICIARY;
            case STAFF -> OF_STAFF;
            case OPERATOR -> OF_OPERATOR;
        }).orElse(List.of());
    }

    /** As that look allows. */
    static List<Tab> of(Look look, Optional<SignedIn> person) {
        return look.by() instanceof Viewpoint.StaffAt(var account, var relay) ? ofRelay(look, relay)
                : of(person);
    }

    private static List<Tab> ofRelay(Look look, RelayId relay) {
        var at = new At.OfRelay(relay);
        return Stream
                .of(Optional.of(Tab.of("people", at.people(), "people", at.people() + "/")),
                        Optional.of(Tab.of("team", at.team(), "person", at.team() + "/"))
                                .filter(tab -> look.may(Action.SEE_TEAM)),
                        Optional.of(
                                Tab.of("figures", at.figures(), "clock", at.unusualUses(Optional.empty())))
                                .filter(tab -> look.may(Action.SEE_FIGURES)),
                        Optional.of(OF_STAFF.getFirst()).filter(tab -> look.workplaces() > 1))
                .flatMap(Optional::stream).toList();
    }
}
