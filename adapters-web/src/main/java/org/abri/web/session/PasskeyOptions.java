package org.abri.web.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Sha256;
import org.abri.application.session.KeepPasskeys;
import org.abri.application.session.PasskeyAsked;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.Keyring;
import org.abri.web.visit.Form;

/**
 * MFA-1: what a browser is given to ask of a passkey, in JSON as {@code navigator.credentials} takes it, with bytes in base64url
 * (ADR 170). The site is not said: it is the page's own, and the answer is held to the address of the service.
 */
final class PasskeyOptions {
    /** The field that carries what a browser answered. */
    static final String FIELD = "passkey";

    private static final String MORE = ",\"timeout\":" + Keyring.TO_ANSWER.toMillis();
    private static final String ALGORITHMS = "[{\"type\":\"public-key\",\"alg\":-7},"
            + "{\"type\":\"public-key\",\"alg\":-8},{\"type\":\"public-key\",\"alg\":-257}]";

    private PasskeyOptions() {}

    /** What the browser answered; empty when it did not. */
    static Optional<FactorCode.OfPasskey> answered(Form<?> form, String boundTo, String origin) {
        return Optional.of(form.text(FIELD))
                .filter(answer -> !answer.isEmpty() && answer.length() <= FactorCode.OfPasskey.LONGEST)
                .map(answer -> new FactorCode.OfPasskey(answer, boundTo, origin));
    }

    static String toShow(PasskeyAsked asked) {
        return "{\"challenge\":\"" + asked.challenge() + "\",\"allowCredentials\":"
                + credentials(asked.credentials()) + ",\"userVerification\":\"discouraged\"" + MORE + "}";
    }

    /** {@code service} is what the service is called. Nobody is told by a passkey whose it is, but by the name that its owner signs in with. */
    static String toMake(KeepPasskeys.Proposal proposal, String service) {
        var username = proposal.username().value();
        var user = Base64.getUrlEncoder().withoutPadding().encodeToString(
                Sha256.of(("passkey user/" + username).getBytes(StandardCharsets.UTF_8)));
        return "{\"challenge\":\"" + proposal.asked().challenge() + "\",\"rp\":{\"name\":\"" + service
                + "\"},\"user\":{\"id\":\"" + user + "\",\"name\":\"" + username
                + "\",\"displayName\":\"" + username + "\"},\"pubKeyCredParams\":" + ALGORITHMS
                + ",\"excludeCredentials\":" + credentials(proposal.asked().credentials())
                + ",\"authenticatorSelection\":{\"residentKey\":\"discouraged\","
                + "\"userVerification\":\"discouraged\"},\"attestation\":\"none\"" + MORE + "}";
    }

    /** What browsers know them by is base64url already, which JSON takes as it is. */
    private static String credentials(List<String> credentials) {
        return credentials.stream().map(id -> "{\"type\":\"public-key\",\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
