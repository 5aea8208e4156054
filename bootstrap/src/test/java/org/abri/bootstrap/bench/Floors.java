package org.abri.bootstrap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The least that this machine needs for the same work, without a service around it; in one thread, warm. */
final class Floors {
    private static final int ARGON2_KIB = 19 * 1024;
    private static final int SEGMENT = 64 * 1024;
    private static final int ROUNDS = 9;

    private Floors() {}

    /** The median of some rounds, after as many that are not counted. */
    record Cost(Duration work, Duration wall) {
        double workMillis() {
            return work.toNanos() / 1e6;
        }
    }

    private interface Action {
        void act() throws GeneralSecurityException, IOException, SQLException;
    }

    private static Cost median(int times, Action action) {
        var works = new long[ROUNDS];
        var walls = new long[ROUNDS];
        try {
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                var work = Machine.work();
                var wall = System.nanoTime();
                for (int i = 0; i < times; i++) {
                    action.act();
                }
                if (round >= 0) {
                    works[round] = Machine.work().minus(work).toNanos() / times;
                    walls[round] = (System.nanoTime() - wall) / times;
                }
            }
        } catch (GeneralSecurityException | IOException | SQLException broken) {
            throw new IllegalStateException(broken);
        }
        Arrays.sort(works);
        Arrays.sort(walls);
        return new Cost(Duration.ofNanos(works[ROUNDS / 2]), Duration.ofNanos(walls[ROUNDS / 2]));
    }

    static Cost passwordHash() {
        return median(1, () -> {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withMemoryAsKB(ARGON2_KIB)
                    .withIterations(2).withParallelism(1).withSalt(new byte[16]).build());
            generator.generateBytes(new byte[16], new byte[32]);
        });
    }

    /** Hashed, sealed, written and flushed to the disk. */
    static Cost bytesIn(byte[] bytes) {
        return inFile(file -> median(1, () -> write(file, bytes)));
    }

    /** Read and opened. */
    static Cost bytesOut(byte[] bytes) {
        return inFile(file -> {
            try {
                write(file, bytes);
            } catch (GeneralSecurityException | IOException broken) {
                throw new IllegalStateException(broken);
            }
            return median(1, () -> {
                var buffer = ByteBuffer.allocate(SEGMENT + 16);
                try (var channel = FileChannel.open(file)) {
                    for (int number = 0; channel.read(buffer.clear()) > 0; number++) {
                        cipher(Cipher.DECRYPT_MODE, number).doFinal(buffer.array(), 0, buffer.position());
                    }
                }
            });
        });
    }

    private static void write(Path file, byte[] bytes) throws GeneralSecurityException, IOException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int at = 0; at < bytes.length; at += SEGMENT) {
                var length = Math.min(SEGMENT, bytes.length - at);
                digest.update(bytes, at, length);
                channel.write(ByteBuffer
                        .wrap(cipher(Cipher.ENCRYPT_MODE, at / SEGMENT).doFinal(bytes, at, length)));
            }
            channel.force(true);
        }
        if (digest.digest().length != 32) { throw new IllegalStateException(); }
    }

    private static Cipher cipher(int mode, int number) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(new byte[32], "AES"),
                new GCMParameterSpec(128, ByteBuffer.allocate(12).putInt(number).array()));
        return cipher;
    }

    /** One row found by its key, in an H2 of its own. */
    static Cost select() {
        return onDatabase(connection -> {
            try (var found = connection.prepareStatement("select sealed from kept where id = ?")) {
                return median(1_000, () -> {
                    found.setInt(1, 500);
                    try (var rows = found.executeQuery()) {
                        if (!rows.next()) { throw new IllegalStateException(); }
                    }
                });
            }
        });
    }

    /** One row changed, committed and flushed to the disk. */
    static Cost commit() {
        return onDatabase(connection -> {
            connection.setAutoCommit(false);
            try (var changed = connection.prepareStatement("update kept set sealed = ? where id = 500");
                    var flush = connection.createStatement()) {
                return median(50, () -> {
                    changed.setBytes(1, new byte[200]);
                    changed.executeUpdate();
                    connection.commit();
                    flush.execute("checkpoint sync");
                });
            }
        });
    }

    private interface OnDatabase {
        Cost cost(Connection connection) throws SQLException;
    }

    private static Cost onDatabase(OnDatabase measured) {
        return inFile(file -> {
            try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file + ";WRITE_DELAY=0")) {
                try (var statement = connection.createStatement()) {
                    statement.execute("create table kept (id int primary key, sealed varbinary(300))");
                    statement.execute("insert into kept select x, cast(repeat('00', 200) as varbinary(300))"
                            + " from system_range(1, 1000)");
                }
                return measured.cost(connection);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    private interface InFile {
        Cost cost(Path file);
    }

    private static Cost inFile(InFile measured) {
        try {
            var folder = Files.createTempDirectory("abri-floor-");
            try {
                return measured.cost(folder.resolve("file"));
            } finally {
                try (var files = Files.list(folder)) {
                    for (var file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
