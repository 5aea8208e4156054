package org.abri.web.budget;

import io.micronaut.http.HttpRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which address sends something. Behind a proxy it is the last one of {@code X-Forwarded-For}, which the proxy wrote: only
 * from {@link Proxies} that are one. Empty when it cannot be told: then it has no share of its own, and no bound but that of
 * all.
 */
public final class Sender {
    static final String FORWARDED_FOR = "X-Forwarded-For";
    /** Between the door and the pages, as {@link Turned#MARK}. */
    static final String MARK = "abri-sender";

    private static final int LONGEST_ADDRESS = 45;
    private static final int NETWORK_BYTES = 8;
    /** A literal of digits, so that no name is ever looked up. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}+(?:\\.[0-9]{1,3}+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Sender() {}

    /** Who sends this request. */
    public static Optional<String> of(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(MARK));
    }

    /** Whose connection it is. */
    static Optional<String> of(SocketAddress peer, Proxies proxies) {
        return peer instanceof InetSocketAddress internet && !internet.getAddress().isLoopbackAddress()
                && !proxies.isOne(peer) ? Optional.of(network(internet.getAddress()))
                        : Optional.empty();
    }

    /** Of what a proxy wrote, nothing that the client had written before. */
    static Optional<String> forwarded(String line) {
        var last = line.substring(line.lastIndexOf(',') + 1).strip();
        if (last.length() > LONGEST_ADDRESS || !LITERAL.matcher(last).matches()) { return Optional.empty(); }
        try {
            return Optional.of(network(InetAddress.getByName(last)));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** One household or hostel: of IPv6, which gives each of them addresses without end, the network alone. */
    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
