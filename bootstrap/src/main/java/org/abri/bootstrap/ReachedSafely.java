package org.abri.bootstrap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** CRY-3: whether nobody on the way reads what the service hands to another: on this machine, or over TLS with a certificate that is proven. */
final class ReachedSafely {
    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql://([^/?]*)[^?]*(?:\\?(.*))?");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final String PROVEN = "sslmode=verify-full";

    private ReachedSafely() {}

    /** Of several hosts, all of them. The driver goes by the last of several words for one thing. */
    static boolean isDatabase(String url) {
        var address = POSTGRESQL.matcher(url);
        // without a host it is this machine, or a file of H2's
        if (!address.matches()) { return !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:"); }
        return Arrays.stream(address.group(1).split(",", -1)).allMatch(ReachedSafely::isHere)
                || isProven(address.group(2) == null ? "" : address.group(2));
    }

    private static boolean isProven(String words) {
        var said = Arrays.stream(words.split("&", -1)).map(ReachedSafely::read).toList();
        return said.contains(PROVEN) && saysNothingElse(said, "sslmode=")
                && saysNothingElse(said, "sslfactory=")
                && saysNothingElse(said, "sslhostnameverifier=") && saysNothingElse(said, "socketFactory=");
    }

    private static boolean saysNothingElse(List<String> said, String name) {
        return said.stream().filter(word -> word.startsWith(name)).allMatch(PROVEN::equals);
    }

    private static String read(String word) {
        try {
            return URLDecoder.decode(word, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return word;
        }
    }

    /** {@code where} is host:port, or the path of a socket. */
    static boolean isScanner(String where) {
        return where.startsWith("/") || isHere(where);
    }

    private static boolean isHere(String address) {
        var host = PORT.matcher(address).replaceFirst("");
        return host.isEmpty() || PublicAddress.isOfThisMachine(
                host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
    }
}
