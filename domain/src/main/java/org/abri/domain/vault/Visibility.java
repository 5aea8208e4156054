package org.abri.domain.vault;

/** VLT-2: every item is one or the other, as its owner chooses; until it is withdrawn, which is nobody's choice but an operator's. */
public enum Visibility {
    /** Visible to the beneficiary alone (VLT-3). */
    PRIVATE,
    /** Visible to the beneficiary and to staff of every affiliated relay (VLT-4). */
    SHARED,
    /** MOD-1: seen by nobody any more; given back, or erased when its time has come. */
    WITHDRAWN
}
