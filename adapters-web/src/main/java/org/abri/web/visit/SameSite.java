package org.abri.web.visit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * WEB-1: tells requests of our own pages from those that another site makes a browser send. {@code Origin} says it, or,
 * where a browser hides or has none, {@code Sec-Fetch-Site}, or, where a browser is too old for that, {@code Referer}:
 * browsers are told to send it to us alone.
 */
@Singleton
final class SameSite {
    private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";
    private static final String HIDDEN = "null";

    private final WebSettings settings;

    SameSite(WebSettings settings) {
        this.settings = settings;
    }

    /** A program that is no browser says neither; it is let through as long as it shows no browser's cookie. */
    boolean allows(HttpRequest<?> request, boolean withCookie) {
        var headers = request.getHeaders();
        var origin = headers.findFirst(HttpHeaders.ORIGIN);
        var site = headers.findFirst(SEC_FETCH_SITE);
        if (origin.filter(from -> !from.equals(HIDDEN)).isPresent()) { return ours(request, origin.get()); }
        if (site.isPresent()) { return site.get().equals("same-origin"); }
        var referer = headers.findFirst(HttpHeaders.REFERER);
        if (referer.isPresent()) {
            return originOf(referer.get()).filter(from -> ours(request, from)).isPresent();
        }
        return origin.isEmpty() && !withCookie;
    }

    private boolean ours(HttpRequest<?> request, String origin) {
        return settings.publicAddress()
                .map(address -> origin.equals(originOf(address)))
                .orElseGet(() -> host(request)
                        .filter(host -> origin.equals("http://" + host) || origin.equals("https://" + host))
                        .isPresent());
    }

    private static Optional<String> host(HttpRequest<?> request) {
        return request.getHeaders().findFirst(HttpHeaders.HOST);
    }

    private static Optional<String> originOf(String address) {
        try {
            return Optional.of(originOf(URI.create(address)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
