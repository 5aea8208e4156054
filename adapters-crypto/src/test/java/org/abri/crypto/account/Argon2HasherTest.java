package org.abri.crypto.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.abri.application.Busy;
import org.abri.application.account.PasswordHasher;
import org.abri.contracts.account.PasswordHasherContract;
import org.abri.crypto.sealing.MasterKey;
import org.abri.domain.account.SecretHash;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HasherTest implements PasswordHasherContract {
    private static final String SECRET = "cheval maison soleil pomme jardin";
    private static final SlowWork WORK = new SlowWork();

    @TempDir Path folder;

    private final SecureRandomBytes random = new SecureRandomBytes();
    private MasterKey master;
    private Argon2Hasher hasher;

    @BeforeEach
    void start() {
        master = MasterKey.create(folder.resolve("master.key"));
        hasher = new Argon2Hasher(master, random, WORK);
    }

    @Override
    public PasswordHasher hasher() {
        return hasher;
    }

    private static Argon2Hasher.SlowHash quick(List<Argon2Phc> calls) {
        return (input, parameters) -> {
            calls.add(parameters);
            return Arrays.copyOf(input, parameters.hash().length);
        };
    }

    private Argon2Hasher counting(List<Argon2Phc> calls) {
        return new Argon2Hasher(master, random, Argon2Cost.LEAST, WORK, quick(calls));
    }

    @Test
    @DisplayName("AUT-3: a hash is a PHC string with Argon2id, 19 MiB, two iterations and one lane")
    void phc() {
        assertThat(hasher.hash(SECRET).phc())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    @DisplayName("AUT-3: the hash is Argon2id of the peppered secret, as anybody else computes it")
    void is_argon2id() {
        var kept = Argon2Phc.parse(hasher.hash(SECRET)).orElseThrow();
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(0x13)
                .withMemoryAsKB(19456)
                .withIterations(2).withParallelism(1).withSalt(kept.salt()).build());
        var expected = new byte[32];
        generator.generateBytes(master.peppered(1, SECRET.getBytes(UTF_8)).orElseThrow(), expected);

        assertThat(kept.hash()).isEqualTo(expected);
    }

    @Test
    @DisplayName("AUT-3: Argon2id gives what RFC 9106 says, so that its hashes outlive the library")
    void test_vector() {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(0x13).withMemoryAsKB(32)
                        .withIterations(3).withParallelism(4).withSalt(filled(16, 2)).withSecret(filled(8, 3))
                        .withAdditional(filled(12, 4))
                        .build());
        var tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);

        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] filled(int count, int value) {
        var bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    @DisplayName("AUT-3: without the pepper a stolen hash matches nothing")
    void peppered() {
        var elsewhere = new Argon2Hasher(MasterKey.create(folder.resolve("other.key")), random, WORK);

        assertThat(elsewhere.matches(SECRET, hasher.hash(SECRET))).isFalse();
    }

    @Test
    @DisplayName("AUT-3: a hash is renewed once it is weaker than those made now, and still matches until then")
    void rehash() {
        var stronger =
                new Argon2Hasher(master, random, new Argon2Cost(24 * 1024, 3, 1), WORK);
        var old = hasher.hash(SECRET);

        assertThat(hasher.outdated(old)).isFalse();
        assertThat(stronger.outdated(old)).isTrue();
        assertThat(stronger.matches(SECRET, old)).isTrue();
        var renewed = stronger.hash(SECRET);
        assertThat(renewed.phc()).startsWith("$argon2id$v=19$m=24576,t=3,p=1$");
        assertThat(stronger.outdated(renewed)).isFalse();
        assertThat(hasher.outdated(renewed)).isFalse();
        assertThat(hasher.matches(SECRET, renewed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "secret", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
            "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$v=16$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$v=19$m=99999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
    @DisplayName("AUT-5: a hash that cannot be read matches nothing, after the same work")
    void unreadable(String phc) {
        var calls = new ArrayList<Argon2Phc>();

        assertThat(counting(calls).matches(SECRET, new SecretHash(phc))).isFalse();
        assertThat(counting(calls).outdated(new SecretHash(phc))).isTrue();
        assertThat(calls).singleElement().satisfies(Argon2HasherTest::leastCost);
    }

    @Test
    @DisplayName("AUT-5: pretending does the work of one comparison, no less and no more")
    void pretending() {
        var calls = new ArrayList<Argon2Phc>();
        var counting = counting(calls);
        var hash = counting.hash(SECRET);
        calls.clear();

        counting.pretend(SECRET);
        assertThat(calls).singleElement().satisfies(Argon2HasherTest::leastCost);
        calls.clear();
        counting.matches(SECRET, hash);
        assertThat(calls).singleElement().satisfies(Argon2HasherTest::leastCost);
    }

    private static void leastCost(Argon2Phc parameters) {
        assertThat(parameters.memoryKib()).isEqualTo(19456);
        assertThat(parameters.iterations()).isEqualTo(2);
        assertThat(parameters.parallelism()).isEqualTo(1);
        assertThat(parameters.salt()).hasSize(16);
        assertThat(parameters.hash()).hasSize(32);
    }

    @Test
    @DisplayName("AUT-3: so many hashes run at once, so many wait, and whoever comes then is told at once that it is busy")
    void bounded() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var twoRun = new CountDownLatch(2);
        var enough = new CountDownLatch(1);
        var work = new SlowWork(2, 3);
        var bounded = new Argon2Hasher(master, random, Argon2Cost.LEAST, work, (input, parameters) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            assertThat(Thread.currentThread().isVirtual()).isFalse();
            twoRun.countDown();
            await(enough);
            running.decrementAndGet();
            return new byte[parameters.hash().length];
        });
        var strength = new StrengthOffCarriers((password, personal) -> Optional.empty(), work);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = new ArrayList<Future<?>>();
            for (int i = 0; i < 2 + 3; i++) {
                taken.add(threads.submit(() -> bounded.hash(SECRET)));
            }
            await(twoRun);
            while (work.waiting() < 3) {
                Thread.onSpinWait();
            }
            // more of them wait than there are cores to carry virtual threads, and all that is not slow goes on
            assertThat(threads.submit(() -> "goes on").get()).isEqualTo("goes on");
            assertThatExceptionOfType(Busy.class).isThrownBy(() -> bounded.hash(SECRET));
            assertThatExceptionOfType(Busy.class).isThrownBy(() -> bounded.pretend(SECRET));
            assertThatExceptionOfType(Busy.class).isThrownBy(() -> strength.flawIn(SECRET, List.of()));
            enough.countDown();
            for (var each : taken) {
                each.get();
            }
        }
        assertThat(bounded.hash(SECRET)).isNotNull();
        assertThat(strength.flawIn(SECRET, List.of())).isEmpty();
        assertThat(most).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("AUT-3: a hash that failed gives its turn back")
    void turn_given_back() {
        var failing =
                new Argon2Hasher(master, random, Argon2Cost.LEAST, new SlowWork(1, 1),
                        (input, parameters) -> {
                            throw new IllegalStateException("failed");
                        });

        for (var i = 0; i < 3; i++) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> failing.hash(SECRET));
        }
    }

    @Test
    @DisplayName("AUT-3: a cost below the least cannot be configured")
    void least_cost() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(19455, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(19456, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(19456, 2, 0));
    }

    @Test
    @DisplayName("LOG-2: hashes and their parts show nothing of themselves")
    void shows_nothing() {
        var hash = hasher.hash(SECRET);

        assertThat(hash.toString()).doesNotContain("argon2id");
        assertThat(Argon2Phc.parse(hash).orElseThrow()).hasToString("Argon2Phc(…)");
    }
}
