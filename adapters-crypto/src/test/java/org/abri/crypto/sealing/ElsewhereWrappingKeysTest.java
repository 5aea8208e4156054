package org.abri.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.WrappingKeys;
import org.abri.contracts.sealing.WrappingKeysContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** As keys in the file are, so are those that rest elsewhere. */
class ElsewhereWrappingKeysTest implements WrappingKeysContract {
    @TempDir Path folder;

    private final KeysElsewhere elsewhere =
            KeysElsewhere.in(List.of(new FakeKms().with("first").with("next")));
    private Path file;
    private MasterKey master;

    @BeforeEach
    void start() {
        file = folder.resolve("master.key");
        var unused = MasterKey.create(file);
        assertThat(MasterKey.addKeys(file, "fake:first", elsewhere)).isEqualTo(2);
        MasterKey.dropWrappingKeysBefore(file, 2);
        master = MasterKey.load(file, elsewhere);
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
        assertThat(MasterKey.addKeys(file, "fake:next", elsewhere)).isEqualTo(3);
    }

    @Override
    public void dropOld() {
        MasterKey.dropWrappingKeysBefore(file, new FileWrappingKeys(master).alive().last());
    }
}
