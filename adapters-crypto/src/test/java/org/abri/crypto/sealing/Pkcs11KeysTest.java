package org.abri.crypto.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.abri.application.Outage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no token. What one does: {@code TokenTest} of bootstrap. */
class Pkcs11KeysTest {
    private static final String PIN = "135790";

    @TempDir Path folder;

    private Pkcs11Settings settings() throws IOException {
        return new Pkcs11Settings(Files.writeString(folder.resolve("module.so"), "no library"), 0,
                Files.writeString(folder.resolve("pin"), PIN + "\n"), Map.of());
    }

    @Test
    @DisplayName("OPS-1: a module that is no library is refused, and neither PIN nor path are told")
    void noLibrary() throws IOException {
        try (var keys = new Pkcs11Keys(settings())) {
            assertThatExceptionOfType(MasterKeyRefused.class)
                    .isThrownBy(() -> keys.getAead("pkcs11:object=abri-2").encrypt(new byte[1], new byte[1]))
                    .withMessageContaining("ABRI_PKCS11_MODULE cannot be loaded")
                    .satisfies(told -> assertThat(told).hasMessageNotContaining(PIN));
        }
    }

    @Test
    @DisplayName("OPS-1: a token that does not come up in time is an outage; whoever asks right after it is told at once")
    void notInTime() throws IOException {
        try (var keys = new Pkcs11Keys(settings(), Duration.ofNanos(1), Duration.ofSeconds(5))) {
            var key = keys.getAead("pkcs11:object=abri-2");
            for (var i = 0; i < 2; i++) {
                assertThatExceptionOfType(Outage.class)
                        .isThrownBy(() -> key.encrypt(new byte[1], new byte[1]))
                        .withMessageContaining("does not answer within");
            }
            assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                    .filter(each -> each.info().commandLine().orElse("").contains("TokenMain"))).isEmpty();
        }
    }

    @Test
    @DisplayName("OPS-1: no PIN, or none that can be read, is refused")
    void noPin() throws IOException {
        var settings = settings();
        for (var pin : new String[] { "", "\n135790" }) {
            Files.writeString(settings.pinFile(), pin);
            try (var keys = new Pkcs11Keys(settings)) {
                assertThatExceptionOfType(MasterKeyRefused.class)
                        .isThrownBy(
                                () -> keys.getAead("pkcs11:object=a").encrypt(new byte[1], new byte[1]))
                        .withMessageContaining("holds no PIN");
            }
        }
        Files.delete(settings.pinFile());
        try (var keys = new Pkcs11Keys(settings)) {
            assertThatExceptionOfType(MasterKeyRefused.class)
                    .isThrownBy(() -> keys.getAead("pkcs11:object=a").encrypt(new byte[1], new byte[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "pkcs11:", "pkcs11:object=", "pkcs11:object=a;pin-value=135790",
            "pkcs11:token=abri;object=a", "pkcs11:object=a%20b", "pkcs11:object=a?pin-value=135790" })
    @DisplayName("CRY-1: the address of a key in a token is its label; whatever else is refused, and not told again")
    void address(String address) throws IOException {
        try (var keys = new Pkcs11Keys(settings())) {
            assertThat(keys.doesSupport(address)).isTrue();
            assertThatExceptionOfType(MasterKeyRefused.class).isThrownBy(() -> keys.getAead(address))
                    .satisfies(told -> assertThat(told).hasMessageNotContaining("135790"));
        }
    }

    @Test
    @DisplayName("OPS-1: the module is told nothing of how the service is set up")
    void environment() {
        var settings = new Pkcs11Settings(Path.of("/module"), 0, Path.of("/pin"),
                Map.of("SOFTHSM2_CONF", "/etc/softhsm2.conf", "ABRI_DATABASE_URL", "jdbc:…"));
        assertThat(settings.environment()).containsOnlyKeys("SOFTHSM2_CONF");
        assertThat(settings).hasToString("Pkcs11Settings[/module]");
    }
}
