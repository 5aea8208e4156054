package org.abri.domain.vault;

/** What may happen in a vault at all, whoever asks. */
public enum VaultState {
    OPEN,
    /** ACC-7: opened at a distance and not validated yet; nobody else sees or feeds anything in it. */
    PENDING,
    /** PRI-2: data is kept and nothing else is done with it: no staff access, no reminder. */
    RESTRICTED,
    /** END-5: its owner is suspended; nobody else works in it meanwhile. */
    SUSPENDED
}
