package org.abri.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageLogTest {
    private static final int REQUESTS = 80;

    @TempDir private Path folder;

    @Test
    @DisplayName("I6: with the database away, every request is told of an outage and when to come back, and the log has one trace for each kind of failure")
    void databaseAway() throws Exception {
        var postgres = Postgres.started();
        var database = OrdinaryRole.database(postgres);
        try (var service = InProcess.in(folder, new LinkedHashMap<>(database.properties()))) {
            var log = new ByteArrayOutputStream();
            var before = System.out;
            postgres.close();
            System.setOut(new PrintStream(log, true, UTF_8));
            try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
                var asked = Stream.generate(() -> (Callable<HttpResponse<String>>) () -> signIn(service))
                        .limit(REQUESTS).toList();
                for (var answer : all.invokeAll(asked)) {
                    assertThat(answer.get().statusCode()).isEqualTo(503);
                    assertThat(answer.get().headers().firstValue("Retry-After")).isPresent();
                }
            } finally {
                System.setOut(before);
            }
            var written = log.toString(UTF_8);
            assertThat(written.lines().filter(line -> line.contains(" request ")))
                    .as("lines about %s requests:%n%s", REQUESTS, written).isNotEmpty().hasSizeLessThan(20);
            assertThat(traces(written)).as(written).allSatisfy((trace, times) -> assertThat(times).isOne());
        }
    }

    /** By where each began, how many there are. */
    private static Map<String, Long> traces(String log) {
        return Stream.of(log.split("(?m)^(?=\\d{4}-)")).filter(entry -> entry.contains("\tat "))
                .map(entry -> entry.lines().skip(1).filter(line -> !line.contains(" common frames"))
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.groupingBy(trace -> trace, Collectors.counting()));
    }

    private static HttpResponse<String> signIn(InProcess service) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(service.address("/api/v1/sessions"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers
                            .ofString("{\"username\":\"personne.rien\",\"password\":\"" + World.PASSWORD
                                    + "\"}"))
                    .build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
