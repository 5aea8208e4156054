package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondFactorTest {
    private static final String HERE = "this session";
    private static final AccountId ID = new AccountId(new UUID(1, 2));
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:10Z");
    private static final Seed SEED = Seed.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Seed OTHER = Seed.of("09876543210987654321".getBytes(StandardCharsets.US_ASCII));
    private static final long STEP = SecondFactor.stepAt(NOW);

    private static SecondFactor confirmed() {
        return SecondFactor.none(ID).proposing(SEED, HERE, NOW).confirmed(STEP, Set.of("one", "two"), NOW);
    }

    private static SecondFactor.App app(SecondFactor factor) {
        return factor.app().orElseThrow();
    }

    @Test
    @DisplayName("MFA-1: a clock that is off by 30 seconds is forgiven, one off by 90 never, at whatever second of a step")
    void clocks() {
        for (int second = 0; second < 30; second++) {
            var now = Instant.parse("2026-11-02T09:00:00Z").plusSeconds(second);
            var good =
                    SecondFactor.none(ID).proposing(SEED, HERE, now).proposed().orElseThrow().goodSteps(now);
            for (var off : List.of(-30, 0, 30)) {
                assertThat(good).contains(SecondFactor.stepAt(now.plusSeconds(off)));
            }
            for (var off : List.of(-90, -61, 61, 90)) {
                assertThat(good).doesNotContain(SecondFactor.stepAt(now.plusSeconds(off)));
            }
        }
    }

    @Test
    @DisplayName("MFA-1: while it is set up, a clock that is off by minutes is told apart, and opens nothing")
    void clockOff() {
        var proposed = SecondFactor.none(ID).proposing(SEED, HERE, NOW).proposed().orElseThrow();
        assertThat(proposed.stepsOff(NOW)).contains(STEP - 3, STEP + 3, STEP - 20, STEP + 20)
                .doesNotContain(STEP - 21, STEP + 21).doesNotContainAnyElementsOf(proposed.goodSteps(NOW));
    }

    @Test
    @DisplayName("MFA-1: a code is good once: no step up to the one that was used is good any more, the one that confirmed it neither")
    void oneUse() {
        assertThat(app(confirmed()).goodSteps(NOW)).containsExactly(STEP + 1);
        var ahead = confirmed().usedStep(STEP + 1);
        assertThat(app(ahead).goodSteps(NOW)).isEmpty();
        assertThat(app(ahead).goodSteps(NOW.plus(SecondFactor.STEP))).containsExactly(STEP + 2);
        assertThat(app(ahead).goodSteps(NOW.plus(Duration.ofHours(1)))).hasSize(3);
    }

    @Test
    @DisplayName("REC-2: a factor that is said to be lost is asked for one more day, then for a week no more; used meanwhile, it is not lost")
    void lost() {
        var lost = confirmed().lost(NOW);
        var lifted = NOW.plus(SecondFactor.UNTIL_LIFTED);
        var over = lifted.plus(SecondFactor.LIFTED);
        assertThat(confirmed().isLiftedAt(lifted)).isFalse();
        assertThat(lost.isLiftedAt(lifted.minusMillis(1))).isFalse();
        assertThat(lost.isLiftedAt(lifted)).isTrue();
        assertThat(lost.isLiftedAt(over.minusMillis(1))).isTrue();
        assertThat(lost.isLiftedAt(over)).isFalse();
        assertThat(lost.lost(lifted)).as("the first time counts").isEqualTo(lost);
        assertThat(lost.lost(over).lostAt()).contains(over);
        assertThat(lost.usedStep(STEP + 1).lostAt()).isEmpty();
        assertThat(lost.usedOnPaper("one").lostAt()).isEmpty();
        assertThat(lost.usedPasskey(Keyring.EMPTY).lostAt()).isEmpty();
        assertThat(lost.found().lostAt()).isEmpty();
        assertThat(lost.proposing(OTHER, HERE, NOW).withOnPaper(Set.of()).lostAt()).contains(NOW);
        assertThat(lost.proposing(OTHER, HERE, NOW).confirmed(STEP, Set.of(), NOW).lostAt()).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: a code on paper is good once; other codes take the place of all those before")
    void onPaper() {
        assertThat(confirmed().usedOnPaper("one").onPaper()).containsExactly("two");
        assertThat(confirmed().usedOnPaper("none").onPaper()).containsExactlyInAnyOrder("one", "two");
        assertThat(confirmed().withOnPaper(Set.of("three")).onPaper()).containsExactly("three");
        assertThat(app(confirmed().usedOnPaper("one")).usedStep()).isEqualTo(STEP);
    }

    @Test
    @DisplayName("MFA-1: what is proposed counts only once confirmed, within 15 minutes; the one before goes on counting until then")
    void proposed() {
        var renewing = confirmed().proposing(OTHER, HERE, NOW);
        assertThat(app(renewing).seed()).isEqualTo(SEED);
        var late = NOW.plus(SecondFactor.TO_CONFIRM);
        assertThat(renewing.proposedAt(HERE, late.minusMillis(1))).isPresent();
        assertThat(renewing.proposedAt(HERE, late)).isEmpty();
        assertThat(renewing.proposedAt("another session", NOW)).as("REC-3").isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> renewing.confirmed(STEP, Set.of(), late));
        assertThatIllegalStateException().isThrownBy(() -> confirmed().confirmed(STEP, Set.of(), NOW));
        var renewed = renewing.confirmed(STEP + 1, Set.of("x"), NOW.plusSeconds(30));
        assertThat(app(renewed)).isEqualTo(
                new SecondFactor.App(OTHER, NOW.plusSeconds(30), STEP + 1));
        assertThat(renewed.onPaper()).containsExactly("x");
        assertThat(renewed.proposed()).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: time before 1970 has steps too, none of them twice as long")
    void steps() {
        assertThat(SecondFactor.stepAt(Instant.EPOCH)).isZero();
        assertThat(SecondFactor.stepAt(Instant.EPOCH.minusSeconds(1))).isEqualTo(-1);
        assertThat(SecondFactor.stepAt(Instant.EPOCH.plusSeconds(59))).isEqualTo(1);
    }

    @Test
    @DisplayName("MFA-1: a seed is 160 bits in base32 (RFC 4648), and comes back bit by bit")
    void seeds() {
        assertThat(SEED.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(SEED.inGroups()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            var bytes = new byte[Seed.BYTES];
            random.nextBytes(bytes);
            assertThat(Seed.of(bytes).bytes()).isEqualTo(bytes);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Seed("GEZDGNBVGY3TQOJQ"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Seed("0EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    }

    @ParameterizedTest
    @CsvSource({ "123456,123456", "' 123 456 ',123456", "123-456,123456", "١٢٣٤٥٦,123456", "１２３４５６,123456" })
    @DisplayName("MFA-1: six digits are read however they are grouped, in the digits of any script")
    void digits(String typed, String read) {
        assertThat(FactorCode.typed(typed)).isEqualTo(new FactorCode.OfApp(read));
    }

    @ParameterizedTest
    @ValueSource(strings = { "kado-limu-pero-bati", "KADO LIMU PERO BATI", " kadolimuperobati ",
            "ｋado limu pero bati" })
    @DisplayName("MFA-1: a code on paper is read with capitals and spaces as people copy it")
    void letters(String typed) {
        assertThat(FactorCode.typed(typed)).isEqualTo(new FactorCode.OnPaper("kadolimuperobati"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "12345", "1234567", "kado-limu-pero", "kado-limu-pero-batx", "12345a",
            "kado-limu-pero-bati-nuso",
            "-" })
    @DisplayName("MFA-1: what can be no code is told as such, and is no try")
    void noCodes(String typed) {
        assertThat(InvalidValue.in(() -> FactorCode.typed(typed))).contains(Flaw.NOT_A_CODE);
    }

    @Test
    @DisplayName("G-2: what is far too long for a code is not looked at")
    void tooLong() {
        assertThat(InvalidValue.in(() -> FactorCode.typed("1".repeat(100_000)))).contains(Flaw.NOT_A_CODE);
        assertThat(InvalidValue.in(() -> FactorCode.typed(" \u200b"))).contains(Flaw.MISSING);
    }

    @Test
    @DisplayName("LOG-2: neither seeds nor codes are printed")
    void notPrinted() {
        var factor = confirmed().proposing(OTHER, HERE, NOW);
        assertThat(
                factor + " " + app(factor) + " " + factor.proposed() + " " + SEED + FactorCode.typed("123456")
                        + FactorCode.typed("kado-limu-pero-bati")).doesNotContain(SEED.base32(),
                                OTHER.base32(), "123456",
                                "kadolimu");
    }
}
