package org.abri.domain.affiliation;

/** AFF-2: how the beneficiary confirmed an affiliation; or, at the opening of the account, wished for it (ACC-9). */
public enum Proof {
    AT_OPENING, SMS_CODE, OWN_ACCOUNT, SECRET_ANSWER
}
