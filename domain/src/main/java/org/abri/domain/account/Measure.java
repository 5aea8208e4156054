package org.abri.domain.account;

/** END-5, SEC-8: what an operator does about an account, each time with a reason. */
public enum Measure {
    /** END-5: from now on, until it is lifted. */
    SUSPEND,
    /** END-5. */
    LIFT,
    /** END-5: fifteen days are given. */
    GIVE_NOTICE,
    /** END-5: it was complied with. */
    END_NOTICE,
    /** SEC-8: because whoever it belongs to asks for it. */
    LOCK,
    /** REC-2: whoever it belongs to lost phone and codes: a day later the password is enough, unless they use the factor. */
    LOSE_FACTOR,
    /** END-1, END-5: for good; because it is asked for, or for abuse. */
    DELETE
}
