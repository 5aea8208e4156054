package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WEB-1: the service ends TLS by itself, where no proxy does. */
class TlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final X509Bundle AUTHORITY = Certificates.authority();

    @TempDir private static Path folder;
    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = Server.fresh(settings(Certificates.of("localhost", AUTHORITY)));
        server.started(TlsIT::answers, "-Dabri.tls.every=200ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> settings(X509Bundle bundle) throws IOException {
        Certificates.write(bundle, folder);
        return Map.of("ABRI_TLS_CERTIFICATE_FILE", folder.resolve(Certificates.CERTIFICATE).toString(),
                "ABRI_TLS_KEY_FILE", folder.resolve(Certificates.KEY).toString(), "ABRI_PUBLIC_ADDRESS",
                "https://localhost", "ABRI_HOST", "0.0.0.0");
    }

    @Test
    @DisplayName("WEB-1, SES-1: without a proxy, pages come over TLS alone, with HSTS, and nothing answers plain http")
    void overTlsAlone() throws Exception {
        var page = get(client(), "/sign-in");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure"));

        try (var plain = HttpClient.newHttpClient()) {
            var address = server.address("/sign-in").toString().replace("https", "http");
            assertThatThrownBy(() -> plain.send(HttpRequest.newBuilder(java.net.URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofString())).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("WEB-1: TLS 1.2 with a cipher that keeps yesterday's talk closed, or 1.3; nothing older or weaker")
    void nothingWeak() throws Exception {
        for (var cipher : new String[] { "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" }) {
            assertThat(shaken("TLSv1.2", cipher)).isEqualTo(cipher);
        }
        for (var cipher : new String[] { "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384" }) {
            assertThatThrownBy(() -> shaken("TLSv1.2", cipher)).isInstanceOf(SSLHandshakeException.class);
        }
        assertThat(shaken("TLSv1.3", "TLS_AES_128_GCM_SHA256")).isEqualTo("TLS_AES_128_GCM_SHA256");
    }

    @Test
    @DisplayName("OPS-1: a certificate that is renewed is shown without a new start; half of a pair, or another's, is not")
    void renewed() throws Exception {
        var first = shown();
        var next = Certificates.of("localhost", AUTHORITY);
        Certificates.writeCertificate(next, folder);
        await("the certificate without its key is passed over",
                () -> server.log().contains("is not used"));
        assertThat(shown()).isEqualTo(first);

        Certificates.write(next, folder);
        await("the new pair is shown", () -> shown().equals(next.getCertificate()));

        Certificates.write(Certificates.of("elsewhere.example", AUTHORITY), folder);
        await("the certificate of another place is passed over",
                () -> server.log().contains("is not one of localhost"));
        assertThat(shown()).isEqualTo(next.getCertificate());
        assertThat(get(client(), "/sign-in").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("WEB-3: whoever never finishes shaking hands is let go, and keeps nobody waiting")
    void halfAHandshake() throws Exception {
        try (var silent = new java.net.Socket("localhost", server.address("/").getPort())) {
            silent.setSoTimeout((int) PATIENCE.toMillis());
            silent.getOutputStream().write(new byte[] { 22, 3, 1, 1, 0, 1 });
            assertThat(get(client(), "/sign-in").statusCode()).isEqualTo(200);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }

    private interface Look {
        boolean isSo() throws Exception;
    }

    private static void await(String what, Look look) throws Exception {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); !look.isSo(); Thread.sleep(50)) {
            assertThat(System.nanoTime()).as(what + "\n" + server.log()).isLessThan(end);
        }
    }

    private static boolean answers(java.net.URI address) throws IOException, InterruptedException {
        return get(client(), address.getPath()).statusCode() == 200;
    }

    private static HttpResponse<String> get(HttpClient client, String path)
            throws IOException, InterruptedException {
        try (client) {
            return client.send(HttpRequest.newBuilder(server.address(path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().sslContext(trusting()).build();
    }

    private static X509Certificate shown() throws IOException {
        try (var socket = socket()) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static String shaken(String protocol, String cipher) throws IOException {
        try (var socket = socket()) {
            socket.setSSLParameters(new SSLParameters(new String[] { cipher }, new String[] { protocol }));
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private static SSLSocket socket() throws IOException {
        return (SSLSocket) trusting().getSocketFactory().createSocket("localhost",
                server.address("/").getPort());
    }

    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] { AUTHORITY.toTrustManager() }, null);
            return context;
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
