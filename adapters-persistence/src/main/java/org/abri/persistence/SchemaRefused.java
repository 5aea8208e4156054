package org.abri.persistence;

/** OPS-1: the program does not start on this database; the message says to an operator why, and what helps. */
public final class SchemaRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SchemaRefused(String why) {
        super(why);
    }

    private SchemaRefused(String why, Throwable cause) {
        super(why, cause);
    }

    static SchemaRefused newer(String version) {
        return new SchemaRefused("The database is at version " + version
                + " of the schema, which this program does not know: start the newer program that wrote it.");
    }

    static SchemaRefused changed(Throwable cause) {
        return new SchemaRefused(
                "The schema of the database was not made by this program's migrations: point it to another database, or restore this one.",
                cause);
    }
}
