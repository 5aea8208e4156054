package org.abri.crypto.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HmacBlindIndexTest {
    @TempDir Path folder;

    @Test
    @DisplayName("CRY-4: purpose and text cannot run into each other")
    void unambiguous() {
        var index = new HmacBlindIndex(MasterKey.create(folder.resolve("master.key")));

        assertThat(Stream.of("", "p", "ph", "pho", "phon", "phone", "phone\u0000")
                .map(start -> index.of(start,
                        "phone\u0000+33".substring(Math.min(start.length(), 6))))).doesNotHaveDuplicates()
                                .allMatch(key -> key.length == 32);
    }

    @Test
    @DisplayName("CRY-4: the index is the same on every node, and another with another master key")
    void keyed() {
        var master = MasterKey.create(folder.resolve("master.key"));
        var one = new HmacBlindIndex(master).of("phone", "+33639980001");

        assertThat(
                new HmacBlindIndex(MasterKey.load(folder.resolve("master.key"))).of("phone", "+33639980001"))
                        .isEqualTo(one);
        assertThat(
                new HmacBlindIndex(MasterKey.create(folder.resolve("other.key"))).of("phone", "+33639980001"))
                        .isNotEqualTo(one);
    }
}
