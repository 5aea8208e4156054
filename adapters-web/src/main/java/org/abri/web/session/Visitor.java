package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.abri.application.Sha256;
import org.abri.application.session.SignedIn;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.relay.RelayId;

/** Whoever sent a request. Controllers take one as an argument; it is read from the request once, by {@link SessionFilter}. */
public final class Visitor {
    private static final String ATTRIBUTE = "abri.visitor";
    private static final String FORM_TOKEN_LABEL = "abri form token ";

    private final Optional<SignedIn> signedIn;
    private final Language language;
    private final boolean byBearer;
    private final boolean sessionOver;

    private Visitor(Optional<SignedIn> signedIn, Language language, boolean byBearer, boolean sessionOver) {
        this.signedIn = signedIn;
        this.language = language;
        this.byBearer = byBearer;
        this.sessionOver = sessionOver;
    }

    static Visitor known(SignedIn signedIn, Language language, boolean byBearer) {
        return new Visitor(Optional.of(signedIn), language, byBearer, false);
    }

    /** {@code sessionOver}: they showed a token, but no session lives that it belongs to. */
    static Visitor unknown(Language language, boolean sessionOver) {
        return new Visitor(Optional.empty(), language, false, sessionOver);
    }

    /** The visitor of that request; before it was looked at, somebody who is not signed in and reads French. */
    public static Visitor of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Visitor.class)
                .orElseGet(() -> unknown(Language.FRENCH, false));
    }

    void arriveWith(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public Optional<SignedIn> signedIn() {
        return signedIn;
    }

    /** Throws {@link NotSignedIn}, which is answered by the way to sign in. */
    public SignedIn person() {
        return signedIn.orElseThrow(() -> new NotSignedIn(sessionOver));
    }

    /** From where the person looks, outside of any relay. */
    public Viewpoint viewpoint() {
        return person().viewpoint();
    }

    /** From where the person looks when something of one relay is asked. */
    public Viewpoint at(RelayId relay) {
        return person().at(relay);
    }

    /** The language that pages speak to them: the one they chose, else the first of their browser's that pages exist in. */
    public Language language() {
        return language;
    }

    /** WEB-1: what every form carries in {@code form-token}: only pages of this session know it. Empty when not signed in. */
    public String formToken() {
        return signedIn.map(person -> HexFormat.of().formatHex(
                Sha256.of((FORM_TOKEN_LABEL + person.token()).getBytes(StandardCharsets.UTF_8)))).orElse("");
    }

    /** Whether the session was shown by an API client and not by a browser's cookie. */
    public boolean byBearer() {
        return byBearer;
    }

    /** Whether they showed a token whose session is over. */
    public boolean sessionOver() {
        return sessionOver;
    }
}
