package org.abri.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.sms.SmsProvider;
import org.abri.contracts.sms.SmsProviderContract;
import org.abri.sms.http.BrevoSms;
import org.abri.sms.http.OvhSms;
import org.abri.sms.http.TemplateSms;
import org.abri.sms.http.TwilioSms;
import org.abri.sms.smpp.SmppSms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
    private static final String SECRET = "kanari secret";

    @TempDir private Path folder;

    @Test
    @DisplayName("REM-2: the providers are there by their names")
    void names() {
        assertThat(ServiceLoader.load(SmsProvider.class)).extracting(SmsProvider::name)
                .containsExactlyInAnyOrder("brevo", "ovh", "smpp", "template", "twilio");
    }

    @Test
    @DisplayName("REM-2: whoever did not choose SMPP loads nothing of it: all providers are there without its library")
    void withoutSmpp() throws IOException {
        var all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.contains("jsmpp")).map(ProvidersTest::url).toArray(URL[]::new);
        try (var without = new URLClassLoader(all, ClassLoader.getPlatformClassLoader())) {
            var kind = without.loadClass(SmsProvider.class.getName());
            var names = new ArrayList<String>();
            for (var provider : ServiceLoader.load(kind, without)) {
                names.add((String) kind.getMethod("name").invoke(provider));
            }
            assertThat(names).hasSize(5).contains("smpp");
            assertThatThrownBy(() -> without.loadClass("org.jsmpp.session.SMPPSession"))
                    .isInstanceOf(ClassNotFoundException.class);
        } catch (ReflectiveOperationException noProvider) {
            throw new LinkageError("a provider", noProvider);
        }
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private record Right(SmsProvider provider, Map<String, String> settings, List<String> secrets,
            List<String> required) {
        @Override
        public String toString() {
            return provider.name();
        }
    }

    static Stream<Right> providers() {
        return Stream.of(
                new Right(new TwilioSms(),
                        Map.of("TWILIO_ACCOUNT", "AC" + "0a".repeat(16), "SENDER", "Abri"),
                        List.of("TWILIO_TOKEN_FILE"), List.of("TWILIO_ACCOUNT", "SENDER")),
                new Right(new BrevoSms(), Map.of("SENDER", "Abri"), List.of("BREVO_KEY_FILE"),
                        List.of("SENDER")),
                new Right(new OvhSms(), Map.of("OVH_SERVICE", "sms-ab12345-1", "OVH_APPLICATION_KEY", "app"),
                        List.of("OVH_APPLICATION_SECRET_FILE", "OVH_CONSUMER_KEY_FILE"),
                        List.of("OVH_SERVICE", "OVH_APPLICATION_KEY")),
                new Right(new TemplateSms(),
                        Map.of("TEMPLATE_ADDRESS", "https://sms.example/send", "TEMPLATE_BODY",
                                "{\"to\":\"{to}\",\"text\":\"{text}\"}", "TEMPLATE_HEADER",
                                "X-Key: {secret}"),
                        List.of("TEMPLATE_SECRET_FILE"), List.of("TEMPLATE_ADDRESS", "TEMPLATE_BODY")));
    }

    private Map<String, String> with(Right right) {
        var all = new HashMap<>(right.settings());
        right.secrets().forEach(name -> all.put(name, file(SECRET)));
        return all;
    }

    private String file(String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "secret", ""), content).toString();
        } catch (IOException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    @DisplayName("OPS-1: what is missing, mistyped, or unreadable is told in one sentence that names the setting and holds no secret")
    void settings(Right right) {
        var all = with(right);
        all.put("PIGEON_LOFT", "another's");
        assertThat(right.provider().open(all)).isNotNull();
        right.required().forEach(name -> assertRefused(right, all, name, null));
        var prefix = right.provider().name().toUpperCase(Locale.ROOT) + "_";
        assertRefused(right, all, prefix + "SECRT", "kanari");
        for (var name : right.secrets()) {
            assertRefused(right, all, name, null);
            assertRefused(right, all, name, "/nowhere/kanari");
            assertRefused(right, all, name, file(""));
            assertRefused(right, all, name, file("kanari\nkanari"));
            assertRefused(right, all, name, file("kanarié"));
        }
        for (var address : List.of("http://sms.example", "ftp://sms.example", "https://", "sms.example",
                "https://kanari:x@sms.example", "https://sms example", "http://127.0.0.1.example")) {
            assertRefused(right, all, prefix + "ADDRESS", address);
        }
        for (var sender : List.of("A", "Accueil du Port", "Éric", "12", "+123456789012345678", " Abri")) {
            assertRefused(right, all, "SENDER", sender);
        }
    }

    private static void assertRefused(Right right, Map<String, String> settings, String name, String value) {
        var all = new HashMap<>(settings);
        if (value == null) {
            all.remove(name);
        } else {
            all.put(name, value);
        }
        assertThatThrownBy(() -> right.provider().open(all)).as(name + "=" + value)
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ABRI_SMS_" + name)
                .hasMessageEndingWith(".").hasMessageNotContainingAny("kanari", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "short", "with spaces with spaces with spaces with", "é" })
    @DisplayName("OPS-1: a secret word that could be guessed, or does not fit into an address, is refused")
    void secretWords(String word) {
        assertThatThrownBy(() -> new BrevoSms().open(Map.of("BREVO_KEY_FILE", file(SECRET), "SENDER", "Abri",
                "BREVO_RECEIPT_SECRET_FILE", file(word)))).isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("ABRI_SMS_BREVO_RECEIPT_SECRET_FILE")
                        .hasMessageNotContaining(word);
    }

    @Test
    @DisplayName("OPS-1: a template without its places, with another type, or a header that is none, is refused")
    void templates() {
        var right = Map.of("TEMPLATE_ADDRESS", "https://sms.example", "TEMPLATE_BODY", "{to-digits}{text}");
        assertThat(new TemplateSms().open(right)).isNotNull();
        for (var wrong : List.of(Map.entry("TEMPLATE_BODY", "{to}"), Map.entry("TEMPLATE_BODY", "{text}"),
                Map.entry("TEMPLATE_TYPE", "text/xml"), Map.entry("TEMPLATE_HEADER", "no header"),
                Map.entry("TEMPLATE_HEADER", "X: a\r\nY: b"), Map.entry("TEMPLATE_HEADER", "X: é"),
                Map.entry("TEMPLATE_HEADER", "Host: sms.example"), Map.entry("TEMPLATE_REFUSED", "all"),
                Map.entry("TEMPLATE_NO_PHONE", "4o4"))) {
            var all = new HashMap<>(right);
            all.put(wrong.getKey(), wrong.getValue());
            assertThatThrownBy(() -> new TemplateSms().open(all)).as(wrong.toString())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ABRI_SMS_" + wrong.getKey());
        }
    }

    @Test
    @DisplayName("LOG-2: a secret shows itself to nobody")
    void secrets() {
        assertThat(new ProviderSettings.Secret(SECRET)).hasToString("Secret[…]");
    }

    private Map<String, String> with(Map<String, String> settings, String... secrets) {
        var all = new HashMap<>(settings);
        for (var name : secrets) {
            all.put(name, file("kanari99"));
        }
        return Map.copyOf(all);
    }

    @Nested
    class OfTwilio implements SmsProviderContract {
        @Override
        public SmsProvider provider() {
            return new TwilioSms();
        }

        @Override
        public Map<String, String> settings() {
            return with(Map.of("TWILIO_ACCOUNT", "AC" + "0a".repeat(16), "SENDER", "Abri"),
                    "TWILIO_TOKEN_FILE");
        }

        @Override
        public Set<String> required() {
            return Set.of("TWILIO_ACCOUNT", "TWILIO_TOKEN_FILE", "SENDER");
        }
    }

    @Nested
    class OfBrevo implements SmsProviderContract {
        @Override
        public SmsProvider provider() {
            return new BrevoSms();
        }

        @Override
        public Map<String, String> settings() {
            return with(Map.of("SENDER", "Abri"), "BREVO_KEY_FILE");
        }

        @Override
        public Set<String> required() {
            return Set.of("BREVO_KEY_FILE", "SENDER");
        }
    }

    @Nested
    class OfOvh implements SmsProviderContract {
        @Override
        public SmsProvider provider() {
            return new OvhSms();
        }

        @Override
        public Map<String, String> settings() {
            return with(
                    Map.of("OVH_SERVICE", "sms-ab12345-1", "OVH_APPLICATION_KEY", "app", "SENDER", "Abri"),
                    "OVH_APPLICATION_SECRET_FILE", "OVH_CONSUMER_KEY_FILE");
        }

        @Override
        public Set<String> required() {
            return Set.of("OVH_SERVICE", "OVH_APPLICATION_KEY", "OVH_APPLICATION_SECRET_FILE",
                    "OVH_CONSUMER_KEY_FILE");
        }
    }

    @Nested
    class OfTemplate implements SmsProviderContract {
        @Override
        public SmsProvider provider() {
            return new TemplateSms();
        }

        @Override
        public Map<String, String> settings() {
            return with(Map.of("TEMPLATE_ADDRESS", "https://sms.example", "TEMPLATE_BODY", "{to}{text}",
                    "TEMPLATE_HEADER", "X-Key: {secret}", "SENDER", "Abri"), "TEMPLATE_SECRET_FILE");
        }

        @Override
        public Set<String> required() {
            return Set.of("TEMPLATE_ADDRESS", "TEMPLATE_BODY", "TEMPLATE_SECRET_FILE");
        }
    }

    @Nested
    class OfSmpp implements SmsProviderContract {
        @Override
        public SmsProvider provider() {
            return new SmppSms();
        }

        @Override
        public Map<String, String> settings() {
            return with(Map.of("SMPP_ADDRESS", "smpps://centre.example", "SMPP_SYSTEM_ID", "abri", "SENDER",
                    "Abri"), "SMPP_PASSWORD_FILE");
        }

        @Override
        public Set<String> required() {
            return Set.of("SMPP_ADDRESS", "SMPP_SYSTEM_ID", "SMPP_PASSWORD_FILE", "SENDER");
        }
    }
}
