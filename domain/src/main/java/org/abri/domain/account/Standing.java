package org.abri.domain.account;

/** How far a signed-in person has come: what they must still do before anything else is reachable. */
public enum Standing {
    /** SEC-8: reported lost or stolen: nothing is reachable, and no password lets in. */
    LOCKED,
    /** END-5, LAW-5: a suspended person reaches their own papers, to take them, and may leave; staff and operators nothing. */
    SUSPENDED,
    /** AUT-6: only a password of their own may be chosen. */
    PASSWORD_TO_CHOOSE,
    /** TOS-1: only the terms can be read and accepted. */
    TERMS_TO_ACCEPT,
    /** SEC-2: only a second factor can be set up, where it is required. */
    FACTOR_TO_SET_UP,
    /** SEC-5: the secret answer was told to staff: only another question may be set. */
    QUESTION_TO_RENEW,
    READY
}
