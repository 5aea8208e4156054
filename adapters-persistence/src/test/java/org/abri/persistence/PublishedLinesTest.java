package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.abri.persistence.vault.Strikes;
import org.abri.persistence.vault.Strikes.Fault;
import org.abri.persistence.vault.StrikingFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedLinesTest {
    private static final int FEWEST = 4;

    @TempDir private Path folder;

    private final Strikes strikes = new Strikes();

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("LOG-1, CRY-6, I2: whichever step of publishing a line fails, it is told, nothing of that line is left by halves, and the next one can be read")
    void struck(Fault fault) throws IOException {
        var n = 0;
        do {
            n++;
            var file = folder.resolve(fault + "-" + n);
            var lines = lines(StrikingFiles.striking(file, strikes));
            lines.add("first");
            strikes.at(fault, n);
            var isTold = isTold(lines);
            if (!strikes.areOver()) {
                assertThat(isTold).isFalse();
                break;
            }
            assertThat(isTold).as("told, the %dth", n).isTrue();
            lines.add("third");
            assertThat(read(lines(file))).as("%s, the %dth", fault, n).startsWith("first").endsWith("third");
        } while (n < 100);
        assertThat(n).isBetween(FEWEST, 99);
    }

    @Test
    @DisplayName("LOG-1: a line torn by a crash is the only one that is lost, on whichever node the next one is said")
    void torn() throws IOException {
        var file = folder.resolve("lines");
        var one = lines(file);
        var other = lines(file);
        one.add("first");
        Files.writeString(file, "seco", StandardOpenOption.APPEND);
        other.add("third");
        one.add("fourth");
        var said = new ArrayList<String>();
        assertThat(one.read(said::add)).as("lines nobody said").isEqualTo(1);
        assertThat(said).containsExactly("first", "third", "fourth");
    }

    private boolean isTold(PublishedLines lines) {
        try {
            lines.add("second");
            return false;
        } catch (IOException told) {
            return true;
        }
    }

    private static List<String> read(PublishedLines lines) throws IOException {
        var said = new ArrayList<String>();
        assertThat(lines.read(said::add)).as("lines nobody said").isZero();
        return said;
    }

    private static PublishedLines lines(Path file) throws IOException {
        return PublishedLines.in(file, "test", new TestCryptography().macs());
    }
}
