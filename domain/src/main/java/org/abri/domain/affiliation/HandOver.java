package org.abri.domain.affiliation;

/**
 * AFF-7: what somebody should have in hand before their relay no longer accompanies them, step by step, in the order in which
 * staff go through it with them. The names are stored: they are never renamed, only added to.
 */
public enum HandOver {
    /** Their original papers, if the relay kept any. */
    ORIGINALS,
    /** What the relay added to the vault, looked at together. */
    ADDED_PAPERS,
    /** The card with their username, to open the vault without the relay. */
    USERNAME_CARD,
    /** SEC-4: the rescue card. */
    RESCUE_CARD,
    /** SEC-4: a secret question whose answer they know. */
    SECRET_QUESTION,
    /** SEC-4: the number of the phone that they have now. */
    PHONE,
    /** Their next appointments, and what is under way. */
    APPOINTMENTS,
    /** The name and the phone of whoever helps them next. */
    NEXT_HELP
}
