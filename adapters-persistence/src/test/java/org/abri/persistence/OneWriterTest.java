package org.abri.persistence;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lets one transaction at a time write to an H2. */
class OneWriterTest {
    private static final String ADD = "insert into paper values (random_uuid())";
    private static final int LONG_ENOUGH_TO_SEE = 300;
    private static final int PATIENCE = 20;

    /** After what the turn is the next one's. */
    private enum End {
        COMMIT, ROLLBACK, CLOSE, AUTO_COMMIT;

        void of(Connection connection) throws SQLException {
            switch (this) {
                case COMMIT -> connection.commit();
                case ROLLBACK -> connection.rollback();
                case CLOSE -> connection.close();
                case AUTO_COMMIT -> connection.setAutoCommit(true);
            }
        }
    }

    private DataSource database;
    private Connection one;
    private Connection other;

    @BeforeEach
    void start() throws SQLException {
        var h2 = new JdbcDataSource();
        h2.setURL(Database.inMemory("writers" + UUID.randomUUID()).url());
        h2.setUser("sa");
        database = OneWriter.over(h2);
        one = database.getConnection();
        other = database.getConnection();
        try (var statement = one.createStatement()) {
            statement.execute("create table paper (id uuid primary key)");
            statement.execute(ADD);
        }
        one.setAutoCommit(false);
        other.setAutoCommit(false);
    }

    @AfterEach
    void stop() throws SQLException {
        one.close();
        other.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("I1, I2: while one transaction has written or locked something, no other writes, and others read; after its end, however it ends, the next one does")
    void oneAtATime(End end) throws Exception {
        does(one, ADD);
        assertThat(rows(other)).as("others read what was there").isEqualTo(1);
        var next = runAsync(() -> does(other, ADD));
        assertThat(isWaiting(next)).isTrue();
        end.of(one);
        next.get(PATIENCE, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = { ADD, "select * from paper for update", "update paper set id = random_uuid()",
            "delete from paper", " SELECT * FROM paper FOR UPDATE SKIP LOCKED",
            "merge into paper key (id) values (random_uuid())",
            "select id from old table (delete from paper)" })
    @DisplayName("I1, I2: whatever changes or locks rows has its turn, said at once or prepared before")
    void writes(String sql) throws Exception {
        does(one, sql);
        try (var prepared = other.prepareStatement(sql)) {
            var next = runAsync(() -> {
                try {
                    prepared.execute();
                } catch (SQLException failed) {
                    throw new AssertionError(failed);
                }
            });
            assertThat(isWaiting(next)).isTrue();
            one.rollback();
            next.get(PATIENCE, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("I1, I2: what ends no transaction ends no turn: a savepoint gone back to, and what H2 does not do when it is asked to")
    void goesOn() throws Exception {
        var before = one.setSavepoint();
        does(one, ADD);
        one.rollback(before);
        one.setAutoCommit(false);
        one.abort(Runnable::run);
        var next = runAsync(() -> does(other, ADD));
        assertThat(isWaiting(next)).isTrue();
        one.commit();
        next.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("I1, I2: what commits by itself has its turn for as long as it takes, whether it goes well or not")
    void byItself() throws SQLException {
        one.setAutoCommit(true);
        does(one, ADD);
        assertThatThrownBy(() -> does(one, "insert into paper select id from paper"))
                .hasRootCauseInstanceOf(SQLException.class);
        does(other, ADD);
        other.commit();
        assertThat(rows(one)).isEqualTo(3);
    }

    @Test
    @DisplayName("ADR 336: whoever has its turn writes on another connection as well, and has it until both have ended")
    void twoConnections() throws Exception {
        does(one, ADD);
        does(other, ADD);
        one.commit();
        try (var third = database.getConnection()) {
            var next = runAsync(() -> does(third, ADD));
            assertThat(isWaiting(next)).isTrue();
            other.commit();
            next.get(PATIENCE, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("ADR 336: a connection that is seen through answers for itself, and so do its statements")
    void seenThrough() throws SQLException {
        assertThat(one.unwrap(JdbcConnection.class)).isInstanceOf(JdbcConnection.class);
        try (var statement = one.createStatement(); var prepared = one.prepareStatement(ADD)) {
            assertThat(statement.getConnection()).isSameAs(one);
            assertThat(prepared.getConnection()).isSameAs(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "select 1", "\n  SELECT id FROM paper", "set lazy_query_execution 1" })
    @DisplayName("ADR 336: who only reads waits for nobody")
    void reads(String sql) {
        does(one, ADD);
        does(other, sql);
        does(other, sql);
    }

    private static boolean isWaiting(CompletableFuture<Void> other) throws Exception {
        try {
            other.get(LONG_ENOUGH_TO_SEE, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException waiting) {
            return true;
        }
    }

    private static void does(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static int rows(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from paper")) {
            found.next();
            return found.getInt(1);
        }
    }
}
