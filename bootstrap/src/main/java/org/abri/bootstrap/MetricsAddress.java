package org.abri.bootstrap;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** OPS-1: where numbers are told: a port of this machine, or of one of its addresses. */
record MetricsAddress(String host, int port) {
    private static final Pattern SAID = Pattern.compile("(?:(\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+):)?(\\d{1,5})");
    private static final int LARGEST_PORT = 65_535;

    /** Empty when it is neither a port nor host:port. */
    static Optional<MetricsAddress> of(String said) {
        var parts = SAID.matcher(said);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > LARGEST_PORT) { return Optional.empty(); }
        var host = Optional.ofNullable(parts.group(1)).orElse("localhost");
        return Optional.of(new MetricsAddress(host, Integer.parseInt(parts.group(2))));
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ':' + port;
    }
}
