package org.abri.bootstrap;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/** Certificates of tests, of an authority of their own. */
final class Certificates {
    static final String CERTIFICATE = "certificate.pem";
    static final String KEY = "key.pem";

    private Certificates() {}

    static X509Bundle authority() {
        try {
            return new CertificateBuilder().subject("CN=Authority of tests").setIsCertificateAuthority(true)
                    .ecp256().buildSelfSigned();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static X509Bundle of(String name, X509Bundle authority) {
        return of(name, authority, Instant.now().plus(Duration.ofDays(30)));
    }

    static X509Bundle of(String name, X509Bundle authority, Instant until) {
        try {
            return new CertificateBuilder().subject("CN=" + name).addSanDnsName(name).ecp256()
                    .notBefore(until.minus(Duration.ofDays(60))).notAfter(until)
                    .addExtendedKeyUsageServerAuth().buildIssuedBy(authority);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As whoever renews them does: the files are there whole, or as before. */
    static void write(X509Bundle bundle, Path folder) throws IOException {
        writeCertificate(bundle, folder);
        replace(folder.resolve(KEY), bundle.getPrivateKeyPEM());
    }

    static void writeCertificate(X509Bundle bundle, Path folder) throws IOException {
        replace(folder.resolve(CERTIFICATE), bundle.getCertificatePathPEM());
    }

    private static void replace(Path file, String text) throws IOException {
        var made = Files.createTempFile(file.getParent(), "pem", "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.move(Files.writeString(made, text), file, StandardCopyOption.REPLACE_EXISTING);
    }
}
