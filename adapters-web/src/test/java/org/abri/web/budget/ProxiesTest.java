package org.abri.web.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final String NAMED = "192.0.2.7, 198.51.100.0/22,2001:db8:1::/48";

    @Test
    @DisplayName("WEB-3, OPS-1: addresses of machines and networks, in digits, are taken; names, and what is no network, are not")
    void areAddresses() {
        for (var good : List.of("192.0.2.7", "192.0.2.0/24", "0.0.0.0/0", "::1", "2001:db8::/32", NAMED)) {
            assertThat(Proxies.areAddresses(good)).as(good).isTrue();
        }
        for (var bad : List.of("", " ", "proxy.example", "192.0.2.7,", "192.0.2.0/33", "192.0.2", "256.0.0.1",
                "2001:db8::/129", "192.0.2.7/", "192.0.2.7;192.0.2.8")) {
            assertThat(Proxies.areAddresses(bad)).as(bad).isFalse();
        }
    }

    @Test
    @DisplayName("OPS-1: with a proxy named, it and this machine are answered, and nobody beside it; without one, whoever gets here")
    void areAnswered() {
        var named = Proxies.of(NAMED, true);
        for (var from : List.of("192.0.2.7", "198.51.100.0", "198.51.103.255", "2001:db8:1:ffff::1",
                "127.0.0.1",
                "::1")) {
            assertThat(connectionFrom(from, named).isOpen()).as(from).isTrue();
        }
        for (var from : List.of("192.0.2.6", "198.51.104.0", "198.51.99.255", "2001:db8:2::1", "10.0.0.1")) {
            assertThat(connectionFrom(from, named).isOpen()).as(from).isFalse();
        }
        assertThat(connectionFrom("10.0.0.1", Proxies.of("", true)).isOpen()).isTrue();
    }

    @Test
    @DisplayName("WEB-3: what is written of senders is believed of the proxy alone, where browsers come over https")
    void areBelieved() {
        assertThat(Proxies.of(NAMED, true).isOne(at("192.0.2.7"))).isTrue();
        assertThat(Proxies.of(NAMED, true).isOne(at("10.0.0.1"))).isFalse();
        assertThat(Proxies.of("", true).isOne(at("127.0.0.1"))).isTrue();
        assertThat(Proxies.of("", true).isOne(at("10.0.0.1"))).isFalse();
        assertThat(Proxies.of(NAMED, false).isOne(at("192.0.2.7"))).isFalse();
    }

    @Test
    @DisplayName("WEB-1: also whoever finds no room is answered with what binds a browser, https for years among it where there is https")
    void noRoom() {
        for (var https : List.of(true, false)) {
            var answer = answered(https);
            assertThat(answer).startsWith("HTTP/1.1 503").contains("default-src 'none'; base-uri 'none'",
                    "no-store", "nosniff", "retry-after");
            assertThat(answer.contains("max-age=63072000; includeSubDomains")).isEqualTo(https);
        }
    }

    /** One address has a quarter of one connection, which is none. */
    private static String answered(boolean https) {
        var refused = connectionFrom("192.0.2.1", Proxies.of("", https), budgets(1), https);
        var written = new StringBuilder();
        for (ByteBuf part = refused.readOutbound(); part != null; part = refused.readOutbound()) {
            written.append(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        return written.toString();
    }

    private static SocketAddress at(String address) {
        return new InetSocketAddress(address, 40_000);
    }

    private static EmbeddedChannel connectionFrom(String address, Proxies proxies) {
        return connectionFrom(address, proxies, budgets(100), false);
    }

    private static Budgets budgets(long connections) {
        var second = Duration.ofSeconds(1);
        return new Budgets(new BudgetSettings(second, second, second, second, 1, second, connections, 1_000,
                1_000, 10, 4, 4, 50, 120));
    }

    private static EmbeddedChannel connectionFrom(String address, Proxies proxies, Budgets budgets,
            boolean https) {
        var codec = new StrictCodec(new HttpDecoderConfig());
        var channel = new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return at(address);
            }
        };
        channel.pipeline().addLast(codec, new Door(budgets, codec, proxies, https));
        return channel;
    }
}
