package org.abri.domain.vault;

/** VLT-2: every item is one or the other. */
public enum Visibility {
    /** Visible to the beneficiary alone (VLT-3). */
    PRIVATE,
    /** Visible to the beneficiary and to staff of every affiliated relay (VLT-4). */
    SHARED
}
