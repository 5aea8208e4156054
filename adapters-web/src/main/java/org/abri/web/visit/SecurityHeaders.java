package org.abri.web.visit;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import org.abri.web.At;

/** WEB-1, WEB-2: what every answer carries, errors too: what a browser may do with it, and the request's id. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class SecurityHeaders {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String ID_ATTRIBUTE = "abri.request-id";
    private static final String CLOSE_ATTRIBUTE = "abri.close";
    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; "
                    + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; connect-src 'self'";
    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private final WebSettings settings;

    SecurityHeaders(WebSettings settings) {
        this.settings = settings;
    }

    /** The id that a person can name when they report what went wrong. It says nothing about them. */
    public static String requestId(HttpRequest<?> request) {
        return request.getAttribute(ID_ATTRIBUTE, String.class).orElseGet(() -> {
            var id = UUID.randomUUID().toString();
            request.setAttribute(ID_ATTRIBUTE, id);
            return id;
        });
    }

    /** After this answer nothing more is read from the connection: too much of a refused body would still come. */
    public static void closeAfter(HttpRequest<?> request) {
        request.setAttribute(CLOSE_ATTRIBUTE, true);
    }

    /** Whether that is a file of the look, the same for everybody. */
    public static boolean isAsset(HttpRequest<?> request) {
        return request.getPath().startsWith(At.ASSETS);
    }

    @RequestFilter
    void number(HttpRequest<?> request) {
        requestId(request);
    }

    /** Puts them on an answer; doing it again changes nothing. */
    @ResponseFilter
    public void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        headers.set(REQUEST_ID, requestId(request));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy",
                "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()");
        if (settings.https()) {
            headers.set("Strict-Transport-Security", TWO_YEARS);
        }
        if (!headers.contains(CONTENT_SECURITY_POLICY)) {
            headers.set(CONTENT_SECURITY_POLICY, POLICY);
        }
        if (!(isAsset(request) && headers.contains(HttpHeaders.CACHE_CONTROL))) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (request.getAttribute(CLOSE_ATTRIBUTE).isPresent()) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
    }
}
