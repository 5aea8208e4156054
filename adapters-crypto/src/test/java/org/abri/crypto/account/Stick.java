package org.abri.crypto.account;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A passkey on a stick, and the browser it is in, as WebAuthn describes them: what they answer, also when they lie. */
final class Stick {
    private static final int PRESENT = 1;
    private static final int WITH_KEY = 0x40;

    private final KeyPair keys;
    private final byte[] credential;
    private final String origin;
    private final String site;
    private final int flags;
    private final AtomicInteger count;

    private Stick(KeyPair keys, AtomicInteger count, String origin, String site, int flags) {
        this.keys = keys;
        this.count = count;
        this.credential = sha256(keys.getPublic().getEncoded());
        this.origin = origin;
        this.site = site;
        this.flags = flags;
    }

    static Stick at(String origin, String site) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new Stick(generator.generateKeyPair(), new AtomicInteger(), origin, site, PRESENT);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** The same keys, at another address. */
    Stick goneTo(String otherOrigin, String otherSite) {
        return new Stick(keys, count, otherOrigin, otherSite, flags);
    }

    /** The same keys, with nobody there. */
    Stick alone() {
        return new Stick(keys, count, origin, site, 0);
    }

    String credential() {
        return text(credential);
    }

    String made(String challenge) {
        return joined(credential, client("webauthn.create", challenge), attestation());
    }

    String shown(String challenge) {
        count.incrementAndGet();
        var data = data(flags, new byte[0]);
        var client = client("webauthn.get", challenge);
        return joined(credential, client, data, signature(together(data, sha256(client))));
    }

    private byte[] client(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                + "\",\"crossOrigin\":false}").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int flagsNow, byte[] more) {
        return together(sha256(site.getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.allocate(5).put((byte) flagsNow).putInt(count.get()).array(), more);
    }

    /** CBOR, by hand: {"fmt": "none", "attStmt": {}, "authData": …}. */
    private byte[] attestation() {
        var key = (ECPublicKey) keys.getPublic();
        var cose = together(new byte[] { (byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20 },
                unsigned(key.getW().getAffineX()), new byte[] { 0x22, 0x58, 0x20 },
                unsigned(key.getW().getAffineY()));
        var data = data(flags | WITH_KEY, together(new byte[16],
                ByteBuffer.allocate(2).putShort((short) credential.length).array(), credential, cose));
        return together(new byte[] { (byte) 0xA3 }, word("fmt"), word("none"), word("attStmt"),
                new byte[] { (byte) 0xA0 }, word("authData"), new byte[] { 0x58, (byte) data.length }, data);
    }

    private static byte[] word(String text) {
        return together(new byte[] { (byte) (0x60 + text.length()) },
                text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = new byte[32];
        var all = number.toByteArray();
        var taken = Math.min(32, all.length);
        System.arraycopy(all, all.length - taken, bytes, 32 - taken, taken);
        return bytes;
    }

    private byte[] signature(byte[] signed) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] together(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String joined(byte[]... parts) {
        return Stream.of(parts).map(Stick::text).collect(Collectors.joining("."));
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
