package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** A PostgreSQL and its standby, which has each commit before it is acknowledged; whichever is the primary, the other is made anew from it. */
final class PostgresPair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Of the one that is copied, and of no use to the other. */
    private static final Set<String> ITS_OWN =
            Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "pg_wal", "pg_replslot", "pg_stat_tmp");

    private final Path folder = Files.createTempDirectory("abri-postgres-pair-");
    private final int[] ports = new int[2];
    private final EmbeddedPostgres[] servers = new EmbeddedPostgres[2];
    private int primary;

    PostgresPair() throws IOException, SQLException {
        try (var one = new ServerSocket(0); var other = new ServerSocket(0)) {
            ports[0] = one.getLocalPort();
            ports[1] = other.getLocalPort();
        }
        opens(0);
        var unused = OrdinaryRole.database(servers[0]);
        standsBy();
    }

    /** Both addresses, as operators say them. */
    Map<String, String> settings() {
        return Map.of("ABRI_DATABASE_USER", OrdinaryRole.NAME, "ABRI_DATABASE_URL",
                "jdbc:postgresql://localhost:" + ports[0] + ",localhost:" + ports[1]
                        + "/postgres?targetServerType=primary&connectTimeout=2");
    }

    /** Kills the primary without asking. */
    void kills() throws IOException, InterruptedException {
        var pid = Files.readAllLines(data(primary).resolve("postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
        awaitNoneLeft();
        servers[primary].close();
    }

    /** The standby, from now on the primary, alone. */
    void promotes() throws SQLException {
        primary = 1 - primary;
        assertThat(answers("select pg_promote(true, 60)")).isEqualTo("t");
        assertThat(answers("select pg_is_in_recovery()")).isEqualTo("f");
    }

    /** The other is made from the primary while that runs, and is waited for by each commit from then on. */
    void standsBy() throws IOException, SQLException {
        var other = 1 - primary;
        delete(data(other));
        copies(data(primary), data(other));
        opens(other);
        does("alter system set synchronous_standby_names = '*'");
        does("select pg_reload_conf()");
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !isSynchronous(); pause()) {
            assertThat(System.nanoTime()).as("the standby has everything").isLessThan(end);
        }
    }

    private boolean isSynchronous() throws SQLException {
        return answers("select current_setting('synchronous_standby_names') = '*' and exists "
                + "(select 1 from pg_stat_replication where sync_state = 'sync' and state = 'streaming')")
                        .equals("t");
    }

    /** PostgreSQL's own way: what is copied while it changes is mended from the log, from where the label says. */
    private void copies(Path from, Path to) throws IOException, SQLException {
        try (var connection = servers[primary].getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            Files.walkFileTree(from, new Copying(from, to));
            try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(to.resolve("backup_label"), stopped.getString(1));
            }
        }
        Files.createFile(to.resolve("standby.signal"));
        // without the names of standbys: whoever is promoted is alone at first
        Files.writeString(to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + ports[primary] + " user=postgres'\n",
                StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) throws IOException {
            Files.copy(folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
            return isItsOwn(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            try {
                if (!isItsOwn(file)) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            } catch (NoSuchFileException removedMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) { return FileVisitResult.CONTINUE; }
            throw failed;
        }

        private boolean isItsOwn(Path path) {
            return path.getParent().equals(from) && ITS_OWN.contains(path.getFileName().toString());
        }
    }

    private void opens(int which) throws IOException {
        servers[which] = Postgres.settled().setDataDirectory(data(which)).setCleanDataDirectory(false)
                .setPort(ports[which]).setServerConfig("wal_keep_size", "512MB").start();
    }

    private Path data(int which) {
        return folder.resolve("data" + which);
    }

    /** Those that it had started see by themselves that it is no more. */
    private void awaitNoneLeft() {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); answers(ports[primary]); pause()) {
            assertThat(System.nanoTime()).as("somebody still answers").isLessThan(end);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private void does(String sql) throws SQLException {
        try (var connection = servers[primary].getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String answers(String sql) throws SQLException {
        try (var connection = servers[primary].getPostgresDatabase().getConnection();
                var statement = connection.createStatement(); var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) { return; }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        servers[1 - primary].close();
        servers[primary].close();
        delete(folder);
    }
}
