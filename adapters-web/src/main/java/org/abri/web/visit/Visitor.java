package org.abri.web.visit;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.abri.application.Sha256;
import org.abri.application.session.SignedIn;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.relay.RelayId;

/**
 * Whoever sent a request, and where to. Handlers take one as an argument; it is found out once a request, by
 * {@link VisitorFilter}.
 */
public final class Visitor {
    private static final String ATTRIBUTE = "abri.visitor";
    private static final String FORM_TOKEN_LABEL = "abri form token ";
    private static final String TYPED_BY_LABEL = "abri typed by ";
    private static final int TYPED_BY_DIGITS = 16;

    /**
     * What their browser is known by, whoever they are.
     *
     * @param language        that pages speak to it
     * @param changesLanguage whether that was chosen just now, and is to be kept
     * @param done            the code of what it has just done, and has not been told yet
     * @param own             whether somebody said that it is theirs, and nobody else's
     */
    record Browser(Language language, boolean changesLanguage, Optional<String> done, boolean own) {
        static final Browser UNKNOWN = new Browser(Language.FRENCH, false, Optional.empty(), false);
    }

    private final String path;
    private final Browser browser;
    private final Optional<SignedIn> signedIn;
    private final boolean byBearer;
    private final boolean sessionOver;
    private final long knownSince = System.nanoTime();

    private Visitor(String path, Browser browser, Optional<SignedIn> signedIn, boolean byBearer,
            boolean sessionOver) {
        this.path = path;
        this.browser = browser;
        this.signedIn = signedIn;
        this.byBearer = byBearer;
        this.sessionOver = sessionOver;
    }

    /** Somebody of whom nothing is known yet. */
    static Visitor at(String path, Browser browser) {
        return new Visitor(path, browser, Optional.empty(), false, false);
    }

    Visitor knownAs(SignedIn person, boolean bearer) {
        return new Visitor(path, browser, Optional.of(person), bearer, false);
    }

    /** The same browser, from now on with another session of the same person (SES-2): forms of the next page are of that one. */
    public Visitor goingOnAs(SignedIn person) {
        return new Visitor(path, browser, Optional.of(person), byBearer, false);
    }

    /** They showed a token, but no session lives that it belongs to. */
    Visitor withSessionOver() {
        return new Visitor(path, browser, Optional.empty(), false, true);
    }

    /** The visitor of that request; before it was looked at, somebody who is not signed in and reads French. */
    public static Visitor of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Visitor.class)
                .orElseGet(() -> at(request.getPath(), Browser.UNKNOWN));
    }

    void arriveWith(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What they asked for, without what follows a question mark. */
    public String path() {
        return path;
    }

    public Optional<SignedIn> signedIn() {
        return signedIn;
    }

    /** Throws {@link NotSignedIn}, which is answered by the way to sign in. */
    public SignedIn person() {
        return signedIn.orElseThrow(() -> new NotSignedIn(sessionOver));
    }

    /** When it was asked last whose session this is, as {@link System#nanoTime}: a request may have waited since for its turn. */
    long knownSince() {
        return knownSince;
    }

    /** From where the person looks, outside of any relay. */
    public Viewpoint viewpoint() {
        return person().viewpoint();
    }

    /** From where the person looks when something of one relay is asked. */
    public Viewpoint viewpointAt(RelayId relay) {
        return person().viewpointAt(relay);
    }

    /** The language that pages speak to them: the one they chose, else the first of their browser's that pages exist in. */
    public Language language() {
        return browser.language();
    }

    /** Whether they have just chosen that language, which is to be kept. */
    public boolean changesLanguage() {
        return browser.changesLanguage();
    }

    /** AUT-1: whether they said that this browser is theirs: what they type can then be read on it. */
    public boolean ownsBrowser() {
        return browser.own();
    }

    /** The code of what this browser has just done, and has not been told yet. */
    public Optional<String> done() {
        return browser.done();
    }

    /** WEB-1, form token (CSRF): what every form carries, and only pages of this session know. Empty when not signed in. */
    public String formToken() {
        return signedIn.map(person -> hash(FORM_TOKEN_LABEL + person.token())).orElse("");
    }

    /** Tells forms of this person from another's, without saying who it is: what was typed is given back to nobody else. */
    public String typedBy() {
        return signedIn.map(Visitor::typedBy).orElse("");
    }

    /** As {@link #typedBy()}, of whoever has just signed in. */
    public static String typedBy(SignedIn person) {
        return hash(TYPED_BY_LABEL + person.account()).substring(0, TYPED_BY_DIGITS);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the session was shown by an API client and not by a browser's cookie. */
    public boolean byBearer() {
        return byBearer;
    }
}
