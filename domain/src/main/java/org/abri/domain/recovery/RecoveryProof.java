package org.abri.domain.recovery;

/**
 * SEC-4: what shows that a beneficiary who lost their password is who they say. Any two of them open the way to another one;
 * none does alone.
 */
public enum RecoveryProof {
    /** A code sent to the phone on their account, which they proved to be theirs. */
    SMS_CODE,
    /** What is printed on the card that they keep. */
    RESCUE_CARD,
    /** Staff of an affiliated relay looked at their face and papers, and gave them a code that is good for five minutes. */
    STAFF,
    /** The answer to their question, which is shown only after another proof: it says something of them (AUT-5). */
    SECRET_ANSWER;

    /** Whether it can be given before the other one. */
    public boolean canBeFirst() {
        return this != SECRET_ANSWER;
    }
}
