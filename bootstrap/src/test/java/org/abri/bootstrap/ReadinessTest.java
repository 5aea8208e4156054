package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service says of itself when what it stands on takes no writes any more. */
class ReadinessTest {
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

    @TempDir private Path folder;

    @Test
    @DisplayName("OPS-1: a database that is read but not written makes the service unready, and every write an outage that says when to come back")
    void databaseReadOnly() throws Exception {
        try (var postgres = Postgres.started()) {
            var database = OrdinaryRole.database(postgres);
            try (var service = InProcess.in(folder, new LinkedHashMap<>(database.properties()))) {
                var operator = service.operator();
                becomes(service, 200);
                readOnly(postgres, "on");
                becomes(service, 503);

                for (var path : List.of("/api/v1/sessions", "/sign-in")) {
                    var answer = signIn(service, path, operator);
                    assertThat(answer.statusCode()).as(path).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
                }
                readOnly(postgres, "off");
                becomes(service, 200);
            }
        }
    }

    @Test
    @DisplayName("OPS-1: a place for documents that takes none makes the service unready until it does")
    void documentsNotWritten() throws Exception {
        try (var service = InProcess.in(folder, Map.of())) {
            becomes(service, 200);
            var unfinished = folder.resolve("data/blobs/unfinished");
            Files.delete(unfinished);
            becomes(service, 503);
            Files.createDirectory(unfinished);
            becomes(service, 200);
        }
    }

    /** However long it takes until it is tried again. */
    private static void becomes(InProcess service, int status) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE;
        while (ready(service) != status) {
            assertThat(System.nanoTime()).as("it never becomes " + status).isLessThan(end);
        }
        assertThat(ready(service)).isEqualTo(status);
    }

    private static int ready(InProcess service) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(service.address("/health/readiness")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static HttpResponse<String> signIn(InProcess service, String path, String... who)
            throws IOException, InterruptedException {
        var api = path.startsWith("/api");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(service.address(path))
                    .header("Content-Type", api ? "application/json" : "application/x-www-form-urlencoded")
                    .header("Origin", service.address("").toString())
                    .POST(HttpRequest.BodyPublishers.ofString(api
                            ? "{\"username\":\"" + who[0] + "\",\"password\":\"" + who[1] + "\"}"
                            : "username=" + who[0] + "&password=" + who[1]))
                    .build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void readOnly(EmbeddedPostgres postgres, String value) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system set default_transaction_read_only = " + value);
            statement.execute("select pg_reload_conf()");
        }
    }
}
