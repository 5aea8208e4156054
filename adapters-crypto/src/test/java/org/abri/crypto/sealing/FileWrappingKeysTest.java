package org.abri.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.WrappingKeys;
import org.abri.contracts.sealing.WrappingKeysContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWrappingKeysTest implements WrappingKeysContract {
    @TempDir Path folder;

    private Path file;
    private MasterKey master;

    @BeforeEach
    void start() {
        file = folder.resolve("master.key");
        master = MasterKey.create(file);
    }

    @Override
    public WrappingKeys wrappingKeys() {
        return new FileWrappingKeys(master);
    }

    @Override
    public byte[] wrapped(KeyOwner owner) {
        return new Wrapping(master).wrapped(master.wrappingKeys().first(), 1, owner, OpenedKeySet.generate());
    }

    @Override
    public void add() {
        assertThat(MasterKey.addKeys(file)).isPositive();
    }

    @Override
    public void dropOld() {
        MasterKey.dropWrappingKeysBefore(file, new FileWrappingKeys(master).alive().last());
    }

    @Test
    @DisplayName("CRY-5: the service's own key set is wrapped by another key as any other, and says that the newest pepper is in use")
    void theServices() {
        var before = wrapped(KeyOwner.SERVICE);
        add();

        var after = wrappingKeys().rewrapped(KeyOwner.SERVICE, before, 2);

        assertThat(wrappingKeys().wrapping(after)).isEqualTo(2);
        assertThat(wrappingKeys().opens(KeyOwner.SERVICE, after, 2)).isTrue();
        assertThat(Wrapping.pepperOf(before)).isEqualTo(1);
        assertThat(Wrapping.pepperOf(after)).isEqualTo(2);
    }
}
