package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.abri.application.Abri;
import org.abri.application.Outage;
import org.abri.application.watch.Round;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** OPS-1: what is told on the port of the metrics, and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
    private static final Pattern NAMED = Pattern.compile("\\b(?:abri|jvm|process|system)_[a-z_]+\\b");
    private static final Pattern ROUTE = Pattern.compile("route=\"([^\"]*)\"");
    private static final String ALERTS = "## What to watch";

    @TempDir private static Path folder;

    private InProcess service;
    private World world;

    @BeforeAll
    void open() {
        service = InProcess.in(folder, Map.of(Metrics.ADDRESS, "localhost:0"));
        world = World.on(service, service.operator());
        world.person().upload("/vault/documents", Map.of(), "scan.pdf", World.PDF).is(201);
        Api.anyone(service).get("/no/such-" + world.vault() + "?q=secret");
        Api.anyone(service).get("/vault/items/" + world.vault()).is(401);
    }

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    @DisplayName("OPS-1, LOG-2: requests are counted by route and class of status, and every route is one that is written in the program")
    void requests() throws Exception {
        var told = told();
        assertThat(told).contains("abri_requests_total{method=\"none\",route=\"none\",status=\"4xx\"}",
                "abri_requests_total{method=\"POST\",route=\"/api/v1/vault/documents\",status=\"2xx\"} 1.0",
                "abri_request_seconds_bucket{status=\"2xx\",le=\"1.0\"}").doesNotContain("secret",
                        world.vault());
        var known = service.routes().stream().map(route -> route.replaceAll("^[A-Z]+ ", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        known.add(RequestMetrics.NONE);
        assertThat(ROUTE.matcher(told).results().map(route -> route.group(1)).collect(Collectors.toSet()))
                .isNotEmpty().isSubsetOf(known);
    }

    @Test
    @DisplayName("OPS-1: what rests in the storage is counted: late jobs, vaults, rounds; and what this process does: entries of journals, hashes, connections")
    void numbers() throws Exception {
        service.bean(Abri.class).watch().noteRounds().done(Round.BACKUP, 2);
        Thread.sleep(2_100); // so long what was read is told on
        var told = told();
        assertThat(value(told, "abri_jobs_late_seconds")).isBetween(0.0, 300.0);
        assertThat(value(told, "abri_vaults")).isPositive();
        assertThat(value(told, "abri_round_flaws{round=\"backup\"}")).isEqualTo(2);
        assertThat(value(told, "abri_round_age_seconds{round=\"backup\"}")).isBetween(0.0, 120.0);
        assertThat(value(told, "abri_round_age_seconds{round=\"journal\"}")).isNaN();
        assertThat(value(told, "abri_journal_entries_total")).isPositive();
        assertThat(value(told, "abri_journal_unpublished_total")).isZero();
        assertThat(value(told, "abri_hashes_waiting")).isZero();
        assertThat(value(told, "abri_database_connections_most")).isPositive();
        assertThat(value(told, "abri_storage_answers")).isOne();
        assertThat(value(told, "abri_documents_harmed{harm=\"missing\"}")).isZero();
    }

    @Test
    @DisplayName("OPS-1: the metrics are on their own port alone, at one address, and only to be read; nothing else is there")
    void alone() throws Exception {
        assertThat(status(metrics("/metrics"), "GET")).isEqualTo(200);
        assertThat(status(metrics("/metrics"), "POST")).isEqualTo(405);
        assertThat(status(metrics("/"), "GET")).isEqualTo(404);
        assertThat(status(metrics("/metrics/x"), "GET")).isEqualTo(404);
        assertThat(status(metrics("/health/liveness"), "GET")).isEqualTo(404);
        assertThat(status(service.address("/metrics"), "GET")).isEqualTo(404);
        assertThat(status(service.address("/prometheus"), "GET")).isEqualTo(404);
    }

    @Test
    @DisplayName("OPS-1: while the database does not answer, that is what is told, and no number that would be old")
    void databaseAway() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var away = new StorageMetrics(registry, () -> {
            throw new Outage("the database does not answer");
        });
        away.refresh();
        var told = registry.scrape();
        assertThat(value(told, "abri_storage_answers")).isZero();
        assertThat(value(told, "abri_jobs_due")).isNaN();
        assertThat(value(told, "abri_documents_harmed{harm=\"damaged\"}")).isNaN();
    }

    @Test
    @DisplayName("OPS-1: every metric that docs/operating.md names is told, and the page names each of ours")
    void alerts() throws IOException, InterruptedException {
        var page = Files.readString(Repository.root().resolve("docs/operating.md"));
        var from = page.indexOf(ALERTS);
        assertThat(from).isPositive();
        var end = page.indexOf("\n## ", from + 1);
        var told = told();
        var there = names(told);
        there.add("abri_sms_lately"); // once there was one
        var named = names(page.substring(from, end));
        assertThat(named).isNotEmpty().isSubsetOf(there);
        assertThat(there.stream().filter(name -> name.startsWith("abri_"))
                .filter(name -> !name.endsWith("_sum") && !name.endsWith("_count") && !name.endsWith("_max")))
                        .allSatisfy(name -> assertThat(named).contains(name));
    }

    private static Set<String> names(String text) {
        return NAMED.matcher(text).results().map(found -> found.group())
                .filter(name -> !name.equals("abri_request_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double value(String told, String name) {
        return told.lines().filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElseThrow();
    }

    private URI metrics(String path) {
        return URI.create("http://localhost:" + service.bean(MetricsServer.class).port() + path);
    }

    private String told() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(metrics("/metrics")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static int status(URI address, String method) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody())
                            .header("Origin", "http://" + address.getAuthority()).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
