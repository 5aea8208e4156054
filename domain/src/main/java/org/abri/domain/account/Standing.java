package org.abri.domain.account;

/** How far a signed-in person has come: what they must still do before anything else is reachable. */
public enum Standing {
    /** AUT-6: only a password of their own may be chosen. */
    PASSWORD_TO_CHOOSE,
    /** TOS-1: only the terms can be read and accepted. */
    TERMS_TO_ACCEPT,
    /** SEC-5: the secret answer was told to staff: only another question may be set. */
    QUESTION_TO_RENEW,
    READY
}
