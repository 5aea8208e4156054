package org.abri.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.abri.application.sealing.BlindIndex;
import org.abri.contracts.sealing.BlindIndexContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HmacBlindIndexTest implements BlindIndexContract {
    @TempDir Path folder;

    private HmacBlindIndex index;

    @BeforeEach
    void start() {
        index = new HmacBlindIndex(MasterKey.create(folder.resolve("master.key")));
    }

    @Override
    public BlindIndex index() {
        return index;
    }

    @Override
    public BlindIndex indexWithAnotherKey() {
        return new HmacBlindIndex(MasterKey.create(folder.resolve("other.key")));
    }

    @Test
    @DisplayName("CRY-4: the index is the same after the next start")
    void after_the_next_start() {
        var restarted = new HmacBlindIndex(MasterKey.load(folder.resolve("master.key")));

        assertThat(restarted.of("phone", "+33639980001")).isEqualTo(index.of("phone", "+33639980001"));
    }
}
