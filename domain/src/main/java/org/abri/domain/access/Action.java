package org.abri.domain.access;

/** Everything that can be asked of the service, by what it is done to. */
public enum Action {
    // to an item
    SEE(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    DOWNLOAD(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    CHANGE(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    SHARE(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    MAKE_PRIVATE(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    DELETE(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    FAVOUR(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    REPORT(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),
    REVIEW(On.ITEM, Rests.WITHOUT_AN_AGREEMENT),

    // to a vault
    SEE_VAULT(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    ADD_PRIVATE(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    ADD_SHARED(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    READ_JOURNAL(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    CONFIRM_AFFILIATION(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    END_AFFILIATION(On.VAULT, Rests.NEVER),
    DECLARE_END_OF_SUPPORT(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    DECIDE_FEEDING(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    DECIDE_PREVIEWS(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    RESTRICT(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    LOCK_PERSON(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),
    START_RECOVERY(On.VAULT, Rests.WITHOUT_AN_AGREEMENT),

    // to a relay
    SEE_RELAY(On.RELAY, Rests.NEVER),
    SEE_PEOPLE(On.RELAY, Rests.WITHOUT_AN_AGREEMENT),
    OPEN_BENEFICIARY_ACCOUNT(On.RELAY, Rests.WITHOUT_AN_AGREEMENT),
    REQUEST_AFFILIATION(On.RELAY, Rests.WITHOUT_AN_AGREEMENT),
    SEE_TEAM(On.RELAY, Rests.NEVER),
    OPEN_PROFESSIONAL_ACCOUNT(On.RELAY, Rests.WITHOUT_AN_AGREEMENT),
    RENEW_ACCESS(On.RELAY, Rests.NEVER),
    REMOVE_STAFF(On.RELAY, Rests.NEVER),
    LOCK_STAFF(On.RELAY, Rests.NEVER),
    ASK_FOR_MANAGER(On.RELAY, Rests.NEVER),
    NAME_MANAGER(On.RELAY, Rests.NEVER),
    SEE_FIGURES(On.RELAY, Rests.NEVER),
    REQUIRE_FACTOR(On.RELAY, Rests.NEVER),

    // to the service
    SEE_RELAYS(On.SERVICE, Rests.NEVER),
    RECORD_RELAY(On.SERVICE, Rests.NEVER),
    KEEP_ACCOUNTS(On.SERVICE, Rests.NEVER),

    // to one's own account
    DELETE_ACCOUNT(On.ACCOUNT, Rests.NEVER),
    LOCK_ACCOUNT(On.ACCOUNT, Rests.NEVER),
    SEE_OWN_ACCOUNT(On.ACCOUNT, Rests.NEVER),
    CHOOSE_PASSWORD(On.ACCOUNT, Rests.NEVER),
    ACCEPT_TERMS(On.ACCOUNT, Rests.NEVER),
    KEEP_FACTOR(On.ACCOUNT, Rests.NEVER),
    KEEP_SESSIONS(On.ACCOUNT, Rests.NEVER),
    CHANGE_OWN_ACCOUNT(On.ACCOUNT, Rests.NEVER),
    CHOOSE_QUESTION(On.ACCOUNT, Rests.NEVER),
    TAKE_RESCUE_CARD(On.ACCOUNT, Rests.NEVER),
    SEE_WORKPLACES(On.ACCOUNT, Rests.NEVER);

    /** What an action is done to. */
    public enum On {
        ITEM, VAULT, RELAY, SERVICE, ACCOUNT
    }

    /** REL-3: whether staff can still do it while no agreement of their relay is in force. */
    private enum Rests {
        WITHOUT_AN_AGREEMENT, NEVER
    }

    private final On on;
    private final Rests rests;

    Action(On on, Rests rests) {
        this.on = on;
        this.rests = rests;
    }

    public On on() {
        return on;
    }

    /** REL-3: staff do it only while an agreement of their relay is in force. */
    boolean restsWithoutAnAgreement() {
        return rests == Rests.WITHOUT_AN_AGREEMENT;
    }
}
