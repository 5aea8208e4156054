package org.abri.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * OPS-1: the program does not start on this database, and trying again helps nobody; the message says to an operator why, and
 * what helps, and holds no secret.
 */
public final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseRefused(String why) {
        super(why);
    }

    DatabaseRefused(String why, Throwable cause) {
        super(why, cause);
    }

    static DatabaseRefused newer(String version) {
        return new DatabaseRefused("The database is at version " + version
                + " of the schema, which this program does not know: start the newer program that wrote it.");
    }

    static DatabaseRefused othersNeedIt(int schema) {
        return new DatabaseRefused("Another node runs that does not know version " + schema
                + " of the schema yet, and would fail: replace it by a program that does, then start this one.");
    }

    static DatabaseRefused otherSetting(String setting) {
        return new DatabaseRefused("Another node runs whose ABRI_" + setting
                + " is another one: it must be the same on all, so change it while none runs.");
    }

    static DatabaseRefused clockBehind(Instant written) {
        return new DatabaseRefused("The clock of this machine is behind what was written to the database at "
                + written.truncatedTo(ChronoUnit.SECONDS) + ": put it right first.");
    }

    static DatabaseRefused clockApart(Instant there) {
        return new DatabaseRefused("The clock of this machine and the one of the database, where it is "
                + there.truncatedTo(ChronoUnit.SECONDS) + ", are far apart: put them right first.");
    }

    static DatabaseRefused changed() {
        return new DatabaseRefused(
                "The schema of the database was not made by this program's migrations: point it to another database, or restore this one.");
    }

    static DatabaseRefused foreign() {
        return new DatabaseRefused(
                "The database holds tables of another program: give this one a database of its own.");
    }

    static DatabaseRefused mayNotMakeTables(Throwable cause) {
        return new DatabaseRefused(
                "The user of the database may not make tables there: make that user the owner of the database.",
                cause);
    }

    static DatabaseRefused seesEverything() {
        return new DatabaseRefused(
                "The user of the database is a superuser, or may go round row-level security (BYPASSRLS): give the service a user of its own that owns the database and nothing else.");
    }

    static DatabaseRefused forgets(String setting) {
        return new DatabaseRefused("The database is set to lose what it has acknowledged when it fails: "
                + setting + " must be on.");
    }

    static DatabaseRefused signIn(Throwable cause) {
        return new DatabaseRefused("The database does not take that user with that password.", cause);
    }

    static DatabaseRefused noSuchDatabase(Throwable cause) {
        return new DatabaseRefused("The server of the database has no database of that name: make it first.",
                cause);
    }

    static DatabaseRefused damagedFile(Throwable cause) {
        return new DatabaseRefused(
                "The file of the database is damaged, or of another version of H2: bring it back from a backup.",
                cause);
    }

    static DatabaseRefused ofRealPeople() {
        return new DatabaseRefused(
                "The data are of real people, where the demo must never move in: give the demo a folder of its own.");
    }

    static DatabaseRefused ofDemo() {
        return new DatabaseRefused(
                "The data are the demo's, whose passwords anybody knows: begin with data of your own.");
    }

    static DatabaseRefused noIndex() {
        return new DatabaseRefused(
                "The database no longer says with which keys of the index it was made: it was altered, restore it.");
    }

    static DatabaseRefused unmarked() {
        return new DatabaseRefused(
                "The database no longer says whether its people are real or the demo's: it was altered, restore it.");
    }
}
