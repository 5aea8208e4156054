package org.abri.persistence;

import java.sql.SQLException;
import javax.sql.DataSource;

/** I1 (ADR 333): whether PostgreSQL has a commit for good when it says so. H2 does ({@link H2Flush}). */
final class Durability {
    /** What is off, or leaves a standby that is to have it without it. */
    private static final String FORGETS = """
            select case
                when current_setting('fsync') = 'off' then 'fsync'
                when current_setting('full_page_writes') = 'off' then 'full_page_writes'
                when current_setting('synchronous_commit') = 'off'
                    or current_setting('synchronous_commit') = 'local'
                        and current_setting('synchronous_standby_names') <> ''
                    then 'synchronous_commit'
            end""";

    private Durability() {}

    /** OPS-1: throws {@link DatabaseRefused} when it is set, for its server, this database or this user, to take back what was acknowledged. */
    static void mustBeGiven(DataSource database) {
        try (var connection = database.getConnection()) {
            if (!Schema.isPostgresql(connection)) { return; }
            try (var asked = connection.createStatement(); var answer = asked.executeQuery(FORGETS)) {
                answer.next();
                var setting = answer.getString(1);
                if (setting != null) { throw DatabaseRefused.forgets(setting); }
            }
        } catch (SQLException cannot) {
            throw new IllegalStateException("the database does not answer", cannot);
        }
    }
}
