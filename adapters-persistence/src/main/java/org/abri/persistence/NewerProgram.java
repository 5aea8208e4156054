package org.abri.persistence;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * AVL-2 (ADR 351): programs of two versions on one database, while nodes are replaced one after the other. The name of a migration says
 * which programs may run once it is there: on {@code V7__from_6_papers_have_colours.sql} those that know version 6 of the schema; without a
 * "from", those alone that know that migration. The database keeps these names, so that an older program reads them too.
 */
final class NewerProgram {
    private static final Pattern FROM = Pattern.compile("from (\\d+)\\b.*");

    private NewerProgram() {}

    /** Whether one was here, and lets this one run. Throws {@link DatabaseRefused} when it does not. */
    static boolean letsRun(Flyway flyway) {
        var newer = versioned(flyway).filter(NewerProgram::isUnknown).toList();
        var known = versioned(flyway).filter(migration -> !isUnknown(migration))
                .mapToInt(NewerProgram::version).max().orElse(0);
        newer.stream().filter(migration -> from(migration) > known).findFirst().ifPresent(first -> {
            throw DatabaseRefused.newer(String.valueOf(newer.getLast().getVersion()));
        });
        return !newer.isEmpty();
    }

    /** Throws {@link DatabaseRefused} when what is to be done would take away what another node, which runs, still needs. */
    static void mustLetRun(List<Neighbour> others, Flyway flyway) {
        Stream.of(flyway.info().pending()).filter(migration -> migration.getVersion() != null)
                .filter(migration -> others.stream()
                        .anyMatch(other -> other.schema() < from(migration)))
                .findFirst().ifPresent(migration -> {
                    throw DatabaseRefused.othersNeedIt(from(migration));
                });
    }

    private static Stream<MigrationInfo> versioned(Flyway flyway) {
        return Arrays.stream(flyway.info().all()).filter(migration -> migration.getVersion() != null);
    }

    private static boolean isUnknown(MigrationInfo migration) {
        return migration.getState().name().startsWith("FUTURE");
    }

    private static int version(MigrationInfo migration) {
        return migration.getVersion().getMajor().intValueExact();
    }

    private static int from(MigrationInfo migration) {
        var says = FROM.matcher(migration.getDescription());
        return says.matches() ? Integer.parseInt(says.group(1)) : version(migration);
    }
}
