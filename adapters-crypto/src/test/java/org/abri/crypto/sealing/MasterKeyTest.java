package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.abri.application.sealing.KeyOwner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    private static final String THIRTY_TWO_BYTES = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("master.key");
    }

    private String refusal(Path file) {
        try {
            MasterKey.load(file);
        } catch (MasterKeyRefused e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("The master key was taken");
    }

    private String refusalOf(String content) {
        write(file(), content);
        return refusal(file());
    }

    private static void write(Path file, String content) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String created() throws IOException {
        MasterKey.create(file());
        return Files.readString(file());
    }

    @Test
    @DisplayName("CRY-1: a new master key is a file of its owner's alone, and nothing is left beside it")
    void created_for_its_owner_alone() throws IOException {
        MasterKey.create(file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    @DisplayName("CRY-1: the folder that is made for a new master key is its owner's alone")
    void folder_for_its_owner_alone() throws IOException {
        MasterKey.create(folder.resolve("keys/master.key"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("CRY-1: a master key that was made is the same one when it is loaded")
    void the_same_when_loaded() throws GeneralSecurityException {
        var made = MasterKey.create(file());
        var loaded = MasterKey.load(file());

        assertThat(loaded.indexed(1, new byte[] { 1 })).isEqualTo(made.indexed(1, new byte[] { 1 }));
        assertThat(loaded.peppered(1, new byte[] { 1 }).orElseThrow())
                .isEqualTo(made.peppered(1, new byte[] { 1 }).orElseThrow());
        assertThat(loaded.unwrap(made.wrap(1, new byte[] { 1 }, new byte[0]), new byte[0]))
                .containsExactly(1);
    }

    @Test
    @DisplayName("CRY-1: two master keys have nothing in common, and neither have the keys of one")
    void keys_of_their_own() {
        var one = MasterKey.create(file());
        var other = MasterKey.create(folder.resolve("other.key"));

        assertThat(List.of(one.indexed(1, new byte[1]), one.peppered(1, new byte[1]).orElseThrow(),
                other.indexed(1, new byte[1]),
                other.peppered(1, new byte[1]).orElseThrow())).doesNotHaveDuplicates();
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> other.unwrap(one.wrap(1, new byte[1], new byte[0]), new byte[0]));
    }

    @Test
    @DisplayName("CRY-1: a master key that is there is never replaced")
    void never_replaced() throws IOException {
        var before = created();

        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> MasterKey.create(file()));
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    @DisplayName("CRY-1: of two services that start for the first time at once, both have the same master key or one stops")
    void two_first_starts() throws Exception {
        try (var starts = Executors.newFixedThreadPool(8)) {
            var taken = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> starts.submit(() -> MasterKey.loadOrCreate(file()))).toList().stream()
                    .flatMap(MasterKeyTest::ifTaken).map(key -> key.indexed(1, new byte[1])).toList();

            assertThat(taken).isNotEmpty().containsOnly(MasterKey.load(file()).indexed(1, new byte[1]));
        }
    }

    private static java.util.stream.Stream<MasterKey> ifTaken(Future<MasterKey> start) {
        try {
            return java.util.stream.Stream.of(start.get());
        } catch (Exception e) {
            assertThat(e).hasCauseInstanceOf(MasterKeyRefused.class);
            return java.util.stream.Stream.empty();
        }
    }

    @Test
    @DisplayName("OPS-1: the first start makes a master key, later ones load it")
    void load_or_create() {
        var first = MasterKey.loadOrCreate(file());

        assertThat(MasterKey.loadOrCreate(file()).indexed(1, new byte[1]))
                .isEqualTo(first.indexed(1, new byte[1]));
    }

    @Test
    @DisplayName("OPS-1: a missing master key is refused, and nothing is made in its place")
    void missing() {
        assertThat(refusal(file())).contains("There is no master key at").contains("backup");
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = { "rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rw-rw-rw-", "rwx--x--x" })
    @DisplayName("CRY-1: a master key that is open to others than its owner is refused")
    void open_to_others(String permissions) throws IOException {
        MasterKey.create(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

        assertThat(refusal(file())).contains("open to others").contains("chmod 600");
    }

    @Test
    @DisplayName("CRY-1: a master key that its owner can only read is taken")
    void read_only() throws IOException {
        MasterKey.create(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));

        assertThat(MasterKey.load(file())).isNotNull();
    }

    @Test
    @DisplayName("CRY-1: a folder in the place of the master key is refused")
    void a_folder() throws IOException {
        Files.createDirectory(file());

        assertThat(refusal(file())).contains("a folder or a device");
    }

    @Test
    @DisplayName("CRY-1: a link in the place of the master key is refused, wherever it leads")
    void a_link() throws IOException {
        MasterKey.create(folder.resolve("real.key"));
        Files.createSymbolicLink(file(), folder.resolve("real.key"));
        assertThat(refusal(file())).contains("is a link");

        Files.delete(folder.resolve("real.key"));
        assertThat(refusal(file())).contains("is a link");
        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> MasterKey.loadOrCreate(file()));
        assertThat(folder.resolve("real.key")).doesNotExist();
    }

    @Test
    @DisplayName("OPS-1: a master key whose place is under a file is refused")
    void under_a_file() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThat(refusal(folder.resolve("file/master.key"))).contains("master key");
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> MasterKey.create(folder.resolve("file/master.key")))
                .withMessageContaining("No master key could be made");
    }

    @Test
    @DisplayName("OPS-1: a damaged master key is refused, and nothing of it is told")
    void malformed() throws IOException {
        var whole = created();
        var wrapping = whole.lines().filter(line -> line.startsWith("wrapping")).findFirst().orElseThrow();
        List<UnaryOperator<String>> damages = List.of(content -> "", content -> "\n",
                content -> content.substring(0, content.length() / 2),
                content -> content.replace("abri-master-key 4", "abri-master-key 1"),
                content -> content.replace("pepper", "paper"),
                content -> content.replaceAll("(?m)^index.*\n", ""),
                content -> content.replaceAll("(?m)^wrapping.*\n", ""),
                content -> content.replace("index 1", "index"),
                content -> content.replace("index 1", "index 0"),
                content -> content + "more\n", content -> content.replaceAll("(?m)^(pepper 1 .*).=$", "$1="),
                content -> content.replaceAll("(?m)^binding.*\n", ""),
                content -> content.replaceAll("(?m)^pepper 1 .", "pepper 1 é"),
                content -> content.replace("pepper 1", "pepper"),
                content -> content.replace("pepper 1", "pepper 0"),
                content -> content.replace("wrapping 1", "wrapping 0"),
                content -> content.replace(wrapping, wrapping + "\n" + wrapping),
                content -> content.replaceAll("(?m)^(index 1|pepper 1) .*$", "$1 " + THIRTY_TWO_BYTES),
                content -> content + "#".repeat(20_000));
        for (var damage : damages) {
            assertThat(refusalOf(damage.apply(whole))).contains("is damaged")
                    .doesNotContain(whole.lines().filter(line -> !line.startsWith("#"))
                            .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                            .filter(word -> word.length() > 5).toArray(String[]::new));
        }
        write(file(), whole);
        assertThat(MasterKey.load(file())).isNotNull();
    }

    @Test
    @DisplayName("OPS-1: bytes that are no text are refused as a damaged master key")
    void no_text() throws IOException {
        write(file(), "");
        Files.write(file(), new byte[] { 0, (byte) 0xFF, (byte) 0xC3, 0x28, 10, 10, 10, 10 });

        assertThat(refusal(file())).contains("is damaged");
    }

    @Test
    @DisplayName("CRY-5: while the wrapping key is renewed, the old one still unwraps and the new one wraps")
    void renewing_the_wrapping_key() throws Exception {
        var before = created();
        var old = MasterKey.load(file());
        write(file(), before.replace("index ", "wrapping 2 " + THIRTY_TWO_BYTES + "\nindex "));
        var both = MasterKey.load(file());
        write(file(), before.replaceAll("(?m)^wrapping 1 .*$", "wrapping 2 " + THIRTY_TWO_BYTES));
        var renewed = MasterKey.load(file());
        var nothing = new byte[0];

        assertThat(both.unwrap(old.wrap(1, "a".getBytes(UTF_8), nothing), nothing))
                .isEqualTo("a".getBytes(UTF_8));
        assertThat(renewed.unwrap(both.wrap(2, "b".getBytes(UTF_8), nothing), nothing))
                .isEqualTo("b".getBytes(UTF_8));
        assertThat(both.peppered(1, nothing).orElseThrow()).isEqualTo(old.peppered(1, nothing).orElseThrow());
        assertThat(both.indexed(1, nothing)).isEqualTo(old.indexed(1, nothing));
    }

    @Test
    @DisplayName("OPS-1: the first start on an empty store is taken, and so is the next with the same key")
    void verify_on_an_empty_store() {
        var store = new CommittedStore();
        new KeySets(MasterKey.create(file()), store, store).verify();

        new KeySets(MasterKey.load(file()), store, store).verify();
        assertThat(store.inOne(() -> store.find(KeyOwner.SERVICE))).isPresent();
    }

    @Test
    @DisplayName("OPS-1: a key that the data were not sealed with is refused")
    void verify_with_another_key() {
        var store = new CommittedStore();
        new KeySets(MasterKey.create(file()), store, store).verify();
        var other = new KeySets(MasterKey.create(folder.resolve("other.key")), store, store);

        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(other::verify)
                .withMessageContaining("not the one that these data were sealed with");
    }

    @Test
    @DisplayName("LOG-2: a master key shows nothing of itself")
    void shows_nothing() {
        assertThat(MasterKey.create(file())).hasToString("MasterKey(…)");
    }
}
