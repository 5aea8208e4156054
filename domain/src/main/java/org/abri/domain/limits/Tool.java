package org.abri.domain.limits;

/**
 * SEC-6: what is there for good use only, since it finds or identifies people, or lets them back in. The names are stored: they
 * are never renamed, only added to.
 */
public enum Tool {
    /** AFF-4: looking for people by names and birth date. */
    SEARCH,
    /** AFF-2: asking people for an affiliation. */
    AFFILIATION,
    /** ACC-8: learning, by opening an account or rectifying names, whether somebody has one. */
    OPENING,
    /** SEC-4: starting the recovery of lost passwords. */
    RECOVERY,
    /** SEC-8: locking accounts of others. */
    LOCK,
    /** REC-2: saying that others lost their second factor. */
    LOST_FACTOR,
    /** AUT-6: asking for new ways in, for staff. */
    RENEWAL,
    /** PRI-2: having names and birth dates put right. */
    RECTIFICATION,
    /** ACC-12: asking people of other relays to join. */
    INVITATION
}
