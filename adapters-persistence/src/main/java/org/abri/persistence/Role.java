package org.abri.persistence;

import java.sql.SQLException;
import javax.sql.DataSource;

/** ADR 350: as whom the service works in PostgreSQL. */
final class Role {
    private Role() {}

    /** OPS-1: throws {@link DatabaseRefused} for a role that row-level security does not hold, which sees every row whatever is asked. */
    static void mustBeHeld(DataSource database) {
        try (var connection = database.getConnection()) {
            if (!Schema.isPostgresql(connection)) { return; }
            try (var asked = connection.createStatement(); var answer = asked.executeQuery(
                    "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
                if (answer.next() && answer.getBoolean(1)) { throw DatabaseRefused.seesEverything(); }
            }
        } catch (SQLException cannot) {
            throw new IllegalStateException("the database does not answer", cannot);
        }
    }
}
