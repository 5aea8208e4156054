package org.abri.persistence.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Sha256;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Macs;

/**
 * CRY-6: the wrapped key sets of everybody, and the tombstones of those who have none any more. Text: a line that names the
 * form; a line each, {@code key}, its owner and the key set in Base64, or {@code erased}, whose id, the moment in milliseconds
 * and the MAC of its row; last a MAC over all of that, so that no line was left out, put in or altered.
 */
final class KeySetsFile {
    private static final String FORM = "abri-key-sets 1";
    private static final String MAC = "mac ";
    private static final int AT_A_TIME = 200;
    private static final String PURPOSE = "key sets of a backup";

    private final Path file;

    private KeySetsFile(Path file) {
        this.file = file;
    }

    /** Those that the transaction of {@code connection} sees. Answers how many. */
    static long write(Connection connection, OutputStream out, Macs macs) throws SQLException, IOException {
        var lines = new DigestOutputStream(out, Sha256.digest());
        say(FORM, lines);
        long sets = 0;
        try (var asked = connection.createStatement();
                var found = asked.executeQuery("select owner, wrapped from wrapped_key_set")) {
            for (; found.next(); sets++) {
                say("key " + found.getObject(1, UUID.class) + " "
                        + Base64.getEncoder().encodeToString(found.getBytes(2)), lines);
            }
        }
        try (var asked = connection.createStatement();
                var found = asked.executeQuery("select id, erased_at, mac from tombstone")) {
            while (found.next()) {
                say("erased " + found.getObject(1, UUID.class) + " "
                        + found.getObject(2, OffsetDateTime.class).toInstant().toEpochMilli() + " "
                        + found.getString(3), lines);
            }
        }
        say(MAC + mac(lines.getMessageDigest(), macs), lines);
        return sets;
    }

    private static void say(String line, OutputStream lines) throws IOException {
        lines.write((line + '\n').getBytes(US_ASCII));
    }

    private static String mac(MessageDigest said, Macs macs) {
        return HexFormat.of().formatHex(macs.of(PURPOSE, said.digest()));
    }

    /** Throws {@link BackupRefused} unless it is whole, and was written with that master key. */
    static KeySetsFile checked(Path file, Macs macs) throws IOException {
        var digest = Sha256.digest();
        var last = "";
        var first = "";
        try (var lines = Files.lines(file, US_ASCII)) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (first.isEmpty()) {
                    first = line;
                } else {
                    digest.update((last + '\n').getBytes(US_ASCII));
                }
                last = line;
            }
        } catch (UncheckedIOException unreadable) {
            throw BackupRefused.damaged(file.toString(), unreadable);
        }
        if (!first.equals(FORM) || !last.equals(MAC + mac(digest, macs))) {
            throw new BackupRefused("The key sets in " + file
                    + " are not whole, or the master key is not the one they were written with.");
        }
        return new KeySetsFile(file);
    }

    /** The one of the service, which opens the rest of the backup. */
    Optional<byte[]> ofTheService() throws IOException {
        var begins = "key " + KeyOwner.SERVICE.value() + " ";
        try (var lines = Files.lines(file, US_ASCII)) {
            return lines.filter(line -> line.startsWith(begins)).findFirst()
                    .map(line -> Base64.getDecoder().decode(line.substring(begins.length())));
        }
    }

    /** Everything in it takes the place of the key sets that are there; tombstones are added. Answers how many key sets. */
    long restore(Connection connection) throws SQLException, IOException {
        long sets = 0;
        try (var emptying = connection.createStatement();
                var set = connection
                        .prepareStatement("insert into wrapped_key_set (owner, wrapped) values (?, ?)");
                var tombstone = connection.prepareStatement(
                        "insert into tombstone (id, erased_at, mac) values (?, ?, ?) on conflict do nothing");
                var lines = Files.lines(file, US_ASCII)) {
            emptying.executeUpdate("delete from wrapped_key_set");
            for (var line : (Iterable<String>) lines::iterator) {
                var parts = line.split(" ", -1);
                if (parts[0].equals("key")) {
                    set.setObject(1, UUID.fromString(parts[1]));
                    set.setBytes(2, Base64.getDecoder().decode(parts[2]));
                    set.addBatch();
                    if (++sets % AT_A_TIME == 0) {
                        set.executeBatch();
                    }
                } else if (parts[0].equals("erased")) {
                    tombstone.setObject(1, UUID.fromString(parts[1]));
                    tombstone.setObject(2,
                            Instant.ofEpochMilli(Long.parseLong(parts[2])).atOffset(ZoneOffset.UTC));
                    tombstone.setString(3, parts[3]);
                    tombstone.executeUpdate();
                }
            }
            set.executeBatch();
        }
        return sets;
    }
}
