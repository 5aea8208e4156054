package org.abri.persistence.backup;

/**
 * OPS-2: no backup is made there, or none is restored from it, and trying again helps nobody; the message says to an operator
 * why, and what helps, and holds no secret.
 */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupRefused(String why) {
        super(why);
    }

    BackupRefused(String why, Throwable cause) {
        super(why, cause);
    }

    static BackupRefused damaged(String file, Throwable cause) {
        return new BackupRefused("The file " + file
                + " of the backup is damaged, cut off or of another service: take another backup.", cause);
    }
}
