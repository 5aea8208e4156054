package org.abri.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.domain.account.PhoneNumber;
import org.abri.sms.http.TemplateSms;
import org.abri.sms.smpp.SmppSms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider whose certificate nobody vouches for: whoever stands in its place. */
class TlsTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("+33639980001");
    private static final String PASSWORD = "changeit";

    @TempDir private Path folder;
    private SSLServerSocket server;
    /** Of whoever was let read anything. */
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger called = new AtomicInteger();

    @BeforeEach
    void begin() throws Exception {
        server = (SSLServerSocket) context().getServerSocketFactory().createServerSocket(0);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var here = (SSLSocket) server.accept()) {
                    called.incrementAndGet();
                    here.startHandshake();
                    if (here.getInputStream().read() >= 0) {
                        read.incrementAndGet();
                    }
                } catch (IOException notTrusted) {
                    // nobody speaks to it
                }
            }
        });
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private SSLContext context() throws GeneralSecurityException, IOException, InterruptedException {
        var store = folder.resolve("store.p12");
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                "san=dns:localhost", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass",
                PASSWORD).inheritIO().start();
        assertThat(made.waitFor(300, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Map<String, String> with(Map<String, String> settings, String secret) throws IOException {
        var all = new HashMap<>(settings);
        all.put(secret, Files.writeString(folder.resolve("secret"), "sesame12").toString());
        all.put("SENDER", "Abri");
        return all;
    }

    @Test
    @DisplayName("CRY-3, LOG-2: a provider whose certificate nobody vouches for is handed nothing, which the log says without a secret")
    void provider() throws IOException {
        var gateway = new TemplateSms().open(with(Map.of("TEMPLATE_ADDRESS",
                "https://localhost:" + server.getLocalPort() + "/sms", "TEMPLATE_HEADER",
                "X-Api-Key: {secret}", "TEMPLATE_BODY", "{\"to\":\"{to}\",\"text\":\"{text}\"}"),
                "TEMPLATE_SECRET_FILE"));
        var id = UUID.randomUUID();
        try (var log = new Logged()) {
            assertThat(gateway.send(id, NUMBER, "Bonjour")).isInstanceOf(Answer.Unavailable.class);
            assertThat(log.lines()).anyMatch(line -> line.contains(id.toString())).allSatisfy(
                    line -> assertThat(line).doesNotContain("sesame12", "Bonjour", NUMBER.value()));
        }
        assertThat(called.get()).isPositive();
        assertThat(read.get()).isZero();
    }

    @Test
    @DisplayName("CRY-3: nor is an SMS centre")
    void centre() throws IOException {
        var gateway = new SmppSms().open(with(Map.of("SMPP_ADDRESS",
                "smpps://localhost:" + server.getLocalPort(), "SMPP_SYSTEM_ID", "abri"),
                "SMPP_PASSWORD_FILE"));
        assertThat(gateway.send(UUID.randomUUID(), NUMBER, "Bonjour")).isInstanceOf(Answer.Unavailable.class);
        assertThat(called.get()).isPositive();
        assertThat(read.get()).isZero();
    }
}
