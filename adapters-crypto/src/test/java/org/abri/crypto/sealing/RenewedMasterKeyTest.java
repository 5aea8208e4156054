package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abri.application.Outage;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.crypto.account.Argon2Hasher;
import org.abri.crypto.account.SecureRandomBytes;
import org.abri.crypto.account.SlowWork;
import org.abri.domain.account.SecretHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRY-5: two nodes, each with a file of its own, over one storage. */
class RenewedMasterKeyTest {
    private static final KeyOwner AMINA = new KeyOwner(new UUID(1, 1));
    private static final Place TITLE = new Place(AMINA, new UUID(3, 3), "title");
    private static final byte[] PLAIN = "Carte de séjour".getBytes(UTF_8);

    @TempDir Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final CommittedStore store = new CommittedStore();
    private Path file;
    private Path otherFile;
    private MasterKey master;
    private KeySets keySets;
    private KeySets otherNode;
    private byte[] sealed;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("master.key");
        otherFile = folder.resolve("other.key");
        master = MasterKey.create(file);
        distribute();
        keySets = new KeySets(master, store, store, nanos::get);
        keySets.verify();
        otherNode = new KeySets(MasterKey.load(otherFile), store, store, nanos::get);
        otherNode.verify();
        make(keySets, AMINA);
        sealed = new TinkSealer(keySets).seal(TITLE, PLAIN);
    }

    private void distribute() throws IOException {
        Files.copy(file, otherFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void make(KeySets by, KeyOwner owner) {
        store.inOne(() -> by.make(owner));
    }

    private int wrappedBy(KeyOwner owner) {
        return MasterKey.wrappedBy(bytes(owner));
    }

    private byte[] bytes(KeyOwner owner) {
        return store.inOne(() -> store.find(owner)).orElseThrow();
    }

    private void rewrap(KeyOwner owner, int by) {
        var rewrapped = new FileWrappingKeys(master).rewrapped(owner, bytes(owner), by);
        store.inOne(() -> {
            store.remove(owner);
            var unused = store.keepFirst(owner, rewrapped);
        });
    }

    private void minutesLater() {
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
    }

    @Test
    @DisplayName("CRY-5: a key that is added wraps nothing before it is in use; then every node wraps by it within minutes, without being started anew")
    void inUse() throws IOException {
        assertThat(MasterKey.addKeys(file)).isEqualTo(2);
        distribute();
        var before = new KeyOwner(new UUID(4, 4));
        make(keySets, before);
        assertThat(wrappedBy(before)).isEqualTo(1);

        rewrap(KeyOwner.SERVICE, 2);
        minutesLater();

        var here = new KeyOwner(new UUID(5, 5));
        var there = new KeyOwner(new UUID(6, 6));
        make(keySets, here);
        make(otherNode, there);
        assertThat(wrappedBy(here)).isEqualTo(2);
        assertThat(wrappedBy(there)).isEqualTo(2);
        assertThat(new TinkSealer(otherNode).open(TITLE, sealed)).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("CRY-5, OPS-1: to a node whose file lacks the key in use that is an outage, never damage; it goes on by itself once it has the file")
    void behind() throws IOException {
        assertThat(MasterKey.addKeys(file)).isEqualTo(2);
        rewrap(KeyOwner.SERVICE, 2);
        rewrap(AMINA, 2);
        minutesLater();
        var sealer = new TinkSealer(otherNode);
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> sealer.open(TITLE, sealed))
                .withMessageContaining("lacks its key 2").withMessageContaining("copy the file");
        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> make(otherNode, new KeyOwner(new UUID(7, 7))));
        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> new KeySets(MasterKey.load(otherFile), store, store).verify());

        distribute();

        assertThat(sealer.open(TITLE, sealed)).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("CRY-5: what was wrapped by a key that is gone does not open, and says so; the others do")
    void gone() {
        assertThat(MasterKey.addKeys(file)).isEqualTo(2);
        rewrap(KeyOwner.SERVICE, 2);
        MasterKey.dropWrappingKeysBefore(file, 2);
        var started = new KeySets(MasterKey.load(file), store, store);
        started.verify();

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> started.of(AMINA))
                .withStackTraceContaining("The master key has no wrapping key 1");
        assertThat(started.of(KeyOwner.SERVICE).wrappedBy()).isEqualTo(2);
    }

    @Test
    @DisplayName("CRY-5, OPS-2: data of the time of a key that is gone are refused by its number; with its line put back they open, and the newer ones too")
    void putBack() throws IOException {
        var asBefore = bytes(KeyOwner.SERVICE);
        assertThat(MasterKey.addKeys(file)).isEqualTo(2);
        rewrap(KeyOwner.SERVICE, 2);
        MasterKey.dropWrappingKeysBefore(file, 2);
        var backup = new CommittedStore();
        var unused = backup.inOne(() -> backup.keepFirst(KeyOwner.SERVICE, asBefore));
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> new KeySets(MasterKey.load(file), backup, backup).verify())
                .withMessageContaining("no longer has its wrapping key 1")
                .withMessageContaining("Put its line back");

        var old = Files.readAllLines(otherFile).stream().filter(line -> line.startsWith("wrapping 1 "))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, Files.readString(file).replace("wrapping 2 ", old + "\nwrapping 2 "));

        new KeySets(MasterKey.load(file), backup, backup).verify();
        new KeySets(MasterKey.load(file), store, store).verify();
        assertThat(new TinkSealer(keySets).open(TITLE, sealed)).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("CRY-5: the file is changed whole or not at all: it stays its owner's alone, nothing is left beside it, and its other keys stay")
    void changedWhole() throws IOException {
        var before = Files.readAllLines(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(MasterKey.addKeys(file)).isEqualTo(2);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.readAllLines(file)).hasSize(before.size() + 2).containsAll(before);
        MasterKey.dropWrappingKeysBefore(file, 2);
        assertThat(Files.readAllLines(file)).hasSize(before.size() + 1)
                .noneMatch(line -> line.startsWith("wrapping 1 "))
                .anyMatch(line -> line.startsWith("wrapping 2 "))
                .anyMatch(line -> line.startsWith("pepper 1 "))
                .anyMatch(line -> line.startsWith("pepper 2 "));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, otherFile);
        }
    }

    @Test
    @DisplayName("CRY-5: two wrapping keys live at most; a key that is not there cannot be the one that stays")
    void two() throws IOException {
        assertThat(MasterKey.addKeys(file)).isEqualTo(2);
        var both = Files.readString(file);
        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> MasterKey.addKeys(file))
                .withMessageContaining("two wrapping keys already");
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> MasterKey.dropWrappingKeysBefore(file, 3));
        assertThat(Files.readString(file)).isEqualTo(both);
    }

    @Test
    @DisplayName("CRY-5: of several commands at once, one adds a key, and none is lost")
    void severalAtOnce() throws Exception {
        try (var commands = Executors.newFixedThreadPool(8)) {
            var added = IntStream.range(0, 8).mapToObj(i -> commands.submit(() -> MasterKey.addKeys(file)))
                    .toList().stream().flatMap(each -> {
                        try {
                            return Stream.of(each.get());
                        } catch (Exception refused) {
                            assertThat(refused).hasCauseInstanceOf(MasterKeyRefused.class);
                            return Stream.empty();
                        }
                    }).toList();
            assertThat(added).containsExactly(2);
        }
        assertThat(MasterKey.load(file).wrappingKeys()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("CRY-5, AUT-3: the pepper is renewed with it, on every node: older hashes still match, and are outdated; nobody chooses a new password")
    void pepper() throws IOException {
        var other = MasterKey.load(otherFile);
        var there = new KeySets(other, store, store, nanos::get);
        there.verify();
        var random = new SecureRandomBytes();
        var work = new SlowWork();
        var here = new Argon2Hasher(master, random, work);
        var elsewhere = new Argon2Hasher(other, random, work);
        var before = here.hash("secret");
        assertThat(MasterKey.addKeys(file)).isEqualTo(2);
        assertThat(here.outdated(before)).isFalse();

        rewrap(KeyOwner.SERVICE, 2);
        keySets.verify();

        assertThat(here.outdated(before)).isTrue();
        assertThat(here.matches("secret", before)).isTrue();
        var after = here.hash("secret");
        assertThat(after.phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1,keyid=AAAAAg$");
        assertThat(here.matches("secret", after)).isTrue();
        assertThat(here.matches("other", after)).isFalse();
        assertThat(here.outdated(after)).isFalse();
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> elsewhere.matches("secret", after));
        distribute();
        assertThat(elsewhere.matches("secret", after)).isTrue();
        var unknown = new SecretHash(after.phc().replace("AAAAAg", "AAAACQ"));
        assertThat(here.matches("secret", unknown)).isFalse();
        assertThat(here.outdated(unknown)).isTrue();
        MasterKey.dropWrappingKeysBefore(file, 2);
        var started = MasterKey.load(file);
        new KeySets(started, store, store).verify();
        assertThat(new Argon2Hasher(started, random, work).matches("secret", before)).isTrue();
    }
}
