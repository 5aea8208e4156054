package org.abri.web.relay;

import org.abri.application.relay.KeepTeam;
import org.abri.domain.access.Action;
import org.abri.web.At;

/** What is asked before it is done to a colleague: a page says what comes of it, and one button does it. */
public enum Question {
    /** AUT-6. */
    RENEW(Action.RENEW_ACCESS),
    /** ACC-3: by a manager. */
    MANAGER(Action.ASK_FOR_MANAGER),
    /** ACC-3: an operator's answer. */
    NAME(Action.NAME_MANAGER),
    /** SEC-8: because their colleague asks for it. */
    LOCK(Action.LOCK_STAFF),
    /** REC-2: phone and codes on paper are gone. */
    LOSE_FACTOR(Action.RENEW_ACCESS),
    /** REL-5. */
    REMOVE(Action.REMOVE_STAFF);

    private final Action action;

    Question(Action action) {
        this.action = action;
    }

    Action action() {
        return action;
    }

    /** Whether it can be asked about them. */
    boolean isFor(KeepTeam.Member member) {
        return switch (this) {
            case RENEW, LOCK, LOSE_FACTOR, REMOVE -> true;
            case MANAGER -> !member.membership().isManager() && member.membership().asked().isEmpty();
            case NAME -> member.membership().asked().isPresent();
        };
    }

    /** Where it is done. */
    public String address(At.OfRelay at, KeepTeam.Member member) {
        return switch (this) {
            case RENEW -> at.renewAccess(member.account());
            case MANAGER -> at.manager(member.account());
            case NAME -> at.nameManager(member.account());
            case LOCK -> at.lockStaff(member.account());
            case LOSE_FACTOR -> at.loseFactor(member.account());
            case REMOVE -> at.removeFromTeam(member.account());
        };
    }
}
