package org.abri.persistence.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What the rows of a backup begin with: their form, and the version of the schema that they fit. */
final class Header {
    private static final String FORM = "abri-backup 1";

    private Header() {}

    static void write(String schema, DataOutputStream out) throws IOException {
        out.writeUTF(FORM);
        out.writeUTF(schema);
    }

    /** Answers the version of the schema. Throws {@link BackupRefused} when it is of a form that this program does not know. */
    static String read(DataInputStream in) throws IOException {
        var form = in.readUTF();
        if (!form.equals(FORM)) {
            throw new BackupRefused(
                    "The backup is of a form that this program does not know: restore it with the program that took it.");
        }
        return in.readUTF();
    }
}
