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
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.memory.InMemory;

/**
 * A database with all its adapters, as the service has it; and a way around them. On PostgreSQL the service is an ordinary role, held to
 * row-level security (ADR 350); what goes around it is a superuser.
 */
final class TestDatabase implements AutoCloseable {
    private static final Deque<AutoCloseable> AT_THE_END = new ConcurrentLinkedDeque<>();

    private static final Path HEADS = temporaryFolder().resolve("journal-heads");

    private static final String SUPERUSER = "postgres";
    private static final String ROLE = "abri";

    private final Storage storage;
    private final Ports ports;
    private final Ports ofTheService;

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
        ofTheService = with(new OfTheService(ports.work()), ports);
    }

    /** Contracts ask at no gate: their units of work are the service's own. */
    private static final class OfTheService implements UnitOfWork {
        private final UnitOfWork work;

        OfTheService(UnitOfWork work) {
            this.work = work;
        }

        @Override
        public <T> T inOne(Supplier<T> unit) {
            return work.asTheService(() -> work.inOne(unit));
        }

        @Override
        public void afterwards(Runnable then) {
            work.afterwards(then);
        }
    }

    Storage storage() {
        return storage;
    }

    Ports ports() {
        return ofTheService;
    }

    private static Ports with(UnitOfWork work, Ports ports) {
        try {
            var parts = Ports.class.getRecordComponents();
            var values = new Object[parts.length];
            for (var i = 0; i < parts.length; i++) {
                values[i] = parts[i].getType() == UnitOfWork.class ? work
                        : parts[i].getAccessor().invoke(ports);
            }
            return (Ports) Ports.class.getConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException cannot) {
            throw new LinkageError("ports are a record", cannot);
        }
    }

    /** Whose units of work look from where the gate was asked, as the service's do. */
    Ports portsOfViewpoints() {
        return ports;
    }

    <T> T bean(Class<T> type) {
        return storage.bean(type);
    }

    /** Around the adapters, as whoever has stolen or altered the database. */
    DataSource raw() {
        var pool = DelegatingDataSource.unwrapDataSource(bean(DataSource.class));
        try (var connection = pool.getConnection()) {
            return Schema.isPostgresql(connection)
                    ? Database.at(connection.getMetaData().getURL(), SUPERUSER, "").unpooled()
                    : pool;
        } catch (SQLException failed) {
            throw new Outage("the database does not answer", failed);
        }
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
        return ofTheRole(Postgresql.SERVER, name);
    }

    private static final class Postgresql {
        static final EmbeddedPostgres SERVER = startedPostgresql(temporaryFolder());
        static final TestDatabase DATABASE = closedAtTheEnd(new TestDatabase(database(SERVER)));
    }

    /** As operators have it: left to itself, what is embedded has nothing on the disk when it says so. */
    static EmbeddedPostgres.Builder server(Path dataFolder) {
        return EmbeddedPostgres.builder().setDataDirectory(dataFolder).setCleanDataDirectory(false)
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
    }

    static EmbeddedPostgres startedPostgresql(Path dataFolder) {
        try {
            return closedAtTheEnd(server(dataFolder).setRegisterShutdownHook(false).start());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    static Database database(EmbeddedPostgres postgres) {
        return ofTheRole(postgres, "postgres");
    }

    /** An ordinary role owns it. */
    private static Database ofTheRole(EmbeddedPostgres postgres, String name) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("do $$ begin if not exists (select 1 from pg_roles where rolname = '" + ROLE
                    + "') then create role " + ROLE + " login; end if; end $$");
            statement.execute("alter database " + name + " owner to " + ROLE);
        } catch (SQLException failed) {
            throw new AssertionError(name, failed);
        }
        return Database.at("jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name, ROLE, "");
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
