package org.abri.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.abri.application.Sha256;
import org.jooq.exception.DataAccessException;

/**
 * AVL-2 (ADR 352): another node on the same PostgreSQL, as its connections name it for as long as it runs: which version of the schema it
 * knows, and a few letters of a hash of each setting that is one for all nodes. An H2 has no others.
 */
record Neighbour(int schema, Map<String, String> settings) {
    /** Letters of a hash: enough to tell settings apart, too few to find them out. */
    private static final int SHOWN = 8;
    private static final String ALONE = "abri alone ";
    private static final String AM_ALONE = """
            select current_setting('application_name') like 'abri alone %' and not exists (
              select 1 from pg_stat_activity where datname = current_database() and application_name like 'abri %'
              and application_name <> current_setting('application_name'))
            """;
    private static final Pattern NAMED = Pattern.compile("abri (\\d+)((?: [A-Z_]+=[0-9a-f]+)*)");

    /** What the connections of a node are called; PostgreSQL keeps 63 letters of it. */
    static String name(int schema, Map<String, String> settings) {
        var name = new StringBuilder("abri ").append(schema);
        new TreeMap<>(settings).forEach(
                (setting, value) -> name.append(' ').append(setting).append('=').append(hash(value)));
        return name.toString();
    }

    private static String hash(String value) {
        return HexFormat.of().formatHex(Sha256.of(value.getBytes(StandardCharsets.UTF_8)))
                .substring(0, SHOWN);
    }

    /** All that are connected now, this one among them; of whatever else is connected, nothing. */
    static List<Neighbour> on(DataSource database) throws SQLException {
        var found = new ArrayList<Neighbour>();
        try (var connection = database.getConnection()) {
            if (!Schema.isPostgresql(connection)) { return found; }
            try (var asked = connection.createStatement(); var names = asked.executeQuery(
                    "select distinct application_name from pg_stat_activity where datname = current_database()")) {
                while (names.next()) {
                    var named = NAMED.matcher(String.valueOf(names.getString(1)));
                    if (named.matches()) {
                        found.add(
                                new Neighbour(Integer.parseInt(named.group(1)), settings(named.group(2))));
                    }
                }
            }
        }
        return found;
    }

    /** What the connections of a program are called that works while no other does. */
    static String nameAlone() {
        return ALONE + UUID.randomUUID();
    }

    /** Whether no other program of ours is connected; never, on PostgreSQL, where this one is not {@linkplain #nameAlone named so}. */
    static boolean isAlone(Connection connection) {
        try {
            if (!Schema.isPostgresql(connection)) { return true; }
            try (var asked = connection.createStatement()) {
                asked.execute("select pg_stat_clear_snapshot()");
                try (var answer = asked.executeQuery(AM_ALONE)) {
                    return answer.next() && answer.getBoolean(1);
                }
            }
        } catch (SQLException failed) {
            throw new DataAccessException("the database does not say who is connected", failed);
        }
    }

    static Neighbour named(String name) {
        var named = NAMED.matcher(name);
        return named.matches() ? new Neighbour(Integer.parseInt(named.group(1)), settings(named.group(2)))
                : new Neighbour(Schema.KNOWN, Map.of());
    }

    private static Map<String, String> settings(String said) {
        var settings = new TreeMap<String, String>();
        for (var one : said.strip().split(" ", -1)) {
            var parts = one.split("=", 2);
            if (parts.length == 2) {
                settings.put(parts[0], parts[1]);
            }
        }
        return settings;
    }

    /** OPS-1: throws {@link DatabaseRefused} when one of {@code others} says otherwise what all must say alike. */
    void mustAgreeWith(List<Neighbour> others) {
        settings.forEach((setting, hash) -> {
            if (others.stream()
                    .anyMatch(other -> !other.settings().getOrDefault(setting, hash).equals(hash))) {
                throw DatabaseRefused.otherSetting(setting);
            }
        });
    }
}
