package org.abri.contracts.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.abri.application.BulkInputStream;
import org.abri.application.vault.Scanner;
import org.abri.application.vault.Scanner.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a scanner that is on to its promise. */
public interface ScannerContract {
    /** By which every scanner is tried: it harms nobody. In two halves, so that no scanner finds it in this file. */
    String TRIED_BY = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    Scanner scanner();

    @Test
    @DisplayName("LAW-4: what harms is told from what does not, whatever came before it and however large it is")
    default void verdicts() throws IOException {
        assertThat(scanner().isOn()).isTrue();
        for (var before : new int[] { 0, 70_000 }) {
            assertThat(scanner().scan(new ByteArrayInputStream(new byte[before + 1])))
                    .isEqualTo(Verdict.CLEAN);
            assertThat(scanner().scan(new SequenceInputStream(new ByteArrayInputStream(new byte[before]),
                    new ByteArrayInputStream(TRIED_BY.getBytes(US_ASCII))))).isEqualTo(Verdict.BAD);
        }
        assertThat(scanner().scan(InputStream.nullInputStream())).isEqualTo(Verdict.CLEAN);
    }

    @Test
    @DisplayName("I6: when its bytes stop coming, that is told, and nothing is taken for harmless")
    default void bytesStop() {
        var stopping = new BulkInputStream() {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("stopped on purpose");
            }
        };
        assertThatThrownBy(() -> scanner()
                .scan(new SequenceInputStream(new ByteArrayInputStream(new byte[70_000]), stopping)))
                        .isInstanceOf(IOException.class).hasMessageContaining("on purpose");
    }

    @Test
    @DisplayName("What it is given stays open: it is whoever opened it who closes it")
    default void leftOpen() throws IOException {
        var bytes = new ByteArrayInputStream(new byte[9]) {
            @Override
            public void close() {
                throw new AssertionError("it is not closed");
            }
        };
        assertThat(scanner().scan(bytes)).isEqualTo(Verdict.CLEAN);
    }
}
