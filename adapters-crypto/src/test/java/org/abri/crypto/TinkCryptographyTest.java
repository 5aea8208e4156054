package org.abri.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.abri.application.Cryptography;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.contracts.CryptographyContract;
import org.abri.crypto.sealing.CommittedStore;
import org.abri.crypto.sealing.MasterKeyRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TinkCryptographyTest implements CryptographyContract {
    @TempDir Path folder;

    private final CommittedStore store = new CommittedStore();

    @Override
    public Cryptography cryptography() {
        return TinkCryptography.loadOrCreate(folder.resolve("master.key"));
    }

    @Override
    public Cryptography behindAnotherMasterKey() {
        return TinkCryptography.loadOrCreate(folder.resolve("other.key"));
    }

    @Override
    public WrappedKeySets keySets() {
        return store;
    }

    @Override
    public UnitOfWork work() {
        return store;
    }

    @Test
    @DisplayName("OPS-1: a master key that is not the storage's, and one that is not there, are refused as such")
    void masterKeyRefused() {
        cryptography().over(store, store);

        assertThatThrownBy(() -> behindAnotherMasterKey().over(store, store))
                .isInstanceOf(MasterKeyRefused.class);
        assertThatThrownBy(() -> TinkCryptography.load(folder.resolve("none.key")))
                .isInstanceOf(MasterKeyRefused.class);
    }

    @ParameterizedTest(name = "OPS-1: {0}")
    @ValueSource(strings = { "index 1", "pepper 1", "binding" })
    @DisplayName("OPS-1: a master key of which one key alone is another's is refused")
    void oneKeyExchanged(String exchanged) throws IOException {
        cryptography().over(store, store);
        behindAnotherMasterKey();
        var own = Files.readString(folder.resolve("master.key"));
        var line = Pattern.compile("(?m)^" + exchanged + " .*$");
        var foreign = line.matcher(Files.readString(folder.resolve("other.key")));
        assertThat(foreign.find()).isTrue();
        Files.writeString(folder.resolve("master.key"), line.matcher(own).replaceFirst(foreign.group()));

        assertThatThrownBy(() -> cryptography().over(store, store)).isInstanceOf(MasterKeyRefused.class);
    }
}
