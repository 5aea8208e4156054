package org.abri.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.crypto.sealing.Pkcs11Settings;

/** A token of SoftHSM's in a folder, set up with the commands of docs/operating.md. */
final class SoftToken {
    static final String PIN = "20774916";
    private static final List<String> USUAL = List.of("/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so");
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private final Path folder;
    private final Path module;
    private final String slot;

    private SoftToken(Path folder, Path module) throws IOException, InterruptedException {
        this.folder = folder;
        this.module = module;
        Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens") + "\nlog.level = ERROR\n");
        writePin(PIN);
        var said = SLOT.matcher(
                ran("softhsm2-util", "--init-token", "--free", "--label", "abri", "--so-pin", "90817263",
                        "--pin",
                        PIN));
        assertThat(said.find()).isTrue();
        slot = said.group(1);
    }

    /** Without SoftHSM and the tools of OpenSC the test is skipped; where every test counts ({@code CI=true}), it fails. */
    static SoftToken in(Path folder) throws IOException, InterruptedException {
        var module = USUAL.stream().map(Path::of).filter(Files::isReadable).findFirst();
        var isThere = module.isPresent() && Files.isExecutable(Path.of("/usr/bin/softhsm2-util"))
                && Files.isExecutable(Path.of("/usr/bin/pkcs11-tool"));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("SoftHSM and pkcs11-tool: install softhsm2 and opensc").isTrue();
        }
        assumeTrue(isThere, "no SoftHSM here");
        return new SoftToken(Files.createDirectory(folder), module.orElseThrow());
    }

    SoftToken withKey(String label) throws IOException, InterruptedException {
        return withKey(label, "--sensitive");
    }

    SoftToken withKey(String label, String... attributes) throws IOException, InterruptedException {
        var words = new ArrayList<>(
                List.of("pkcs11-tool", "--module", module.toString(), "--slot", slot, "--login",
                        "--pin", PIN, "--keygen", "--key-type", "AES:32", "--label", label));
        words.addAll(List.of(attributes));
        var unused = ran(words.toArray(String[]::new));
        return this;
    }

    void writePin(String pin) throws IOException {
        var file = folder.resolve("pin");
        Files.writeString(file, pin + "\n");
        Files.setPosixFilePermissions(file,
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    /** Nobody finds it any more. */
    void goAway() throws IOException {
        Files.move(folder.resolve("tokens"), folder.resolve("gone"));
    }

    void comeBack() throws IOException {
        Files.move(folder.resolve("gone"), folder.resolve("tokens"));
    }

    private Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    }

    Pkcs11Settings settings() {
        return new Pkcs11Settings(module, Long.parseLong(slot), folder.resolve("pin"), environment());
    }

    /** As an operator says it. */
    Map<String, String> variables() {
        return Map.of("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString(), "ABRI_PKCS11_MODULE",
                module.toString(), "ABRI_PKCS11_SLOT", slot, "ABRI_PKCS11_PIN_FILE",
                folder.resolve("pin").toString());
    }

    /** The processes that speak to tokens for this one. */
    static List<ProcessHandle> processes() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .filter(each -> each.info().commandLine().orElse("").contains("TokenMain")).toList();
    }

    private String ran(String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
