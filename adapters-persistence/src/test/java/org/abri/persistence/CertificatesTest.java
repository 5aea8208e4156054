package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that proves who it is by a certificate, and lets in who does the same, without a password. */
class CertificatesTest {
    private static final String PASSWORD = "changeit";

    @TempDir private Path folder;

    @Test
    @DisplayName("CRY-3: the service and its PostgreSQL know each other by certificates; neither speaks to anybody else, nor in the clear")
    void certificates() throws Exception {
        pair("server", "localhost");
        pair("abri", "abri");
        pair("stranger", "abri");
        try (var server = TestDatabase.server(folder.resolve("data")).setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
                .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                .setServerConfig("ssl_ca_file", folder.resolve("abri.crt").toString()).start()) {
            letInByCertificateAlone(server);
            try (var database = new TestDatabase(at(server, "server.crt", "abri"))) {
                assertThat(encrypted(database)).isTrue();
            }
            refused(at(server, "server.crt", "stranger"));
            refused(at(server, "stranger.crt", "abri"));
            refused(Database.at(url(server) + "?sslmode=verify-full&sslrootcert="
                    + folder.resolve("server.crt"), "abri", ""));
            refused(Database.at(url(server) + "?sslmode=disable", "abri", ""));
        }
    }

    private void letInByCertificateAlone(EmbeddedPostgres server) throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var asked = connection.createStatement()) {
            asked.execute("create role abri login");
            asked.execute("create database vault owner abri");
            Files.writeString(folder.resolve("data/pg_hba.conf"), """
                    hostssl all abri all cert
                    host all postgres all trust
                    """);
            asked.execute("select pg_reload_conf()");
        }
    }

    private static boolean encrypted(TestDatabase database) throws SQLException {
        try (var connection = database.raw().getConnection(); var asked = connection.createStatement();
                var answer = asked.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static void refused(Database database) {
        assertThatThrownBy(() -> database.unpooled().getConnection()).isInstanceOf(Exception.class);
    }

    private Database at(EmbeddedPostgres server, String root, String client) {
        return Database.at(url(server) + "?sslmode=verify-full&sslrootcert=" + folder.resolve(root)
                + "&sslcert=" + folder.resolve(client + ".crt") + "&sslkey="
                + folder.resolve(client + ".pk8"),
                "abri", "");
    }

    private static String url(EmbeddedPostgres server) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/vault";
    }

    /** A key and a certificate of it, vouched for by itself, in the forms that PostgreSQL and its driver read. */
    private void pair(String name, String whose)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve(name + ".p12");
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair", "-alias", "a", "-keyalg", "RSA", "-keysize", "3072", "-dname", "CN=" + whose,
                "-ext", "san=dns:" + whose, "-keystore", store.toString(), "-storetype", "PKCS12",
                "-storepass", PASSWORD).inheritIO().start();
        assertThat(made.waitFor(300, TimeUnit.SECONDS) && made.exitValue() == 0).isTrue();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var key = keys.getKey("a", PASSWORD.toCharArray()).getEncoded();
        write(name + ".crt", pem("CERTIFICATE", encoded(keys.getCertificate("a"))));
        write(name + ".key", pem("PRIVATE KEY", key));
        write(name + ".pk8", key);
    }

    private static byte[] encoded(Certificate certificate) throws GeneralSecurityException {
        return certificate.getEncoded();
    }

    private static byte[] pem(String what, byte[] bytes) {
        return ("-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(bytes) + "\n-----END " + what
                + "-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.setPosixFilePermissions(Files.write(folder.resolve(name), bytes),
                PosixFilePermissions.fromString("rw-------"));
    }
}
