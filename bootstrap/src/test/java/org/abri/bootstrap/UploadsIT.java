package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** UPL-3: papers over a network that breaks off, in a browser, on the packaged server. */
class UploadsIT extends Walks {
    private static final int SIZE = 8_000_000;

    @Test
    @DisplayName("UPL-3: a paper whose sending is cut off three times arrives as it was, by itself")
    void cut() throws IOException {
        arrives(paper(1), 3);
    }

    @Test
    @DisplayName("UPL-3: over a network that holds, a paper is sent once")
    void notCut() throws IOException {
        assertThat(arrives(paper(3), 0)).isBetween((long) SIZE, SIZE + 200_000L);
    }

    /** Answers how many bytes went up for it. */
    private static long arrives(byte[] paper, int cuts) throws IOException {
        try (var network = new PoorNetwork(server, SIZE / 4, cuts);
                var amina = chromium.somebody(network, Screen.PHONE.withScripts())) {
            amina.signsIn(world.personUsername(), World.PASSWORD);
            var before = network.up();
            amina.photographs("tab.add-paper", paper, "contrat.pdf").isAt("label.which")
                    .sees("done.paper-added");
            var up = network.up() - before;
            assertThat(network.cutsLeft()).isZero();
            amina.ticks("kind.HOUSING").presses("keep");
            assertThat(amina.downloads().bytes()).isEqualTo(paper);
            return up;
        }
    }

    @Test
    @DisplayName("FACE: without scripts a paper is sent by the form, as ever")
    void withoutScripts() {
        var paper = paper(2);
        try (var amina = chromium.somebody(server, Screen.PHONE)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).turnsTo("tab.add-paper")
                    .attaches("bail.pdf", paper).presses("add-paper.keep").sees("done.paper-added")
                    .ticks("kind.HOUSING").presses("keep");
            assertThat(amina.downloads().bytes()).isEqualTo(paper);
        }
    }

    private static byte[] paper(long seed) {
        var bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        System.arraycopy(World.PDF, 0, bytes, 0, World.PDF.length);
        return bytes;
    }
}
