package org.abri.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.abri.application.Cryptography;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.crypto.sealing.CommittedStore;
import org.abri.crypto.sealing.MasterKeyRefused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkCryptographyTest {
    private static final Place NAME = new Place(KeyOwner.SERVICE, new UUID(1, 1), "relay.name");

    @TempDir Path folder;

    private final CommittedStore store = new CommittedStore();

    @Test
    @DisplayName("OPS-1: what was sealed behind a master key opens behind it after the next start")
    void afterTheNextStart() {
        var first = TinkCryptography.loadOrCreate(folder.resolve("master.key"));
        var sealed = over(first).sealer().seal(NAME, "Relais des Tilleuls".getBytes(UTF_8));

        var next = TinkCryptography.load(folder.resolve("master.key"));

        assertThat(over(next).sealer().open(NAME, sealed)).asString(UTF_8).isEqualTo("Relais des Tilleuls");
        assertThat(next.hasher().matches("secret", first.hasher().hash("secret"))).isTrue();
        assertThat(next.blindIndex().of("use", "text")).isEqualTo(first.blindIndex().of("use", "text"));
    }

    @Test
    @DisplayName("OPS-1: another master key, and one that is not there, are refused before anything is sealed")
    void anotherMasterKey() {
        over(TinkCryptography.loadOrCreate(folder.resolve("master.key")));
        var other = TinkCryptography.loadOrCreate(folder.resolve("other.key"));

        assertThatThrownBy(() -> over(other)).isInstanceOf(MasterKeyRefused.class);
        assertThatThrownBy(() -> TinkCryptography.load(folder.resolve("none.key")))
                .isInstanceOf(MasterKeyRefused.class);
    }

    private Cryptography.Seals over(TinkCryptography cryptography) {
        return cryptography.over(store, store);
    }
}
