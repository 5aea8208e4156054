package org.abri.crypto.account;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.util.Base64;
import java.util.Base64.Decoder;
import java.util.Base64.Encoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.abri.application.account.Passkeys;
import org.abri.domain.account.Passkey;

/**
 * MFA-1: passkeys, by webauthn4j. What a browser answers comes in parts, each in base64url, with full stops between them: the
 * credential's id and what the browser says of its asking; then the attestation of one that was made, or authenticator data and
 * signature of one that was shown. Who made a passkey is not asked (no attestation), and its count not judged: that is a rule.
 */
public final class WebauthnPasskeys implements Passkeys {
    private static final int PARTS_MADE = 3;
    private static final int PARTS_SHOWN = 4;
    private static final Decoder FROM_TEXT = Base64.getUrlDecoder();
    private static final Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    /** That its owner was there. The password was right already, so whether it knew them by a PIN or finger is not asked. */
    private static final boolean PRESENCE = true;
    private static final boolean VERIFICATION = false;

    /** The library, once the first passkey comes: a start does not wait for it. */
    private static final class Library {
        private static final ObjectConverter CONVERTER = new ObjectConverter();
        private static final WebAuthnManager MANAGER =
                WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        private static final AttestedCredentialDataConverter KEYS =
                new AttestedCredentialDataConverter(CONVERTER);
        /** What pages ask for. */
        private static final List<PublicKeyCredentialParameters> ALGORITHMS =
                Stream.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA,
                        COSEAlgorithmIdentifier.RS256)
                        .map(algorithm -> new PublicKeyCredentialParameters(
                                PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                        .toList();
    }

    @Override
    public Optional<Made> made(Asked asked, String answer) {
        return unlessRefused(() -> {
            var parts = parts(answer, PARTS_MADE);
            var made = Library.MANAGER.verify(new RegistrationRequest(parts.get(2), parts.get(1)),
                    new RegistrationParameters(site(asked), Library.ALGORITHMS, VERIFICATION, PRESENCE));
            var data = made.getAttestationObject().getAuthenticatorData();
            var key = data.getAttestedCredentialData();
            return new Made(TO_TEXT.encodeToString(key.getCredentialId()),
                    TO_TEXT.encodeToString(Library.KEYS.convert(key)), data.getSignCount());
        });
    }

    @Override
    public Optional<Long> shown(Asked asked, Passkey passkey, String answer) {
        return unlessRefused(() -> {
            var parts = parts(answer, PARTS_SHOWN);
            var credential = FROM_TEXT.decode(passkey.credential());
            var shown = Library.MANAGER.verify(
                    new AuthenticationRequest(parts.get(0), parts.get(2), parts.get(1), parts.get(3)),
                    new AuthenticationParameters(site(asked), record(passkey), List.of(credential),
                            VERIFICATION, PRESENCE));
            return shown.getAuthenticatorData().getSignCount();
        });
    }

    private static CredentialRecord record(Passkey passkey) {
        return new CredentialRecordImpl(new NoneAttestationStatement(), null, null, null, 0,
                Library.KEYS.convert(FROM_TEXT.decode(passkey.publicKey())), null, null, null, Set.of());
    }

    /** The site is its address; what passkeys are made for is its name alone, without the port. */
    private static ServerProperty site(Asked asked) {
        return ServerProperty.builder().origin(new Origin(asked.origin()))
                .rpId(URI.create(asked.origin()).getHost())
                .challenge(new DefaultChallenge(FROM_TEXT.decode(asked.challenge()))).build();
    }

    private static List<byte[]> parts(String answer, int count) {
        var parts = answer.split("\\.", -1);
        if (parts.length != count) { throw new IllegalArgumentException("not as many parts"); }
        return Stream.of(parts).map(FROM_TEXT::decode).toList();
    }

    /** Whatever is wrong with an answer, nobody is told what; of bytes from outside the readers below throw all there is. */
    private static <T> Optional<T> unlessRefused(Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }
}
