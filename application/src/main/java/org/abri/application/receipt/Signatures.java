package org.abri.application.receipt;

/** LAW-1: signatures with Ed25519 (RFC 8032) of texts in ASCII. What one adapter signed, every other one verifies. */
public interface Signatures {
    /** Another one each time, which nobody can guess. */
    SigningKey draw();

    /** In 128 hex digits. */
    String sign(SigningKey key, String text);

    /** Whether whoever has the secret part of that key signed that very text; false, too, when either is nothing of the kind. */
    boolean verifies(String publicKey, String text, String signature);
}
