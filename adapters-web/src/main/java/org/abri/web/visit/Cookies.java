package org.abri.web.visit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Language;
import org.abri.domain.limits.SessionLife;
import org.abri.domain.recovery.Recovery;

/**
 * SES-1: the cookies: the session's, which lives as long as the browser; the one that remembers the language; the one that
 * tells a known device (AUT-4); the one of a recovery under way (SEC-4); and the one that says, once, what was just done, so that no address can claim it.
 */
@Singleton
public final class Cookies {
    private static final String SESSION = "__Host-abri";
    /** SES-1: browsers refuse a {@code __Host-} cookie on plain http, so a developer's machine has another, which says so. */
    private static final String DEVELOPMENT_SESSION = "abri-development-session";
    private static final String LANGUAGE = "__Host-abri-language";
    private static final String DEVELOPMENT_LANGUAGE = "abri-development-language";
    private static final String OWN = "__Host-abri-own";
    private static final String DEVELOPMENT_OWN = "abri-development-own";
    private static final String DONE = "__Host-abri-done";
    private static final String DEVELOPMENT_DONE = "abri-development-done";
    private static final String DEVICES = "__Host-abri-devices";
    private static final String DEVELOPMENT_DEVICES = "abri-development-devices";
    private static final String HALF = "__Host-abri-half";
    private static final String DEVELOPMENT_HALF = "abri-development-half";
    private static final String RECOVERY = "__Host-abri-recovery";
    private static final String DEVELOPMENT_RECOVERY = "abri-development-recovery";
    private static final String ONE_MINUTE = "60";
    private static final String ONE_YEAR = "31536000";
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");

    private final WebSettings settings;

    public Cookies(WebSettings settings) {
        this.settings = settings;
    }

    /** The token that the browser shows; empty when it shows none. */
    Optional<String> session(HttpRequest<?> request) {
        return value(request, name());
    }

    /** Whether {@code token} looks like one of ours: 256 bits, as 64 hex digits. */
    static boolean possible(String token) {
        return TOKEN.matcher(token).matches();
    }

    Optional<String> language(HttpRequest<?> request) {
        return value(request, languageName());
    }

    /** From now on, this browser is that person's. */
    public <T> MutableHttpResponse<T> signedIn(MutableHttpResponse<T> response, SignedIn person) {
        return add(response, name() + "=" + person.token() + attributes());
    }

    /** From now on, this browser is nobody's, and keeps nothing of who it was. */
    public <T> MutableHttpResponse<T> signedOut(MutableHttpResponse<T> response) {
        response.header("Clear-Site-Data", "\"storage\"");
        return add(response, name() + "=; Max-Age=0" + attributes());
    }

    /** MFA-1: the token with which this browser shows a second factor; empty when it has none. */
    public Optional<String> half(HttpRequest<?> request) {
        return value(request, halfName()).filter(Cookies::possible);
    }

    /** MFA-1: for some minutes, this browser can show a second factor. */
    public <T> MutableHttpResponse<T> half(MutableHttpResponse<T> response, String token) {
        return add(response, halfName() + "=" + token + "; Max-Age=" + SessionLife.HALF.total().toSeconds()
                + attributes());
    }

    /** It was shown, or it is too late. */
    public <T> MutableHttpResponse<T> halfOver(MutableHttpResponse<T> response) {
        return add(response, halfName() + "=; Max-Age=0" + attributes());
    }

    private String halfName() {
        return settings.insecureCookies() ? DEVELOPMENT_HALF : HALF;
    }

    /** From now on, pages speak this language to this browser. */
    public <T> MutableHttpResponse<T> speaking(MutableHttpResponse<T> response, Language language) {
        return add(response,
                languageName() + "=" + language.tag() + "; Max-Age=" + ONE_YEAR
                        + "; Path=/; HttpOnly; SameSite=Lax"
                        + (settings.insecureCookies() ? "" : "; Secure"));
    }

    private String languageName() {
        return settings.insecureCookies() ? DEVELOPMENT_LANGUAGE : LANGUAGE;
    }

    /** Whether somebody said that this browser is theirs. */
    boolean own(HttpRequest<?> request) {
        return value(request, ownName()).isPresent();
    }

    /** AUT-1: from now on, this browser is somebody's own, or no longer. Nothing is known from it but that. */
    public <T> MutableHttpResponse<T> own(MutableHttpResponse<T> response, boolean own) {
        return add(response,
                ownName() + (own ? "=yes; Max-Age=" + ONE_YEAR : "=; Max-Age=0") + attributes());
    }

    private String ownName() {
        return settings.insecureCookies() ? DEVELOPMENT_OWN : OWN;
    }

    /** AUT-4: what this browser keeps of who has signed in on it. */
    public Optional<String> devices(HttpRequest<?> request) {
        return value(request, devicesName());
    }

    /** From now on this browser keeps that, for so long. */
    public <T> MutableHttpResponse<T> devices(MutableHttpResponse<T> response, String value, Duration life) {
        return add(response, devicesName() + "=" + value + "; Max-Age=" + life.toSeconds() + attributes());
    }

    private String devicesName() {
        return settings.insecureCookies() ? DEVELOPMENT_DEVICES : DEVICES;
    }

    /** SEC-4: what this browser holds of the recovery that it began. */
    public Optional<String> recovery(HttpRequest<?> request) {
        return value(request, recoveryName()).filter(Cookies::possible);
    }

    /** SEC-4: this browser began a recovery, and goes on with it until it is over. */
    public <T> MutableHttpResponse<T> recovering(MutableHttpResponse<T> response, String token) {
        return add(response,
                recoveryName() + "=" + token + "; Max-Age=" + Recovery.LIFE.toSeconds() + attributes());
    }

    /** It is done, or over. */
    public <T> MutableHttpResponse<T> recovered(MutableHttpResponse<T> response) {
        return add(response, recoveryName() + "=; Max-Age=0" + attributes());
    }

    private String recoveryName() {
        return settings.insecureCookies() ? DEVELOPMENT_RECOVERY : RECOVERY;
    }

    /** The code of what this browser has just done. */
    Optional<String> done(HttpRequest<?> request) {
        return value(request, doneName());
    }

    /** The next page says that it was done. */
    public <T> MutableHttpResponse<T> done(MutableHttpResponse<T> response, String what) {
        return add(response, doneName() + "=" + what + "; Max-Age=" + ONE_MINUTE + attributes());
    }

    /** It was said. */
    public <T> MutableHttpResponse<T> doneSaid(MutableHttpResponse<T> response) {
        return add(response, doneName() + "=; Max-Age=0" + attributes());
    }

    private String doneName() {
        return settings.insecureCookies() ? DEVELOPMENT_DONE : DONE;
    }

    private String name() {
        return settings.insecureCookies() ? DEVELOPMENT_SESSION : SESSION;
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Strict" + (settings.insecureCookies() ? "" : "; Secure");
    }

    private static <T> MutableHttpResponse<T> add(MutableHttpResponse<T> response, String cookie) {
        response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie);
        return response;
    }

    private static Optional<String> value(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }
}
