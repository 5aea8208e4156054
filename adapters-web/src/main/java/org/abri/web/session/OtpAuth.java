package org.abri.web.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.abri.application.session.KeepFactor.Proposal;

/** MFA-1: what an app reads of a proposal, as apps agree on it ("Key Uri Format"): who issues it, for whom, and the seed. */
final class OtpAuth {
    private OtpAuth() {}

    /** {@code issuer} is what the service is called. The rest is as apps expect it unsaid: SHA-1, six digits, 30 seconds. */
    static String uri(String issuer, Proposal proposal) {
        var encoded = URLEncoder.encode(issuer, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + encoded + ":" + proposal.username() + "?secret=" + proposal.seed().base32()
                + "&issuer=" + encoded;
    }
}
