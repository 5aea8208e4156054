package org.abri.application.receipt;

import org.abri.domain.receipt.Receipt;

/** LAW-1: what is to be thought of a text that is said to be a receipt. */
public sealed interface Verdict {
    /** The service signed that, word for word, whatever became of the document since. */
    record Valid(Receipt receipt) implements Verdict {}

    /** It proves nothing. */
    record NotValid(Why why) implements Verdict {}

    /** Why it proves nothing. */
    enum Why {
        /** It is something else, or lacks a part, or says something more or twice. */
        NOT_A_RECEIPT,
        /** It may be one, of a form that this program does not know. */
        UNKNOWN_VERSION,
        /** It is signed with a key that is none of these: another service's, or nobody's. */
        UNKNOWN_KEY,
        /** Something in it was changed after it was signed. */
        ALTERED
    }
}
