package org.abri.domain.access;

/** Everything that can be asked of the service, by what it is done to. */
public enum Action {
    // to an item
    SEE(On.ITEM), DOWNLOAD(On.ITEM), CHANGE(On.ITEM), SHARE(On.ITEM), MAKE_PRIVATE(On.ITEM), DELETE(On.ITEM),
    REPORT(On.ITEM),
    REVIEW(On.ITEM),

    // to a vault
    SEE_VAULT(On.VAULT), ADD_PRIVATE(On.VAULT), ADD_SHARED(On.VAULT), READ_JOURNAL(On.VAULT),
    CONFIRM_AFFILIATION(On.VAULT),
    END_AFFILIATION(On.VAULT), DECIDE_FEEDING(On.VAULT),

    // to a relay
    SEE_RELAY(On.RELAY), SEE_PEOPLE(On.RELAY), OPEN_BENEFICIARY_ACCOUNT(On.RELAY),
    REQUEST_AFFILIATION(On.RELAY), SEE_TEAM(On.RELAY),
    OPEN_PROFESSIONAL_ACCOUNT(On.RELAY), RENEW_FIRST_PASSWORD(On.RELAY), REMOVE_STAFF(On.RELAY),
    NAME_MANAGER(On.RELAY),

    // to the service
    SEE_RELAYS(On.SERVICE), RECORD_RELAY(On.SERVICE),

    // to one's own account
    SEE_OWN_ACCOUNT(On.ACCOUNT), CHOOSE_PASSWORD(On.ACCOUNT), ACCEPT_TERMS(On.ACCOUNT);

    /** What an action is done to. */
    public enum On {
        ITEM, VAULT, RELAY, SERVICE, ACCOUNT
    }

    private final On on;

    Action(On on) {
        this.on = on;
    }

    public On on() {
        return on;
    }
}
