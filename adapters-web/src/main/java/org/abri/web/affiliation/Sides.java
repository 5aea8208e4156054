package org.abri.web.affiliation;

import io.micronaut.http.HttpStatus;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountKind;
import org.abri.domain.relay.RelayId;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.session.Visitor;

/** ACC-10: what only staff or only beneficiaries can ask for, before the gate is asked. */
public final class Sides {
    private Sides() {}

    /** The visitor as staff at that relay. GATE-2: to beneficiaries there is no relay there. */
    public static Viewpoint.StaffAt staff(Visitor visitor, RelayId relay) {
        if (visitor.at(relay) instanceof Viewpoint.StaffAt staff) { return staff; }
        throw visitor.person().kind() == AccountKind.BENEFICIARY ? ProblemException.notFound() : notForYou();
    }

    /** The visitor as the owner of a vault. */
    public static Viewpoint.Beneficiary owner(Visitor visitor) {
        if (visitor.viewpoint() instanceof Viewpoint.Beneficiary owner) { return owner; }
        throw notForYou();
    }

    private static ProblemException notForYou() {
        return new ProblemException(HttpStatus.FORBIDDEN,
                Answers.code(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS),
                "A rule of the service refuses this.");
    }
}
