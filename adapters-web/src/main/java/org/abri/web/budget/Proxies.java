package org.abri.web.budget;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a service that listens beyond this machine is asked from: by the proxy before it, whose machines or networks are
 * named, and by this machine. None named: the service listens on this machine alone, or ends TLS
 * by itself.
 */
public final class Proxies {
    private static final Pattern NETWORK = Pattern.compile(
            "(?<address>[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(?<bits>[0-9]{1,3}))?");

    private record Network(byte[] address, int bits) {
        static Network of(String written) {
            var matcher = NETWORK.matcher(written.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no address of a machine or network");
            }
            try {
                var address = InetAddress.getByName(matcher.group("address")).getAddress();
                var all = address.length * Byte.SIZE;
                var bits = matcher.group("bits") == null ? all : Integer.parseInt(matcher.group("bits"));
                if (bits > all) { throw new IllegalArgumentException("no network"); }
                return new Network(address, bits);
            } catch (UnknownHostException notOne) {
                throw new IllegalArgumentException("no address", notOne);
            }
        }

        boolean has(byte[] other) {
            if (other.length != address.length) { return false; }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) { return false; }
            }
            return true;
        }
    }

    private final List<Network> networks;
    private final boolean https;

    private Proxies(List<Network> networks, boolean https) {
        this.networks = networks;
        this.https = https;
    }

    /**
     * Addresses or networks in digits, with commas between them; throws {@link IllegalArgumentException} for anything else.
     * {@code https}: browsers come so, and it is a proxy that gives them that.
     */
    static Proxies of(String written, boolean https) {
        return new Proxies(written.isBlank() ? List.of()
                : Arrays.stream(written.split(",", -1)).map(Network::of).toList(), https);
    }

    /** Whether that names some. */
    public static boolean areAddresses(String written) {
        try {
            return !of(written, true).networks.isEmpty();
        } catch (IllegalArgumentException not) {
            return false;
        }
    }

    /** Whether whoever connects from there is answered. */
    boolean let(SocketAddress peer) {
        return networks.isEmpty() || have(peer);
    }

    /** Whether that is where the proxy before us may be, and there is one. */
    boolean isOne(SocketAddress peer) {
        return https && have(peer);
    }

    private boolean have(SocketAddress peer) {
        return peer instanceof InetSocketAddress internet && (internet.getAddress().isLoopbackAddress()
                || networks.stream().anyMatch(network -> network.has(internet.getAddress().getAddress())));
    }
}
