package org.abri.persistence;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.abri.application.Ports;
import org.abri.application.memory.InMemory;

/** A database with all its adapters, as the service has it; and a way around them. */
final class TestDatabase implements AutoCloseable {
    private static final Deque<AutoCloseable> AT_THE_END = new ConcurrentLinkedDeque<>();

    private static final Path HEADS = temporaryFolder().resolve("journal-heads");

    private final Storage storage;
    private final Ports ports;

    TestDatabase(Database database) {
        this(database, HEADS);
    }

    TestDatabase(Database database, Path journalHeads) {
        this(Storage.open(database, new TestCryptography(), journalHeads));
    }

    TestDatabase(Database database, boolean demo) {
        this(demo ? Storage.openForDemo(database, new TestCryptography(), HEADS)
                : Storage.open(database, new TestCryptography(), HEADS));
    }

    TestDatabase(Storage storage) {
        this.storage = storage;
        var inMemory = InMemory.ports();
        ports = storage.ports(inMemory.vault().blobs(), inMemory.sms().gateway(), inMemory.sms().texts());
    }

    Storage storage() {
        return storage;
    }

    Ports ports() {
        return ports;
    }

    <T> T bean(Class<T> type) {
        return storage.bean(type);
    }

    /** Around the adapters, as whoever has stolen or altered the database. */
    DataSource raw() {
        return DelegatingDataSource.unwrapDataSource(bean(DataSource.class));
    }

    int execute(String sql) {
        try (Connection connection = raw().getConnection(); var statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
    }

    @Override
    public void close() {
        storage.close();
    }

    /** One H2 for all tests of a run. */
    static TestDatabase h2() {
        return H2.DATABASE;
    }

    /** One PostgreSQL for all tests of a run. */
    static TestDatabase postgresql() {
        return Postgresql.DATABASE;
    }

    private static final class H2 {
        static final TestDatabase DATABASE =
                closedAtTheEnd(new TestDatabase(Database.inFolder(temporaryFolder())));
    }

    /** Another database of that same PostgreSQL. */
    static Database postgresql(String name) {
        return Database.at(Postgresql.SERVER.getJdbcUrl("postgres", name), "postgres", "");
    }

    private static final class Postgresql {
        static final EmbeddedPostgres SERVER = startedPostgresql(temporaryFolder());
        static final TestDatabase DATABASE = closedAtTheEnd(new TestDatabase(database(SERVER)));
    }

    static EmbeddedPostgres startedPostgresql(Path dataFolder) {
        try {
            return closedAtTheEnd(EmbeddedPostgres.builder().setDataDirectory(dataFolder)
                    .setCleanDataDirectory(false).setRegisterShutdownHook(false).start());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    static Database database(EmbeddedPostgres postgres) {
        return Database.at(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    /** Gone at the end of the run. */
    private static Path temporaryFolder() {
        try {
            var folder = Files.createTempDirectory("abri-persistence");
            closedAtTheEnd(() -> remove(folder));
            return folder;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** The last one first. */
    private static <T extends AutoCloseable> T closedAtTheEnd(T closed) {
        synchronized (AT_THE_END) {
            if (AT_THE_END.isEmpty()) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> AT_THE_END.forEach(TestDatabase::close)));
            }
            AT_THE_END.push(closed);
            return closed;
        }
    }

    private static void close(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception whateverHappens) {
            // the process ends anyway
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
