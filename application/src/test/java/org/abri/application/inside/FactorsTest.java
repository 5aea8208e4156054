package org.abri.application.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.abri.application.Scene;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Seed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorsTest {
    /** The RFCs' own. */
    private static final Seed SEED = Seed.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({ "59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924",
            "2000000000,279037",
            "20000000000,353130" })
    @DisplayName("MFA-1: codes are those of RFC 6238, appendix B (SHA-1), in their last six digits")
    void timeVectors(long second, String code) {
        assertThat(Factors.codeAt(SEED, SecondFactor.stepAt(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    @DisplayName("MFA-1: codes are those of RFC 4226, appendix D")
    void counterVectors() {
        assertThat(LongStream.range(0, 10).mapToObj(step -> Factors.codeAt(SEED, step))).containsExactly(
                "755224",
                "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489");
    }

    @Test
    @DisplayName("MFA-1: a code is looked for among the steps that are good, and no others")
    void steps() {
        assertThat(Factors.stepOf("359152", SEED, List.of(1L, 2L, 3L))).contains(2L);
        assertThat(Factors.stepOf("359152", SEED, List.of(3L, 4L))).isEmpty();
        assertThat(Factors.stepOf("359152", SEED, List.of())).isEmpty();
    }

    @Test
    @DisplayName("MFA-1: ten codes on paper, all different, that are read as such")
    void codesOnPaper() {
        var scene = new Scene();
        var factors = Inside.of(scene.ports, AccessPolicy.ofAbri()).factors();
        var seen = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            var codes = factors.codesOnPaper();
            assertThat(codes).hasSize(10)
                    .allMatch(code -> FactorCode.typed(code) instanceof FactorCode.OnPaper)
                    .allMatch(code -> code.matches("([a-z]{4}-){3}[a-z]{4}"));
            seen.addAll(codes);
        }
        assertThat(seen).hasSize(200);
    }
}
