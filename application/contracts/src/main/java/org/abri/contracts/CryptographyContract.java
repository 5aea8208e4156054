package org.abri.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.abri.application.Cryptography;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.WrappedKeySets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds all the cryptography, as one master key and one storage see it, to its promise. Each part has a contract of its own. */
public interface CryptographyContract {
    Place NAME = new Place(KeyOwner.SERVICE, new UUID(1, 1), "relay.name");

    /** Behind the master key: the same one each time, as after a start. */
    Cryptography cryptography();

    Cryptography behindAnotherMasterKey();

    /** The key sets of one storage, the same ones each time. */
    WrappedKeySets keySets();

    UnitOfWork work();

    @Test
    @DisplayName("OPS-1: what was made behind a master key is known behind it after the next start")
    default void afterTheNextStart() {
        var first = cryptography();
        var sealed = over(first).sealer().seal(NAME, "Relais des Tilleuls".getBytes(UTF_8));

        var next = cryptography();

        assertThat(over(next).sealer().open(NAME, sealed)).asString(UTF_8).isEqualTo("Relais des Tilleuls");
        assertThat(next.hasher().matches("secret", first.hasher().hash("secret"))).isTrue();
        assertThat(next.blindIndex().of(1, "use", "text"))
                .isEqualTo(first.blindIndex().of(1, "use", "text"));
        assertThat(next.macs().of("use", new byte[1])).isEqualTo(first.macs().of("use", new byte[1]));
    }

    @Test
    @DisplayName("CRY-1: the sealer and the cipher of one storage know the same owners, from the first start on")
    default void oneStorage() throws IOException {
        var owner = new KeyOwner(UUID.randomUUID());
        work().inOne(() -> {
            over(cryptography()).sealer().makeKeySet(owner);
            return owner;
        });
        var place = new Place(owner, UUID.randomUUID(), "content");
        var plain = "Acte de naissance".getBytes(UTF_8);

        var sealed = new ByteArrayOutputStream();
        try (var sealing = over(cryptography()).cipher().sealing(place, sealed)) {
            sealing.write(plain);
        }

        try (var opening = over(cryptography()).cipher().opening(place,
                new ByteArrayInputStream(sealed.toByteArray()))) {
            assertThat(opening.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    @DisplayName("OPS-1: another master key is refused before anything is sealed with it")
    default void anotherMasterKey() {
        over(cryptography());

        assertThatThrownBy(() -> over(behindAnotherMasterKey())).isInstanceOf(RuntimeException.class)
                .hasMessageContaining("key");
    }

    private Cryptography.Seals over(Cryptography cryptography) {
        return cryptography.over(keySets(), work());
    }
}
