package org.abri.persistence;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Which database, and how it is reached. The rest of this module finds it in the application context's properties:
 * {@code ApplicationContext.run(database.properties())}.
 */
public record Database(String url, String user, String password, Map<String, String> alike, boolean single) {
    private static final String H2 = "jdbc:h2:";
    static final String POSTGRESQL = "jdbc:postgresql:";
    /** ADR 352: what its connections are called. */
    static final String NAME = "datasources.default.data-source-properties.ApplicationName";
    static final int CONNECTIONS = 10;
    /** After that, who waits for a connection is told of an outage. */
    private static final int PATIENCE_MILLIS = 5_000;

    /** {@code alike}: what must be the same on all nodes (ADR 352), by name. {@code single}: see {@link #workingAlone}. */
    public Database {
        alike = Map.copyOf(alike);
        if (!isKnown(url)) {
            throw new IllegalArgumentException(
                    "a database is one of H2 (jdbc:h2:…) or PostgreSQL (jdbc:postgresql:…)");
        }
    }

    private Database(String url, String user, String password) {
        this(url, user, password, Map.of(), false);
    }

    /** As well, with the settings that must be the same on all nodes of a PostgreSQL: of each a few letters of a hash are shown to the others. */
    public Database saying(Map<String, String> settings) {
        return new Database(url, user, password, settings, single);
    }

    /** As well, for what is done while no other program works with the same data, which a PostgreSQL is asked about (CRY-5). */
    public Database workingAlone() {
        return new Database(url, user, password, alike, true);
    }

    /** Whether that is the address of a database of one of the two kinds. */
    public static boolean isKnown(String url) {
        return isH2(url) || (url.startsWith(POSTGRESQL) && isRead(url));
    }

    /** Whether that is the address of an H2. */
    public static boolean isH2(String url) {
        return url.startsWith(H2);
    }

    /** Asked of the driver by its manager: its own classes carry annotations of a library that is not here. */
    private static boolean isRead(String url) {
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException noDriverReadsIt) {
            return false;
        }
    }

    /**
     * The embedded default: H2 in a file of that folder, which only its owner may enter. A commit is in the file when it
     * returns; the database is closed with the application context and by nobody else.
     */
    public static Database inFolder(Path folder) {
        OwnerOnly.makeFolder(folder);
        var file = folder.toAbsolutePath().resolve("abri").toString();
        if (file.indexOf(';') >= 0) {
            throw new IllegalArgumentException("H2 takes no folder with a semicolon in its name");
        }
        OwnerOnly.keep(Path.of(file + ".mv.db")); // which H2 would make readable by others
        return new Database(H2 + "file:" + file + H2_OPTIONS, "sa", "");
    }

    /** H2 without a file, gone with the application context: for trials. */
    public static Database inMemory(String name) {
        return new Database(H2 + "mem:" + name + H2_OPTIONS, "sa", "");
    }

    /** As configured: the JDBC URL of a PostgreSQL, or of an H2 with options of one's own. */
    public static Database at(String url, String user, String password) {
        return new Database(isH2(url) ? url + H2_OPTIONS : url, user, password);
    }

    /**
     * PostgreSQL's words for what is nobody's standard ({@code on conflict do nothing}); commits written at once; the
     * clock that has no summer time; patience with locks; no closing by a shutdown hook while we still write; nothing moved
     * about within the file at its end ({@link H2File}); and no file of errors beside it, which would be readable by others.
     */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;WRITE_DELAY=0;TIME ZONE=UTC;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0";

    /** For whoever looks once. */
    public DataSource unpooled() {
        return Flyway.configure().dataSource(url, user, password).getDataSource();
    }

    /** For {@code ApplicationContext.run} or a property source. */
    public Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("datasources.default.url", url);
        properties.put("datasources.default.username", user);
        properties.put("datasources.default.password", password);
        properties.put("datasources.default.maximum-pool-size", CONNECTIONS);
        properties.put("datasources.default.connection-timeout", PATIENCE_MILLIS);
        properties.put("datasources.default.exception-override-class-name", LostConnections.class.getName());
        if (url.startsWith(POSTGRESQL)) {
            properties.put(NAME, single ? Neighbour.nameAlone() : Neighbour.name(Schema.KNOWN, alike));
            // LOG-2: PostgreSQL's details repeat the values of rows.
            properties.put("datasources.default.data-source-properties.logServerErrorDetail", "false");
        }
        return properties;
    }

    @Override
    public String toString() {
        return "Database[" + (isH2(url) ? "H2" : "PostgreSQL") + "]";
    }
}
