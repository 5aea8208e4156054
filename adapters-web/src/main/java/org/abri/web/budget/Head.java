package org.abri.web.budget;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WEB-3: the head of a request, bounded before anything above reads it: how long each part is, and that it is what HTTP/1.1
 * says (RFC 9112), so that no proxy before us sees another request in it than we do.
 *
 * @param request what goes on: with no header but those of {@link HeaderBound}, each within its bound
 * @param turned  why it is not even looked at; its body is dropped then
 */
record Head(HttpRequest request, Optional<Turned> turned) {
    private static final Map<String, HeaderBound> BY_NAME = byName();
    private static final String SIGNS = "-._~!$&'()*+,;=:@/?[]|";

    private static Map<String, HeaderBound> byName() {
        var byName = new LinkedHashMap<String, HeaderBound>();
        for (var bound : HeaderBound.values()) {
            byName.put(bound.header().toLowerCase(Locale.ROOT), bound);
        }
        return byName;
    }

    static Head of(HttpRequest sent) {
        var failed = sent.decoderResult().cause();
        if (failed != null) { return turned(sent, ofDecoder(failed)); }
        if (sent.uri().length() > Bounds.LONGEST_ADDRESS) { return turned(sent, Turned.ADDRESS_TOO_LONG); }
        if (!isAddress(sent.uri())) { return turned(sent, Turned.MALFORMED); }
        if (sent.headers().size() > Bounds.MOST_HEADERS) { return turned(sent, Turned.HEADERS_TOO_LARGE); }
        var packed = sent.headers().get(HttpHeaderNames.CONTENT_ENCODING);
        if (packed != null && !packed.equalsIgnoreCase("identity")) { return turned(sent, Turned.ENCODED); }
        var wrong = bound(sent.headers()).or(() -> misframed(sent));
        return wrong.map(why -> turned(sent, why)).orElseGet(() -> new Head(sent, Optional.empty()));
    }

    private static Turned ofDecoder(Throwable failed) {
        if (failed instanceof TooLongHttpLineException) { return Turned.ADDRESS_TOO_LONG; }
        return failed instanceof TooLongHttpHeaderException ? Turned.HEADERS_TOO_LARGE : Turned.MALFORMED;
    }

    private static boolean isAddress(String address) {
        var query = address.indexOf('?');
        return isSpelt(address) && (query < 0 || (address.length() - query <= Bounds.LONGEST_QUERY
                && address.chars().skip(query).filter(c -> c == '&').count() < Bounds.MOST_PARAMETERS));
    }

    /** RFC 3986, from the root, each percent with two digits behind it. */
    private static boolean isSpelt(String address) {
        if (!address.startsWith("/")) { return false; }
        for (int at = 0; at < address.length(); at++) {
            var c = address.charAt(at);
            if (c == '%') {
                if (at + 2 >= address.length() || !HexFormat.isHexDigit(address.charAt(at + 1))
                        || !HexFormat.isHexDigit(address.charAt(at + 2))) {
                    return false;
                }
            } else if (!(c < 128 && Character.isLetterOrDigit(c)) && SIGNS.indexOf(c) < 0) { return false; }
        }
        return true;
    }

    /** Leaves of the headers what is within its bound, each on one line; nothing of those that nobody reads. */
    private static Optional<Turned> bound(HttpHeaders headers) {
        var all = new LinkedHashMap<HeaderBound, List<String>>();
        for (var name : headers.names()) {
            var bound = BY_NAME.get(name.toLowerCase(Locale.ROOT));
            if (bound != null) {
                all.put(bound, headers.getAll(name));
            }
        }
        headers.clear();
        for (var sent : all.entrySet()) {
            var bound = sent.getKey();
            var lines = sent.getValue();
            if (lines.size() > 1 && !bound.isList()) { return Optional.of(Turned.MALFORMED); }
            var taken = bound.taken(String.join(bound.between(), lines));
            if (taken.isPresent()) {
                headers.set(bound.header(), taken.get());
            } else if (bound.beyond() != HeaderBound.Beyond.IGNORED) {
                return Optional.of(bound.beyond() == HeaderBound.Beyond.MALFORMED ? Turned.MALFORMED
                        : Turned.HEADERS_TOO_LARGE);
            }
        }
        return Optional.empty();
    }

    private static Optional<Turned> misframed(HttpRequest sent) {
        var headers = sent.headers();
        var old = sent.protocolVersion().equals(HttpVersion.HTTP_1_0);
        var known = old || sent.protocolVersion().equals(HttpVersion.HTTP_1_1);
        var chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
        var right = known && (old || headers.contains(HttpHeaderNames.HOST))
                && !(chunked && (old || headers.contains(HttpHeaderNames.CONTENT_LENGTH)));
        return right ? Optional.empty() : Optional.of(Turned.MALFORMED);
    }

    /** As little of it as its answer needs, without a body: nothing of what was wrong with it. */
    private static Head turned(HttpRequest sent, Turned why) {
        return new Head(marked(sent, why, true), Optional.of(why));
    }

    /** This one, whose body there is no room for. */
    Head busy() {
        return new Head(marked(request, Turned.BUSY, false), Optional.of(Turned.BUSY));
    }

    private static HttpRequest marked(HttpRequest sent, Turned why, boolean close) {
        var query = sent.uri().indexOf('?');
        var path = query < 0 ? sent.uri() : sent.uri().substring(0, query);
        var passed = new DefaultHttpRequest(HttpVersion.HTTP_1_1, sent.method(),
                path.length() <= Bounds.LONGEST_ADDRESS && isSpelt(path) ? path : "/");
        passed.headers().set(Turned.MARK, why.name());
        keep(sent, passed, HeaderBound.ACCEPT_LANGUAGE);
        if (close) {
            passed.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        return passed;
    }

    private static void keep(HttpRequest sent, HttpRequest passed, HeaderBound bound) {
        @Nullable String value = sent.headers().get(bound.header());
        if (value != null) {
            bound.taken(value).ifPresent(kept -> passed.headers().set(bound.header(), kept));
        }
    }
}
