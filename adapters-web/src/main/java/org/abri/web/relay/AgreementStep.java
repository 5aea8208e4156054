package org.abri.web.relay;

import org.abri.web.At;

/** What an operator does to an agreement on a page of its own, which says what comes of it. */
public enum AgreementStep {
    RENEW, SUSPEND, END;

    /** Where it is done. */
    public String address(At.OfRelay at) {
        return switch (this) {
            case RENEW -> at.renewAgreement();
            case SUSPEND -> at.suspendAgreement();
            case END -> at.endAgreement();
        };
    }
}
