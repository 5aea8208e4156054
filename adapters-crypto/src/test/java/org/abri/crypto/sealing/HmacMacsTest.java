package org.abri.crypto.sealing;

import java.nio.file.Path;
import org.abri.application.sealing.Macs;
import org.abri.contracts.sealing.MacsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class HmacMacsTest implements MacsContract {
    @TempDir Path folder;

    private MasterKey master;

    @BeforeEach
    void start() {
        master = MasterKey.create(folder.resolve("master.key"));
    }

    @Override
    public Macs macs() {
        return new HmacMacs(master);
    }

    @Override
    public Macs macsWithAnotherKey() {
        return new HmacMacs(MasterKey.create(folder.resolve("other.key")));
    }
}
