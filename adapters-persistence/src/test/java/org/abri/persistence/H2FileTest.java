package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the file of an H2 before it is opened. */
class H2FileTest {
    private static final int ROWS = 100;
    private static final long LARGE = 17 << 20;

    @TempDir private Path folder;

    private Path file;

    @BeforeEach
    void start() {
        file = folder.resolve("abri.mv.db");
    }

    @Test
    @DisplayName("OPS-1, I1: a file that is hardly used becomes smaller, with everything in it, for its owner alone, and leaves no copy beside it")
    void smaller() throws Exception {
        grow();

        assertThat(H2File.giveBack(file)).isTrue();

        assertThat(Files.size(file)).isLessThan(LARGE / 10);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(rows()).isEqualTo(ROWS);
        try (var beside = Files.list(folder)) {
            assertThat(beside).containsExactlyInAnyOrder(file, folder.resolve("abri.mv.db.copying"));
        }
    }

    @Test
    @DisplayName("OPS-1: it is done whenever the service opens it")
    void whenOpened() throws Exception {
        new TestDatabase(Database.inFolder(folder)).close();
        grow();

        new TestDatabase(Database.inFolder(folder)).close();

        assertThat(Files.size(file)).isLessThan(LARGE / 2);
        assertThat(rows()).isEqualTo(ROWS);
    }

    @Test
    @DisplayName("I2: a file in which a crash left something half done is left as it is, until H2 has taken that back")
    void crashed() throws Exception {
        grow();
        var crashed = folder.resolve("crashed.mv.db");
        try (var connection = open(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("delete from paper where id < 50");
            try (var other = open(); var writing = other.createStatement()) {
                writing.execute("update paper set bytes = X'00' where id = 90");
            }
            Files.copy(file, crashed);
            connection.rollback();
        }
        file = crashed;

        assertThat(H2File.giveBack(file)).isFalse();
        assertThat(rows()).as("taken back").isEqualTo(ROWS);
        assertThat(H2File.giveBack(file)).isTrue();
        assertThat(rows()).isEqualTo(ROWS);
    }

    @Test
    @DisplayName("I1: a file that somebody else writes to is left alone")
    void inUse() throws Exception {
        grow();
        try (var other = open()) {
            assertThat(H2File.giveBack(file)).isFalse();
            assertThat(Files.size(file)).isGreaterThan(LARGE);
            assertThat(other.isValid(1)).isTrue();
        }
        assertThat(rows()).isEqualTo(ROWS);
    }

    @Test
    @DisplayName("I1: of two processes that open it at once one copies, and a file that is only named there is left alone")
    void oneAtATime() throws Exception {
        grow();
        try (var other = FileChannel.open(folder.resolve("abri.mv.db.copying"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var turn = other.lock()) {
            assertThat(turn.isValid()).isTrue();
            assertThat(H2File.giveBack(file)).isFalse();
        }
        var elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(H2File.giveBack(file)).isFalse();
        assertThat(Files.size(elsewhere)).isGreaterThan(LARGE);
    }

    @Test
    @DisplayName("I1: where no copy can be made, or there is nothing to copy, the file is left as it is")
    void cannot() throws Exception {
        assertThat(H2File.giveBack(file)).as("no file").isFalse();
        grow();
        Files.createDirectories(folder.resolve("abri.mv.db.tempFile").resolve("not empty"));
        assertThat(H2File.giveBack(file)).isFalse();
        assertThat(Files.size(file)).isGreaterThan(LARGE);
        Files.delete(folder.resolve("abri.mv.db.tempFile").resolve("not empty"));
        Files.delete(folder.resolve("abri.mv.db.tempFile"));
        assertThat(rows()).isEqualTo(ROWS);

        Files.write(file, new byte[(int) LARGE]);
        assertThat(H2File.giveBack(file)).as("damaged").isFalse();
        assertThat(Files.size(file)).isEqualTo(LARGE);
    }

    @Test
    @DisplayName("OPS-1: a small file, or one that is used, is left as it is")
    void notWorthIt() throws Exception {
        rewrite(ROWS, 1);
        assertThat(H2File.giveBack(file)).as("small").isFalse();
        rewrite((int) (LARGE / 500), 1);
        H2File.giveBack(file);
        assertThat(Files.size(file)).isGreaterThan(LARGE);
        assertThat(H2File.giveBack(file)).as("used").isFalse();
    }

    /** Writes over the same rows until the file is large. */
    private void grow() throws SQLException, IOException {
        for (var tries = 0; !Files.exists(file) || Files.size(file) <= LARGE; tries++) {
            assertThat(tries).isLessThan(100);
            rewrite(ROWS, 20);
        }
    }

    private void rewrite(int rows, int times) throws SQLException {
        try (var connection = open();
                var writing = connection.prepareStatement("merge into paper values (?, ?)")) {
            connection.setAutoCommit(false);
            for (var time = 0; time < times; time++) {
                for (var id = 0; id < rows; id++) {
                    writing.setInt(1, id);
                    writing.setBytes(2, new byte[1000]);
                    writing.execute();
                }
                connection.commit();
            }
        }
    }

    private int rows() throws SQLException {
        try (var connection = open(); var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from paper")) {
            found.next();
            return found.getInt(1);
        }
    }

    private Connection open() throws SQLException {
        var name = file.toString().replace(".mv.db", "");
        var connection =
                DriverManager.getConnection(Database.at("jdbc:h2:file:" + name, "sa", "").url(), "sa", "");
        try (var statement = connection.createStatement()) {
            statement.execute("create table if not exists paper (id int primary key, bytes varbinary(2000))");
        }
        return connection;
    }
}
