package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsProvider;
import org.abri.application.sms.SmsWay;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    @TempDir private Path folder;

    private Path jars;

    @BeforeEach
    void folderOfPlugins() throws IOException {
        jars = Files.createDirectory(folder.resolve("plugins"));
    }

    @Test
    @DisplayName("OPS-1: a name that no plugin bears refuses to start, and says which there are")
    void missing() throws IOException {
        plugin("pigeon.jar", "Pigeon", "pigeon");
        plugin("smoke.jar", "Smoke", "smoke");
        assertThatThrownBy(() -> chosen("telex")).isInstanceOf(StartRefused.class)
                .hasMessage(
                        "ABRI_SMS names telex, which no plugin is called. There are: brevo, ovh, pigeon, smoke, smpp, template, twilio.");
    }

    @Test
    @DisplayName("OPS-1: where there are no plugins, or no folder for them, a name refuses to start and says so")
    void none() {
        for (var empty : List.of(jars, folder.resolve("nowhere"))) {
            assertThatThrownBy(
                    () -> Plugins.in(empty).named(SmsProvider.class, SmsProvider::name, "telex", "ABRI_SMS"))
                            .isInstanceOf(StartRefused.class).hasMessageContaining(
                                    "There are: brevo, ovh, smpp, template, twilio.");
        }
    }

    @Test
    @DisplayName("OPS-1: a name that two plugins bear refuses to start")
    void twice() throws IOException {
        plugin("pigeon.jar", "Pigeon", "pigeon");
        plugin("another.jar", "Another", "pigeon");
        assertThatThrownBy(() -> chosen("pigeon")).isInstanceOf(StartRefused.class)
                .hasMessage("ABRI_SMS names pigeon, and more than one plugin is called that.");
    }

    @Test
    @DisplayName("OPS-1: a jar that is none, or whose class is missing, of another kind or fails, refuses to start by its name")
    void broken() throws IOException {
        plugin("good.jar", "Good", "good");

        Files.writeString(jars.resolve("cut.jar"), "half of a download");
        assertThatThrownBy(() -> chosen("good")).isInstanceOf(StartRefused.class)
                .hasMessageContaining("cut.jar");
        Files.delete(jars.resolve("cut.jar"));

        for (var provider : List.of("plugged.IsNotThere", "org.abri.application.Abri", "plugged.Fails")) {
            var jar = plugin(provider + ".jar", "Fails", "\" + Integer.parseInt(\"\") + \"");
            Files.delete(jar);
            jar(jar, provider, "plugged/Fails.class");
            assertThatThrownBy(() -> chosen("good")).as(provider).isInstanceOf(StartRefused.class)
                    .hasMessageContaining("The plugin " + provider + ".jar is broken")
                    .hasMessageContaining(provider);
            Files.delete(jar);
        }
    }

    @Test
    @DisplayName("OPS-1: a plugin's settings reach it without their prefix, and no others; what it misses, the operator reads in its own words")
    void settings() throws IOException {
        plugin("pigeon.jar", "Pigeon", "pigeon");
        assertThat(
                gateway(Map.of("ABRI_SMS_LOFT", "roof", "ABRI_BLOBS_LOFT", "cellar")).send(UUID.randomUUID(),
                        new PhoneNumber("+33639981234"), "LOFT=roof"))
                                .isEqualTo(new SmsGateway.Answer.Accepted());
        assertThatThrownBy(() -> gateway(Map.of())).isInstanceOf(StartRefused.class)
                .hasMessage("ABRI_SMS_LOFT says where pigeons live.");
    }

    @Test
    @DisplayName("REM-5: two providers are two ways for SMS to leave, in the order of the setting")
    void twoInOrder() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "0123456789").toString();
        var settings = Settings.of(Map.of("ABRI_PLUGINS", jars.toString(), "ABRI_SMS", "twilio, brevo",
                "ABRI_SMS_SENDER", "Abri", "ABRI_SMS_TWILIO_ACCOUNT", "AC" + "0a".repeat(16),
                "ABRI_SMS_TWILIO_TOKEN_FILE", secret, "ABRI_SMS_BREVO_KEY_FILE", secret));
        assertThat(
                new Composition().ways(settings, new Composition().plugins(settings), InstantSource.system())
                        .inOrder()).extracting(SmsWay::name).containsExactly("twilio", "brevo");
    }

    @Test
    @DisplayName("REM-5: providers are told where to tell what became of SMS when browsers reach us by https, and by us alone")
    void whereReceiptsGo() {
        var said = Map.of("ABRI_SMS_RECEIPTS", "https://elsewhere.example", "ABRI_SMS_SENDER", "Abri");
        assertThat(Settings.of(said).ofSmsProviders()).isEqualTo(Map.of("SENDER", "Abri"));
        var reached = new LinkedHashMap<>(said);
        reached.put("ABRI_PUBLIC_ADDRESS", "https://vault.example/");
        assertThat(Settings.of(reached).ofSmsProviders()).isEqualTo(Map.of("SENDER", "Abri", "RECEIPTS",
                "https://vault.example/api/v1/sms/receipts"));
        reached.put("ABRI_PUBLIC_ADDRESS", "http://localhost:8080");
        assertThat(Settings.of(reached).ofSmsProviders()).doesNotContainKey("RECEIPTS");
    }

    /** As the service opens it. */
    private SmsGateway gateway(Map<String, String> more) {
        var environment = new LinkedHashMap<>(more);
        environment.put("ABRI_PLUGINS", jars.toString());
        environment.put("ABRI_SMS", "pigeon");
        var settings = Settings.of(environment);
        return new Composition().ways(settings, new Composition().plugins(settings), InstantSource.system())
                .inOrder().getFirst().gateway();
    }

    private SmsProvider chosen(String name) {
        return Plugins.in(jars).named(SmsProvider.class, SmsProvider::name, name, "ABRI_SMS");
    }

    /** A provider of that name, whose gateway takes what its settings say. */
    private Path plugin(String jar, String type, String name) throws IOException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        var source = Files.writeString(folder.resolve(type + ".java"), """
                package plugged;

                import java.util.Map;
                import org.abri.application.sms.*;

                public final class %s implements SmsProvider {
                    private static final String NAME = "%s";

                    @Override
                    public String name() {
                        return NAME;
                    }

                    @Override
                    public SmsGateway open(Map<String, String> settings) {
                        if (!settings.containsKey("LOFT")) {
                            throw new IllegalArgumentException("ABRI_SMS_LOFT says where pigeons live.");
                        }
                        return (id, to, text) -> text.equals("LOFT=" + settings.get("LOFT")) && settings.size() == 1
                                ? new SmsGateway.Answer.Accepted()
                                : new SmsGateway.Answer.Refused();
                    }
                }
                """.formatted(type, name));
        Examples.compile(classes, List.of(source.toString()));
        return jar(jars.resolve(jar), "plugged." + type, "plugged/" + type + ".class");
    }

    private Path jar(Path jar, String provider, String entry) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + SmsProvider.class.getName()));
            out.write(provider.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(entry));
            Files.copy(folder.resolve("classes").resolve(entry), out);
        }
        return jar;
    }
}
