package org.abri.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * OPS-1: tells the metrics on a port of its own, by the JDK's small server: none of the service's routes is there, nor do the numbers
 * have a route among those that people reach. It answers {@code GET /metrics} and nothing else.
 */
@Singleton
@Requires(property = Metrics.ADDRESS)
final class MetricsServer implements ApplicationEventListener<ServerStartupEvent> {
    private static final String PATH = "/metrics";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;
    /** Who asks slowly keeps another from being answered, and nobody else. */
    private static final int AT_ONCE = 2;

    private final Metrics metrics;
    private final MetricsAddress address;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE,
            Thread.ofPlatform().daemon().name("metrics-", 1).factory());
    private @Nullable HttpServer server;

    MetricsServer(Metrics metrics, @Property(name = Metrics.ADDRESS) String address) {
        this.metrics = metrics;
        this.address = MetricsAddress.of(address).orElseThrow();
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        try {
            var made = HttpServer.create(address.socket(), 0);
            made.createContext("/", this::answer);
            made.setExecutor(threads);
            made.start();
            server = made;
        } catch (IOException taken) {
            throw new StartRefused("The metrics cannot be told at " + address
                    + ", the address of ABRI_METRICS: it is in use, or no address of this machine.");
        }
    }

    /** Where it listens, once it does. */
    int port() {
        return Objects.requireNonNull(server).getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(NOT_ALLOWED, NO_BODY);
            } else {
                var text = metrics.text().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", TEXT);
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(OK, text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }

    @PreDestroy
    void stop() {
        var running = server;
        if (running != null) {
            running.stop(0);
        }
        threads.shutdownNow();
    }
}
