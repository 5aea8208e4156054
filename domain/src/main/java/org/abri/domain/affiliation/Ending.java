package org.abri.domain.affiliation;

/** How an affiliation, or the request for one, came to its end. */
public enum Ending {
    /** AFF-5: by the beneficiary, from "my relays". */
    BY_BENEFICIARY,
    /** AFF-5: by staff of the relay, because the beneficiary asked them to. */
    BY_STAFF_AS_ASKED,
    /** AFF-7: support ended, and staff had handed over what the beneficiary needs, or the last day was over. */
    END_OF_SUPPORT,
    /** AFF-3: the request was refused by the beneficiary. */
    REFUSED,
    /** AFF-3: the request was refused by the beneficiary, who lets the relay ask again. */
    REFUSAL_LIFTED,
    /** AFF-3: the request was withdrawn by the relay that made it. */
    WITHDRAWN,
    /** AFF-3: the request was not confirmed in time. */
    LAPSED
}
