package org.abri.persistence.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.abri.application.vault.Scanner;
import org.abri.application.vault.Scanner.Verdict;
import org.abri.contracts.vault.ScannerContract;
import org.abri.persistence.vault.FakeClamd.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamdScannerTest implements ScannerContract {
    private FakeClamd clamd;

    @BeforeEach
    void begin() throws IOException {
        clamd = FakeClamd.overTcp();
    }

    @AfterEach
    void end() throws IOException {
        clamd.close();
    }

    @Override
    public Scanner scanner() {
        try {
            return ClamdScanner.at(clamd.where(), Duration.ofSeconds(1));
        } catch (IOException cannotHappen) {
            throw new AssertionError(cannotHappen);
        }
    }

    @Test
    @DisplayName("LAW-4: it is reached by a socket of this machine as well")
    void behindSocket(@TempDir Path folder) throws IOException {
        try (var local = FakeClamd.behind(folder.resolve("clamd.ctl"))) {
            var scanner = ClamdScanner.at(local.where());
            assertThat(scanner.scan(new ByteArrayInputStream(new byte[200_000]))).isEqualTo(Verdict.CLEAN);
            assertThat(scanner.scan(new ByteArrayInputStream(TRIED_BY.getBytes(US_ASCII))))
                    .isEqualTo(Verdict.BAD);
        }
    }

    @Test
    @DisplayName("What is too large for it, which it says while the bytes still come, is not taken; what is not is looked at")
    void tooLarge() throws IOException {
        clamd.is(Mood.TOO_LARGE);
        assertThat(scanner().scan(new ByteArrayInputStream(new byte[90_000]))).isEqualTo(Verdict.CLEAN);
        assertThat(scanner().scan(new ByteArrayInputStream(new byte[130_000]))).isEqualTo(Verdict.NOT_TAKEN);
    }

    @Test
    @DisplayName("I6: one that is slow, refuses, is cut or says what nobody knows has not said that nothing was found")
    void moods() {
        for (var mood : List.of(Mood.SLOW, Mood.REFUSING, Mood.GARBAGE, Mood.ENDLESS, Mood.CUT)) {
            clamd.is(mood);
            assertThatThrownBy(() -> scanner().scan(new ByteArrayInputStream(new byte[100_000])))
                    .as(mood.name()).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("I6: one that is not there is told so, to be tried again")
    void nobodyThere(@TempDir Path folder) throws IOException {
        var where = clamd.where();
        clamd.close();
        for (var nobody : List.of(where, folder.resolve("none").toString(), "nobody.invalid:3310")) {
            assertThatThrownBy(() -> ClamdScanner.at(nobody).scan(new ByteArrayInputStream(new byte[9])))
                    .as(nobody).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("OPS-1: what is neither an address nor a path is refused at once")
    void addresses() {
        for (var wrong : List.of("", "clamd", "host:", ":3310", "host:99999", "a b:1", "socket/clamd",
                "http://host:1")) {
            assertThatThrownBy(() -> ClamdScanner.at(wrong)).as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
