package org.abri.bootstrap;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How browsers reach the service: as they write it themselves ({@code https://vault.example}), or it is refused. */
final class PublicAddress {
    private static final String HTTPS = "https";
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int HIGHEST_PORT = 65_535;

    private final URI origin;

    private PublicAddress(URI origin) {
        this.origin = origin;
    }

    /** Of {@code typed}, in small letters and without the port that goes without saying; empty when that is no such address. */
    static Optional<PublicAddress> of(String typed) {
        try {
            var uri = new URI(typed);
            if (uri.getScheme() == null || uri.getHost() == null) { return Optional.empty(); }
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            return isOneOfBrowsers(scheme) && hasNothingElse(uri) && isUsable(host) && uri.getPort() != 0
                    && uri.getPort() <= HIGHEST_PORT
                            ? Optional.of(new PublicAddress(
                                    new URI(scheme, null, host, port(scheme, uri.getPort()), null, null,
                                            null)))
                            : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    boolean isHttps() {
        return HTTPS.equals(origin.getScheme());
    }

    /** The name or address of the machine in it; IPv6 without its brackets. */
    String host() {
        return origin.getHost().replaceAll("[\\[\\]]", "");
    }

    /** Whether only browsers of this machine get there. */
    boolean isOfThisMachine() {
        return isOfThisMachine(origin.getHost());
    }

    /** Whether that is a name of this machine for itself; nothing is asked on the net for it. */
    static boolean isOfThisMachine(String host) {
        if (host.equals("localhost")) { return true; }
        try {
            return isLiteral(host) && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static boolean isOneOfBrowsers(String scheme) {
        return scheme.equals("http") || scheme.equals(HTTPS);
    }

    private static boolean hasNothingElse(URI uri) {
        return uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
    }

    private static boolean isUsable(String host) {
        if (isLiteral(host)) {
            try {
                return !InetAddress.getByName(host).isAnyLocalAddress();
            } catch (UnknownHostException notAnAddress) {
                return false;
            }
        }
        return host.length() <= LONGEST_HOST
                && Arrays.stream(host.split("\\.")).allMatch(label -> label.length() <= LONGEST_LABEL);
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    }

    private static int port(String scheme, int port) {
        return port == (scheme.equals(HTTPS) ? 443 : 80) ? -1 : port;
    }

    @Override
    public String toString() {
        return origin.toString();
    }
}
