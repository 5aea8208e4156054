package org.abri.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * By what browsers know that they are here, when no proxy ends TLS: two PEM files.
 *
 * @param certificate the certificate, then those that lead up to an authority
 * @param key         its private key, PKCS#8 without a passphrase, which nobody else may read
 */
record TlsFiles(Path certificate, Path key) {
    static final String NAME = "abri";

    private static final Pattern PKCS8 = Pattern
            .compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    /** What browsers take, and how each is tried out. */
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC",
            "SHA256withECDSA");
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /** Whether browsers that go to {@code address} would be content now. */
    void check(Optional<PublicAddress> address, Instant now, Findings findings) {
        Guarded.secret("The file of ABRI_TLS_KEY_FILE", key, findings);
        findings.whileDoing(() -> read(address, now));
    }

    /** Certificates and key, which belong together; throws {@link StartRefused} with what is wrong with them. */
    KeyStore read(Optional<PublicAddress> address, Instant now) {
        var chain = chain();
        var own = (X509Certificate) chain.getFirst();
        var secret = secret(own);
        refuseUnless(belongTogether(own, secret),
                "The key of ABRI_TLS_KEY_FILE is not the one of the certificate in " + certificate + ".");
        var from = own.getNotBefore().toInstant();
        var until = own.getNotAfter().toInstant();
        refuseUnless(!now.isBefore(from) && !now.isAfter(until), "The certificate in " + certificate
                + " is good from " + from + " until " + until + ", which is not now.");
        address.ifPresent(said -> refuseUnless(names(own, said.host()),
                "The certificate in " + certificate + " is not one of " + said.host()
                        + ", which ABRI_PUBLIC_ADDRESS says."));
        return store(secret, chain);
    }

    private List<? extends Certificate> chain() {
        try (var file = Files.newInputStream(certificate)) {
            var chain = List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(file));
            refuseUnless(!chain.isEmpty(), noCertificate());
            return chain;
        } catch (IOException | CertificateException unreadable) {
            throw new StartRefused(noCertificate());
        }
    }

    private String noCertificate() {
        return "ABRI_TLS_CERTIFICATE_FILE names " + certificate + ", which holds no certificate in PEM.";
    }

    private PrivateKey secret(X509Certificate own) {
        try {
            var found = PKCS8.matcher(Files.readString(key, StandardCharsets.US_ASCII));
            refuseUnless(found.find(), noKey());
            var bytes = Base64.getMimeDecoder().decode(found.group(1));
            return KeyFactory.getInstance(own.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new StartRefused(noKey());
        }
    }

    private String noKey() {
        return "ABRI_TLS_KEY_FILE names " + key
                + ", which holds no key of the certificate in PKCS#8 without a passphrase: \"openssl pkcs8 -topk8 -nodes\" makes one.";
    }

    private static boolean belongTogether(X509Certificate own, PrivateKey secret) {
        var algorithm = SIGNATURES.get(own.getPublicKey().getAlgorithm());
        if (algorithm == null) { return false; }
        try {
            var words = NAME.getBytes(StandardCharsets.US_ASCII);
            var signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(words);
            var checking = Signature.getInstance(algorithm);
            checking.initVerify(own.getPublicKey());
            checking.update(words);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException not) {
            return false;
        }
    }

    /** RFC 9525: the names that the certificate lists as its own; one star stands for one label, the first. */
    private static boolean names(X509Certificate own, String host) {
        try {
            Collection<List<?>> all = own.getSubjectAlternativeNames();
            return all != null && all.stream().anyMatch(name -> isOne(name, host));
        } catch (CertificateException unreadable) {
            return false;
        }
    }

    private static boolean isOne(List<?> name, String host) {
        var kind = (Integer) name.getFirst();
        if (kind != DNS_NAME && kind != IP_ADDRESS) { return false; }
        var said = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
        var dot = host.indexOf('.');
        return said.equals(host)
                || (kind == DNS_NAME && dot > 0 && said.equals("*" + host.substring(dot)));
    }

    private static KeyStore store(PrivateKey secret, List<? extends Certificate> chain) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(NAME, secret, null, chain.toArray(Certificate[]::new));
            return store;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Changes when one of the files does. */
    List<Long> state() {
        return List.of(sum(certificate), sum(key));
    }

    /** Enough to see a change by, and nothing of the key. */
    private static long sum(Path file) {
        var sum = new CRC32C();
        try {
            sum.update(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return -1;
        }
        return sum.getValue();
    }

    private static void refuseUnless(boolean fine, String sentence) {
        if (!fine) { throw new StartRefused(sentence); }
    }
}
