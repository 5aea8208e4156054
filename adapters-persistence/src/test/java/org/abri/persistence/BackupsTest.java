package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.BlobStore;
import org.abri.contracts.Given;
import org.abri.domain.vault.BlobId;
import org.abri.persistence.backup.BackupRefused;
import org.abri.persistence.backup.Backups;
import org.abri.persistence.backup.RestoreBackup;
import org.abri.persistence.backup.RestoreBackup.Restored;
import org.abri.persistence.backup.TakeBackup.Taken;
import org.abri.persistence.vault.FileBlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What backups hold, what they refuse, and what is forgotten, on both kinds of database. */
class BackupsTest {
    private static final Duration KEPT = Duration.ofDays(10);

    @TempDir Path folder;

    private static final Random RANDOM = new Random(26);

    private final TestCryptography cryptography = new TestCryptography();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Backups backups;
    private FileBlobStore store;

    @BeforeEach
    void start() throws IOException {
        backups = new Backups(folder.resolve("backups"), folder.resolve("apart"));
        store = FileBlobStore.in(folder.resolve("store"));
    }

    @AfterEach
    void stop() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    @Test
    @DisplayName("OPS-2: every row of every table comes back as it was, from H2 on PostgreSQL and from PostgreSQL on H2")
    void everyRow() throws Exception {
        var h2 = database(Database.inFolder(folder.resolve("h2")));
        Rows.fill(h2, "system_range(1, 300)", "random_uuid()");
        blobsOf(h2);
        h2.execute("insert into maintenance (id, announced_from, closed, mac) values (1, now(), true, '-')");
        h2.execute(
                "insert into receipt_key (number, public_key, since, mac, sealed_secret) values (1, '-', now(), '-', X'01')");
        h2.execute("insert into round_done (name, done_at, flaws, unnamed) values ('BACKUP', now(), 1, 2)");
        h2.execute("insert into tombstone (id, erased_at, mac) values (random_uuid(), now(), '-')");
        h2.execute(
                "insert into rate_limit (blind_key, failures, failed_at, sent_at) values ('-', 3, now(), '')");
        h2.execute(
                "insert into terms_acceptance (account, version, accepted_at) values (random_uuid(), '2026-11', now())");
        h2.execute(
                "insert into terms_text (version, language, summary, body) values ('2026-11', 'fr', '«é»', '')");
        for (var tasks : List.of("scheduled_tasks", "slow_tasks")) {
            h2.execute("insert into " + tasks
                    + " (task_name, task_instance, task_data, execution_time, picked, version, priority)"
                    + " values ('-', '-', X'00ff', now(), false, 1, 2)");
        }
        var was = rows(h2);
        assertThat(was).as("tables without a row, of which nothing would be shown").allSatisfy(
                (table, rows) -> assertThat(rows).as(table).isNotEmpty());
        var taken = take(h2, NOW);

        var onPostgreSql = newOnPostgreSql();
        var restored = restore(onPostgreSql);
        assertThat(restored).isEqualTo(
                new Restored(taken.name(), taken.rows(), taken.keySets(), taken.blobs(), 0));
        var postgreSql = database(onPostgreSql);
        assertThat(rows(postgreSql)).isEqualTo(was);

        take(postgreSql, NOW.plusSeconds(1));
        var back = Database.inFolder(folder.resolve("h2 again"));
        restore(back);
        assertThat(rows(database(back))).isEqualTo(was);
    }

    @Test
    @DisplayName("OPS-2: each blob is copied once; one that is deleted while they are copied makes nothing fail, and what no backup names any more goes")
    void blobs() throws Exception {
        var database = database(Database.inFolder(folder.resolve("h2")));
        Rows.fill(database, "system_range(1, 3)", "random_uuid()");
        var blobs = blobsOf(database);
        assertThat(take(database, NOW)).extracting(Taken::copied, Taken::blobs)
                .containsExactly(blobs.size(), blobs.size());

        var added = write(drawn());
        rename(database, added);
        assertThat(take(database, NOW.plusSeconds(1)).copied()).isOne();

        var vanishes = drawn();
        rename(database, vanishes);
        var third = take(database, new Interrupted(store, vanishes, () -> database.execute(
                "delete from preview where blob_id = '" + vanishes + "'")), NOW.plus(KEPT).plusSeconds(2));
        assertThat(third.lost()).isEmpty();
        assertThat(backups.taken()).containsExactly(third.name());
        assertThat(all(FileBlobStore.in(backups.data().resolve("blobs")))).hasSize(third.blobs())
                .doesNotContain(added, vanishes);
    }

    @Test
    @DisplayName("OPS-2, I2: a blob that was lost before the backup is told, and keeps nothing else from being saved and restored")
    void lostBefore() throws Exception {
        var database = database(Database.inFolder(folder.resolve("h2")));
        Rows.fill(database, "system_range(1, 3)", "random_uuid()");
        var blobs = blobsOf(database);
        store.remove(blobs.getFirst());

        assertThat(take(database, NOW).lost()).containsExactly(blobs.getFirst());
        assertThat(restore(Database.inFolder(folder.resolve("new"))))
                .extracting(Restored::blobs, Restored::lost)
                .containsExactly(blobs.size() - 1, 1);
    }

    @Test
    @DisplayName("CRY-6: whoever was erased after a backup stays so when it is restored with later key sets; key sets are kept for thirty days at most")
    void erasedAfterwards() throws Exception {
        var database = database(Database.inFolder(folder.resolve("h2")));
        var given = new Given(database.ports());
        var vault = given.vault();
        var name = take(database, NOW).name();
        given.run(() -> database.ports().erasure().erase(KeyOwner.of(vault), NOW));
        take(database, NOW.plusSeconds(1));

        var place = Database.inFolder(folder.resolve("new"));
        new RestoreBackup(backups, cryptography).restore(Optional.of(name), place, store, done -> {});
        var restored = database(place);
        assertThat(new Given(restored.ports()).get(() -> restored.ports().erasure().risen()))
                .containsExactly(KeyOwner.of(vault));
        assertThat(rows(restored).get("wrapped_key_set"))
                .noneMatch(row -> row.contains(vault.value().toString()));

        take(database, NOW.plus(Duration.ofDays(31)), Duration.ofDays(365));
        assertThat(filesIn(backups.keySets())).hasSize(1);
        assertThat(backups.taken()).hasSize(3);
    }

    @Test
    @DisplayName("OPS-2: a restoring is refused over somebody's data, with files missing, cut off, altered or renamed, and without key sets; nothing was done then")
    void refused() throws Exception {
        var database = database(Database.inFolder(folder.resolve("h2")));
        Rows.fill(database, "system_range(1, 3)", "random_uuid()");
        var blobs = blobsOf(database);
        var name = take(database, NOW).name();

        assertRefused(Database.inFolder(folder.resolve("h2")), "holds somebody's data already");
        var copy = FileBlobStore.in(backups.data().resolve("blobs"));
        copy.remove(blobs.getFirst());
        assertRefused("is not whole: 1 of its documents");
        copy(blobs.getFirst(), copy);

        for (var file : List.of(name + ".rows", name + ".blobs")) {
            var path = backups.data().resolve(file);
            var bytes = Files.readAllBytes(path);
            Files.write(path, Arrays.copyOf(bytes, bytes.length - 1));
            assertRefused("damaged, cut off or of another service");
            bytes[bytes.length / 2] ^= 1;
            Files.write(path, bytes);
            assertRefused("damaged, cut off or of another service");
            bytes[bytes.length / 2] ^= 1;
            Files.write(path, bytes);
        }
        var keys = backups.keySets().resolve(name + ".keys");
        var lines = Files.readAllLines(keys);
        Files.write(keys, lines.subList(1, lines.size()));
        assertRefused("are not whole, or the master key");
        var fewer = new ArrayList<>(lines);
        fewer.remove(2);
        Files.write(keys, fewer);
        assertRefused("are not whole, or the master key");
        Files.delete(keys);
        assertRefused("There are no key sets");
        Files.write(keys, lines);

        var later = backups.data().resolve("2999-01-01T000000.000Z.blobs");
        Files.move(backups.data().resolve(name + ".blobs"), later);
        assertRefused("There are no key sets");
        Files.move(later, backups.data().resolve(name + ".blobs"));
        assertThat(restore(Database.inFolder(folder.resolve("new"))).blobs()).isEqualTo(blobs.size());
    }

    @Test
    @DisplayName("OPS-2: a target that fills up, and another backup under way, are told as outages; what was half written is gone with the next one, and the files are for their owner alone")
    void outages() throws Exception {
        var database = database(Database.inFolder(folder.resolve("h2")));
        Rows.fill(database, "system_range(1, 3)", "random_uuid()");
        blobsOf(database);
        var last = all(store).getLast();
        assertThatThrownBy(() -> take(database, new Interrupted(store, last, () -> {
            throw new IOException("No space left on device");
        }), NOW)).isInstanceOf(Outage.class);
        assertThat(backups.taken()).isEmpty();
        assertThatThrownBy(() -> restore(Database.inFolder(folder.resolve("new"))))
                .isInstanceOf(BackupRefused.class).hasMessageContaining("no whole backup");

        Files.writeString(backups.data().resolve("2026-01-01T000000.000Z.rows.part"), "half");
        assertThatThrownBy(() -> take(database, new Interrupted(store, last, () -> take(database, NOW)), NOW))
                .isInstanceOf(Outage.class).hasMessageContaining("another backup");
        take(database, NOW);
        assertThat(filesIn(backups.data())).noneMatch(file -> file.toString().endsWith(".part"))
                .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                        .isEqualTo(PosixFilePermissions.fromString(
                                Files.isDirectory(file) ? "rwx------" : "rw-------")));
        assertThatThrownBy(() -> new Backups(folder, folder.resolve("apart")))
                .isInstanceOf(BackupRefused.class);
    }

    private void assertRefused(String why) throws IOException {
        assertRefused(Database.inFolder(folder.resolve("refused " + UUID.randomUUID())), why);
    }

    private void assertRefused(Database place, String why) throws IOException {
        var into = FileBlobStore.in(folder.resolve("nothing " + UUID.randomUUID()));
        assertThatThrownBy(() -> new RestoreBackup(backups, cryptography).restore(Optional.empty(), place,
                into, done -> {})).isInstanceOf(BackupRefused.class).hasMessageContaining(why);
        assertThat(all(into)).isEmpty();
    }

    private Taken take(TestDatabase database, Instant now) {
        return take(database, now, KEPT);
    }

    private Taken take(TestDatabase database, Instant now, Duration kept) {
        return database.storage().takeBackup().take(backups, store, now, kept, done -> {});
    }

    private Taken take(TestDatabase database, BlobStore from, Instant now) {
        return database.storage().takeBackup().take(backups, from, now, KEPT, done -> {});
    }

    private Restored restore(Database place) throws IOException {
        return new RestoreBackup(backups, cryptography).restore(Optional.empty(), place,
                FileBlobStore.in(folder.resolve("restored " + UUID.randomUUID())), done -> {});
    }

    private TestDatabase database(Database database) {
        var opened = new TestDatabase(
                Storage.open(database, cryptography, folder.resolve("heads " + UUID.randomUUID())));
        open.add(opened);
        return opened;
    }

    private static Database newOnPostgreSql() {
        var name = "restored_" + UUID.randomUUID().toString().replace('-', '_');
        TestDatabase.postgresql().execute("create database " + name);
        return TestDatabase.postgresql(name);
    }

    /** Each document and each drawing has bytes of its own. */
    private List<BlobId> blobsOf(TestDatabase database) throws IOException {
        for (var table : List.of("item", "preview", "upload_part")) {
            for (var old : texts(database, "select blob_id from " + table)) {
                database.execute(
                        "update " + table + " set blob_id = '" + write(drawn()) + "' where blob_id = '"
                                + old + "'");
            }
        }
        return all(store);
    }

    /** One drawing has other bytes. */
    private static void rename(TestDatabase database, BlobId blob) {
        database.execute("update preview set blob_id = '" + blob
                + "' where item = (select max(cast(item as varchar(64))) from preview)");
    }

    private static BlobId drawn() {
        var random = new byte[BlobId.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return BlobId.drawn(NOW, random);
    }

    private BlobId write(BlobId blob) throws IOException {
        try (var writer = store.create(blob)) {
            writer.write(blob.toString().getBytes(StandardCharsets.US_ASCII));
            writer.keep();
        }
        return blob;
    }

    private void copy(BlobId blob, BlobStore to) throws IOException {
        try (var writer = to.create(blob); var bytes = store.open(blob)) {
            bytes.transferTo(writer);
            writer.keep();
        }
    }

    private static List<BlobId> all(BlobStore store) throws IOException {
        return store.drawnBetween(Instant.EPOCH, NOW.plusSeconds(1), Optional.empty(), 10_000);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** What is in every table but Flyway's, each row as text, in an order. */
    private static Map<String, List<String>> rows(TestDatabase database) throws SQLException {
        var tables = new TreeMap<String, List<String>>();
        try (var connection = database.raw().getConnection();
                var found = connection.getMetaData().getTables(connection.getCatalog(),
                        connection.getSchema(), "%", new String[] { "TABLE", "BASE TABLE" })) {
            while (found.next()) {
                var table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!table.startsWith("flyway")) {
                    tables.put(table, texts(database, "select * from " + table));
                }
            }
        }
        tables.remove("pulse"); // beats at each opening
        return tables;
    }

    private static List<String> texts(TestDatabase database, String query) {
        try (var connection = database.raw().getConnection(); var asked = connection.createStatement();
                var found = asked.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(switch (found.getMetaData().getColumnType(i)) {
                        case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                            var moment = found.getObject(i, OffsetDateTime.class);
                            yield moment == null ? "null" : moment.toInstant().toString();
                        }
                        case Types.BINARY, Types.VARBINARY -> found.getObject(i) instanceof byte[] bytes
                                ? HexFormat.of().formatHex(bytes)
                                : String.valueOf(found.getObject(i));
                        default -> String.valueOf(found.getObject(i));
                    });
                }
                rows.add(String.join(" | ", row));
            }
            rows.sort(Comparator.naturalOrder());
            return rows;
        } catch (SQLException failed) {
            throw new AssertionError(query, failed);
        }
    }

    private interface Interruption {
        void happens() throws IOException;
    }

    /** Something happens when that blob is about to be read. */
    private record Interrupted(BlobStore store, BlobId at, Interruption what) implements BlobStore {
        @Override
        public InputStream open(BlobId id) throws IOException {
            if (id.equals(at)) {
                what.happens();
            }
            return store.open(id);
        }

        @Override
        public Writer create(BlobId id) throws IOException {
            return store.create(id);
        }

        @Override
        public void remove(BlobId id) throws IOException {
            store.remove(id);
        }

        @Override
        public List<BlobId> drawnBetween(Instant from, Instant before, Optional<BlobId> after, int most)
                throws IOException {
            return store.drawnBetween(from, before, after, most);
        }

        @Override
        public int sweep(Instant before) throws IOException {
            return store.sweep(before);
        }

        @Override
        public void probe() throws IOException {
            store.probe();
        }
    }
}
