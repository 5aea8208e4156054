package org.abri.domain.vault;

/** VLT-2: every item is private or shared, as its owner chooses, until they throw it away or an operator withdraws it. */
public enum Visibility {
    /** Visible to the beneficiary alone (VLT-3). */
    PRIVATE,
    /** Visible to the beneficiary and to staff of every affiliated relay (VLT-4). */
    SHARED,
    /** MOD-1: seen by nobody any more; given back, or erased when its time has come. */
    WITHDRAWN,
    /** VLT-8: thrown away by its owner, who finds it in the bin alone; put back, or erased when its time has come. */
    BINNED;

    /** VLT-2: whether an owner says so of what they add or keep. */
    public boolean isChosen() {
        return this == PRIVATE || this == SHARED;
    }
}
