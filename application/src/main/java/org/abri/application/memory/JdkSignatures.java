package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.abri.application.receipt.Signatures;
import org.abri.application.receipt.SigningKey;

/** Ed25519, as the JDK has it. The parts of a key are what follows the heads that RFC 8410 gives them. */
final class JdkSignatures implements Signatures {
    private static final String ED25519 = "Ed25519";
    private static final String HEAD_OF_SECRET = "302e020100300506032b657004220420";
    private static final String HEAD_OF_PUBLIC = "302a300506032b6570032100";
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public SigningKey draw() {
        try {
            var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            return new SigningKey(
                    HEX.formatHex(pair.getPublic().getEncoded()).substring(HEAD_OF_PUBLIC.length()),
                    HEX.formatHex(pair.getPrivate().getEncoded()).substring(HEAD_OF_SECRET.length()));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String sign(SigningKey key, String text) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(KeyFactory.getInstance(ED25519)
                    .generatePrivate(new PKCS8EncodedKeySpec(HEX.parseHex(HEAD_OF_SECRET + key.secret()))));
            signature.update(text.getBytes(US_ASCII));
            return HEX.formatHex(signature.sign());
        } catch (GeneralSecurityException cannotHappen) {
            throw new IllegalStateException("signing", cannotHappen);
        }
    }

    @Override
    public boolean verifies(String publicKey, String text, String signature) {
        try {
            var verifying = Signature.getInstance(ED25519);
            verifying.initVerify(KeyFactory.getInstance(ED25519)
                    .generatePublic(new X509EncodedKeySpec(HEX.parseHex(HEAD_OF_PUBLIC + publicKey))));
            verifying.update(text.getBytes(US_ASCII));
            return verifying.verify(HEX.parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException nothingOfTheKind) {
            return false;
        }
    }
}
