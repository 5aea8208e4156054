package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.abri.application.Outage;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CRY-1: a wrapping key that rests in a key-management system, and what may happen to that. */
class KeysElsewhereTest {
    private static final KeyOwner AMINA = new KeyOwner(new UUID(1, 1));
    private static final KeyOwner BASILE = new KeyOwner(new UUID(1, 2));
    private static final Place TITLE = new Place(AMINA, new UUID(3, 3), "title");
    private static final byte[] PLAIN = "Carte de séjour".getBytes(UTF_8);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final CommittedStore store = new CommittedStore();
    private final FakeKms kms = new FakeKms().with("key");
    private final KeysElsewhere elsewhere = KeysElsewhere.in(List.of(kms));
    private Path file;
    private MasterKey master;
    private KeySets keySets;
    private byte[] sealed;

    /** A service that began with a key in the file, and went on with one elsewhere. */
    @BeforeEach
    void start() {
        file = folder.resolve("master.key");
        master = MasterKey.create(file);
        make(AMINA);
        sealed = new TinkSealer(started(KeysElsewhere.NONE)).seal(TITLE, PLAIN);
        assertThat(MasterKey.addKeys(file, "fake:key", elsewhere)).isEqualTo(2);
        keySets = started(elsewhere);
        rewrap(KeyOwner.SERVICE, 2);
        rewrap(AMINA, 2);
        minutesLater();
    }

    private KeySets started(KeysElsewhere by) {
        master = MasterKey.load(file, by);
        var begun = new KeySets(master, store, store, nanos::get);
        begun.verify();
        return begun;
    }

    private void make(KeyOwner owner) {
        store.inOne(() -> new KeySets(master, store, store, nanos::get).make(owner));
    }

    private void rewrap(KeyOwner owner, int by) {
        var rewrapped = new FileWrappingKeys(master).rewrapped(owner, bytes(owner), by);
        replace(owner, rewrapped);
    }

    private void replace(KeyOwner owner, byte[] wrapped) {
        store.inOne(() -> {
            store.remove(owner);
            var unused = store.keepFirst(owner, wrapped);
        });
    }

    private byte[] bytes(KeyOwner owner) {
        return store.inOne(() -> store.find(owner)).orElseThrow();
    }

    private void minutesLater() {
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
    }

    private byte[] opened() {
        return new TinkSealer(keySets).open(TITLE, sealed);
    }

    private void isOutage(String why) {
        minutesLater();
        assertThatExceptionOfType(Outage.class).isThrownBy(this::opened).withMessageContaining(why);
    }

    @Test
    @DisplayName("CRY-1, CRY-5: from the file to a key elsewhere and back, everything opens at each step, and both kinds live side by side")
    void thereAndBack() throws IOException {
        assertThat(opened()).isEqualTo(PLAIN);
        assertThat(MasterKey.wrappedBy(bytes(AMINA))).isEqualTo(2);
        MasterKey.dropWrappingKeysBefore(file, 2);
        keySets = started(elsewhere);
        assertThat(opened()).isEqualTo(PLAIN);
        assertThat(Files.readAllLines(file)).filteredOn(line -> line.startsWith("wrapping "))
                .singleElement().asString().startsWith("wrapping 2 fake:key ");

        assertThat(MasterKey.addKeys(file)).isEqualTo(3);
        keySets = started(elsewhere);
        rewrap(KeyOwner.SERVICE, 3);
        assertThat(opened()).isEqualTo(PLAIN);
        rewrap(AMINA, 3);
        MasterKey.dropWrappingKeysBefore(file, 3);
        kms.goAway();
        keySets = started(KeysElsewhere.NONE);
        assertThat(opened()).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("CRY-2: what is damaged does not open, nor does another's key set; that is told from an outage, however the system words it")
    void damaged() {
        make(BASILE);
        var ofBasile = new FileWrappingKeys(master).rewrapped(BASILE, bytes(BASILE), 2);
        var whole = bytes(AMINA);
        var altered = whole.clone();
        altered[altered.length - 1] ^= 1;
        for (var broken : List.of(altered, ofBasile, Arrays.copyOf(whole, 20), Arrays.copyOf(whole, 5))) {
            replace(AMINA, broken);
            minutesLater();
            assertThatExceptionOfType(SealBroken.class).isThrownBy(this::opened);
        }
        replace(AMINA, whole);
        minutesLater();
        assertThat(opened()).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("OPS-1, AVL-2: a system that is gone is an outage that names it, for whatever needs it, and passes by itself")
    void gone() {
        kms.goAway();

        isOutage("fake:key");
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> make(BASILE));
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> keySets.prepare(
                java.util.Set.of(AMINA, KeyOwner.SERVICE)));
        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> new FileWrappingKeys(master).opens(AMINA, bytes(AMINA), 2));
        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> new FileWrappingKeys(master).rewrapped(AMINA, bytes(AMINA), 2));
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> started(elsewhere));

        kms.comeBack();

        assertThat(opened()).isEqualTo(PLAIN);
        make(BASILE);
        assertThat(MasterKey.wrappedBy(bytes(BASILE))).isEqualTo(2);
    }

    @Test
    @DisplayName("OPS-1: what to look at is in the log, without what the system said")
    void told() {
        var lines = new CopyOnWriteArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord told) {
                lines.add(told.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var log = Logger.getLogger("org.abri.keys");
        log.addHandler(handler);
        try {
            kms.goAway();
            isOutage("fake:key");
        } finally {
            log.removeHandler(handler);
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).contains("the key at fake:key")
                .contains("look at what keeps it").doesNotContain("decryption failed"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4 })
    @DisplayName("OPS-1: whichever of the questions is lost on the way, a whole key set is never called damaged")
    void lostOnTheWay(int many) {
        minutesLater();
        kms.failNext(many);
        try {
            assertThat(opened()).isEqualTo(PLAIN);
        } catch (Outage told) {
            assertThat(many).isGreaterThan(1);
        }
        kms.comeBack();
        assertThat(opened()).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("OPS-1: a system that is silent is an outage within the time that it is given, for whoever waits behind it too; it goes on once it talks")
    void silent() {
        keySets = started(KeysElsewhere.in(List.of(kms), SHORT));
        kms.fallSilent();
        var before = kms.asked();

        var all = IntStream.range(0, 2 * InTime.AT_ONCE).boxed()
                .collect(Collectors.toMap(i -> i, i -> i));
        var began = System.nanoTime();
        var answers = SideBySide.done(all, (i, same) -> {
            try {
                return new String(opened(), UTF_8);
            } catch (Outage told) {
                return String.valueOf(told.getMessage());
            }
        });

        assertThat(answers.values()).allSatisfy(told -> assertThat(told).contains("does not answer within"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(kms.asked() - before).isEqualTo(InTime.AT_ONCE);
        kms.talkAgain();
        assertThat(opened()).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("OPS-1: another key where the one was that was added damages nothing: it is an outage that says so")
    void replaced() {
        kms.replace("key");

        isOutage("is not the one that was added");
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> master.tryElsewhere());
    }

    @Test
    @DisplayName("OPS-1: a start with a key that nothing reaches is refused; while the service runs that is an outage; a key that is not in use keeps nobody from starting")
    void outOfReach() throws IOException {
        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> started(KeysElsewhere.NONE))
                .withMessageContaining("Nothing here reaches keys at \"fake:\"");
        keySets = new KeySets(MasterKey.load(file), store, store, nanos::get);
        isOutage("out of reach");
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> MasterKey.load(file).tryElsewhere());

        keySets = started(elsewhere);
        rewrap(KeyOwner.SERVICE, 1);
        assertThatCode(() -> started(KeysElsewhere.NONE)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("CRY-5: a key is added only once it has sealed and opened something for one place; until then the file is as it was")
    void added() throws IOException {
        rewrap(KeyOwner.SERVICE, 2);
        MasterKey.dropWrappingKeysBefore(file, 2);
        var before = Files.readString(file);

        for (var address : List.of("elsewhere", "fake:", "fake:a b", "other:key", "fake:key", "fake:nosuch",
                "loose:key")) {
            assertThatExceptionOfType(RuntimeException.class).as(address)
                    .isThrownBy(() -> MasterKey.addKeys(file, address,
                            KeysElsewhere.in(List.of(kms, new Loose()))))
                    .satisfies(told -> assertThat(told).isInstanceOfAny(MasterKeyRefused.class,
                            Outage.class));
        }
        kms.with("next").goAway();
        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> MasterKey.addKeys(file, "fake:next", elsewhere));
        assertThat(Files.readString(file)).isEqualTo(before);

        kms.comeBack();
        assertThat(MasterKey.addKeys(file, "fake:next", elsewhere)).isEqualTo(3);
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> MasterKey.addKeys(file, "fake:next", elsewhere))
                .withMessageContaining("two wrapping keys already");
    }

    @Test
    @DisplayName("CRY-1: the key sets of many are opened side by side, each once")
    void sideBySide() {
        var many = IntStream.range(0, 40).mapToObj(i -> new KeyOwner(new UUID(9, i)))
                .collect(Collectors.toUnmodifiableSet());
        many.forEach(this::make);
        keySets = started(elsewhere);
        minutesLater();
        var before = kms.asked();

        keySets.prepare(many);

        assertThat(kms.asked() - before).isEqualTo(many.size());
        assertThat(kms.mostAtOnce()).isBetween(2, InTime.AT_ONCE);
        many.forEach(owner -> assertThat(keySets.of(owner).wrappedBy()).isEqualTo(2));
        assertThat(kms.asked() - before).isEqualTo(many.size());
    }

    @Test
    @DisplayName("CRY-1: a pepper rests in the file alone; a line with an address in its place is no master key")
    void pepper() throws IOException {
        Files.writeString(file, Files.readString(file)
                .replaceFirst("pepper 1 .*", "pepper 1 fake:key AAAAAAAAAAAAAAAAAAAAAAAA"));
        assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> MasterKey.load(file, elsewhere));
    }

    /** Opens for every place what it sealed for one. */
    private static final class Loose implements KmsClient, Aead {
        @Override
        public boolean doesSupport(String address) {
            return address.startsWith("loose:");
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String address) {
            return this;
        }

        @Override
        public byte[] encrypt(byte[] plain, byte[] associated) {
            return plain.clone();
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] associated) {
            return sealed.clone();
        }
    }
}
