package org.abri.application.vault;

/** UPL-1, VLT-12, MOD-4: why a file was not taken; nothing of it is kept. */
public enum NotAccepted {
    EMPTY, TOO_LARGE, TYPE_NOT_ACCEPTED, CONTENT_CONTRADICTS_NAME, OVER_QUOTA,
    /** MOD-4: staff did not confirm that it may lawfully be stored. */
    NOT_CONFIRMED_LAWFUL
}
