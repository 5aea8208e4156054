package org.abri.crypto.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.Ed25519PublicKey;
import com.google.crypto.tink.signature.SignatureConfig2026;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.abri.application.receipt.Signatures;
import org.abri.application.receipt.SigningKey;

/** LAW-1: Ed25519 by Tink, without the prefixes of its own: any other program that knows RFC 8032 verifies as well. */
public final class TinkSignatures implements Signatures {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public SigningKey draw() {
        try {
            var pair = Ed25519Sign.KeyPair.newKeyPair();
            return new SigningKey(HEX.formatHex(pair.getPublicKey()), HEX.formatHex(pair.getPrivateKey()));
        } catch (GeneralSecurityException cannotHappen) {
            throw new IllegalStateException("drawing a key", cannotHappen);
        }
    }

    @Override
    @AccessesPartialKey
    public String sign(SigningKey key, String text) {
        try {
            var signing = Ed25519PrivateKey.create(publicKey(key.publicKey()), SecretBytes
                    .copyFrom(HEX.parseHex(key.secret()), InsecureSecretKeyAccess.get()));
            return HEX.formatHex(alone(signing)
                    .getPrimitive(SignatureConfig2026.get(), PublicKeySign.class).sign(bytes(text)));
        } catch (GeneralSecurityException notOfEachOther) {
            throw new IllegalStateException("signing", notOfEachOther);
        }
    }

    @Override
    public boolean verifies(String publicKey, String text, String signature) {
        try {
            alone(publicKey(publicKey)).getPrimitive(SignatureConfig2026.get(), PublicKeyVerify.class)
                    .verify(HEX.parseHex(signature), bytes(text));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException nothingOfTheKind) {
            return false;
        }
    }

    @AccessesPartialKey
    private static Ed25519PublicKey publicKey(String hex) throws GeneralSecurityException {
        return Ed25519PublicKey.create(Bytes.copyFrom(HEX.parseHex(hex)));
    }

    private static KeysetHandle alone(Key key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
