package org.abri.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecureRandomBytesTest {
    @Test
    @DisplayName("GATE-2: 128 random bits are never the same")
    void never_the_same() {
        var random = new SecureRandomBytes();
        var seen = new HashSet<java.math.BigInteger>();

        for (var i = 0; i < 10_000; i++) {
            assertThat(seen.add(new java.math.BigInteger(random.next(16)))).isTrue();
        }
        assertThat(random.next(0)).isEmpty();
        assertThat(random.next(33)).hasSize(33);
    }
}
