package org.abri.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.abri.application.Outage;
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
        return new HmacBlindIndex(MasterKey.create(folder.resolve(UUID.randomUUID() + ".key")));
    }

    @Override
    public void addKey() {
        var unused = MasterKey.addIndexKey(folder.resolve("master.key"));
    }

    @Test
    @DisplayName("CRY-4: the index is the same after the next start")
    void after_the_next_start() {
        var restarted = new HmacBlindIndex(MasterKey.load(folder.resolve("master.key")));

        assertThat(restarted.of(1, "phone", "+33639980001")).isEqualTo(index.of(1, "phone", "+33639980001"));
    }

    @Test
    @DisplayName("OPS-1: a file without one of the keys, or with another one of its number, is refused by what is missing or wrong")
    void refused() throws IOException {
        var file = folder.resolve("master.key");
        addKey();
        addKey();
        var check = index.check(index.keys());
        var whole = Files.readString(file);
        Files.writeString(file, whole.replaceAll("(?m)^index 2 .*\n", ""));
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> new HmacBlindIndex(MasterKey.load(file)).verify(3, check))
                .withMessageContaining("lacks its index key 2");
        assertThatExceptionOfType(Outage.class)
                .isThrownBy(() -> new HmacBlindIndex(MasterKey.load(file)).of(3, "phone", "+33639980001"));
        Files.writeString(file, whole.replaceAll("(?m)^index 3 .*\n", ""));
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> new HmacBlindIndex(MasterKey.load(file)).verify(3, check))
                .withMessageContaining("lacks its index key 3");
        Files.writeString(file, whole.replaceAll("(?m)^(index 2 ).*$", "$1" + "A".repeat(43) + "="));
        assertThatExceptionOfType(MasterKeyRefused.class)
                .isThrownBy(() -> new HmacBlindIndex(MasterKey.load(file)).verify(3, check))
                .withMessageContaining("not those that these data were made with");
        Files.writeString(file, whole);
        new HmacBlindIndex(MasterKey.load(file)).verify(3, check);
    }
}
