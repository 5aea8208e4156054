package org.abri.domain.sms;

/** REM-5: what became of an SMS, as far as its provider says. */
public enum SmsState {
    /** The provider has it. */
    LEFT,
    /** It was handed over, and the provider did not say whether it took it. */
    UNKNOWN, DELIVERED, NOT_DELIVERED,
    /** The number is of no phone that gets SMS: a landline, or one that is not in use. */
    NUMBER_CANNOT_RECEIVE,
    /** The provider will never take it. */
    REFUSED,
    /** It was of no use any more before anybody took it. */
    TOO_LATE;

    /** Whether it is what a provider tells afterwards. */
    public boolean isTold() {
        return this == DELIVERED || this == NOT_DELIVERED || this == NUMBER_CANNOT_RECEIVE;
    }

    /** Whether nobody received it, as far as is known: worth telling whoever asked for it. */
    public boolean reachedNobody() {
        return this == NOT_DELIVERED || this == NUMBER_CANNOT_RECEIVE || this == REFUSED || this == TOO_LATE;
    }

    /** Whether that may still be told of it: what was delivered stays so, whatever comes late. */
    public boolean mayBecome(SmsState told) {
        return told.isTold()
                && (this == LEFT || this == UNKNOWN || (this == NOT_DELIVERED && told == DELIVERED));
    }
}
