package org.abri.contracts.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.abri.application.receipt.Signatures;
import org.abri.application.receipt.SigningKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds signatures to their promise. */
public interface SignaturesContract {
    /** The first and the second test of RFC 8032, 7.1; and a text that was signed with the key of the first one by another program. */
    SigningKey OF_THE_RFC =
            new SigningKey("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    String OF_NOTHING =
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";
    SigningKey SECOND_OF_THE_RFC =
            new SigningKey("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    /** Of the one byte 0x72. */
    String OF_AN_R =
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    Signatures signatures();

    @Test
    @DisplayName("LAW-1: what is signed is signed as RFC 8032 says, so that any other program verifies it")
    default void asTheStandardSays() {
        assertThat(signatures().sign(OF_THE_RFC, "")).isEqualTo(OF_NOTHING);
        assertThat(signatures().sign(SECOND_OF_THE_RFC, "r")).isEqualTo(OF_AN_R);
        assertThat(signatures().verifies(OF_THE_RFC.publicKey(), "", OF_NOTHING)).isTrue();
        assertThat(signatures().verifies(SECOND_OF_THE_RFC.publicKey(), "r", OF_AN_R)).isTrue();
    }

    @Test
    @DisplayName("LAW-1: a signature is of one text by one key: any other text, key or signature is told apart, to the last bit")
    default void ofOneTextByOneKey() {
        var key = signatures().draw();
        var text = "{\"abri-receipt\":1";
        var signature = signatures().sign(key, text);
        assertThat(signature).hasSize(128).isEqualTo(signatures().sign(key, text));
        assertThat(signatures().verifies(key.publicKey(), text, signature)).isTrue();

        for (var apart : List.of("Re", "rE", "re", " re", "re ", " RE ")) {
            assertThat(signatures().verifies(key.publicKey(), apart, signatures().sign(key, apart)))
                    .as(apart).isTrue();
            assertThat(signatures().sign(key, apart)).as(apart)
                    .isNotEqualTo(signatures().sign(key, "RE"));
        }
        for (var other : List.of("", text + " ", " " + text, text.substring(1), "{\"abri-receipt\":2")) {
            assertThat(signatures().verifies(key.publicKey(), other, signature)).as(other).isFalse();
        }
        assertThat(signatures().verifies(OF_THE_RFC.publicKey(), text, signature)).isFalse();
        IntStream.range(0, signature.length()).forEach(at -> {
            var digit = Character.digit(signature.charAt(at), 16);
            for (var bit = 1; bit < 16; bit <<= 1) {
                var changed = signature.substring(0, at) + Character.forDigit(digit ^ bit, 16)
                        + signature.substring(at + 1);
                assertThat(signatures().verifies(key.publicKey(), text, changed)).as(changed).isFalse();
            }
        });
    }

    @Test
    @DisplayName("LAW-1: what is no key and no signature verifies nothing, and does no harm")
    default void nothingOfTheKind() {
        for (var other : List.of("", "00", "zz".repeat(64), OF_NOTHING + "00", OF_NOTHING.substring(2),
                OF_NOTHING.substring(0, 64) + "0".repeat(64), "f".repeat(128), "0".repeat(128))) {
            assertThat(signatures().verifies(OF_THE_RFC.publicKey(), "", other)).as(other).isFalse();
        }
        for (var other : List.of("", "00", "zz".repeat(32), "f".repeat(64), "0".repeat(64),
                OF_THE_RFC.publicKey() + "00")) {
            assertThat(signatures().verifies(other, "", OF_NOTHING)).as(other).isFalse();
        }
    }

    @Test
    @DisplayName("LAW-1: each key is another, and signs")
    default void drawn() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 20; i++) {
            var key = signatures().draw();
            assertThat(seen.add(key.secret())).isTrue();
            assertThat(seen.add(key.publicKey())).isTrue();
            assertThat(key).doesNotHaveToString(key.secret()).hasToString("SigningKey(…)");
            assertThat(signatures().verifies(key.publicKey(), "r", signatures().sign(key, "r"))).isTrue();
        }
    }
}
