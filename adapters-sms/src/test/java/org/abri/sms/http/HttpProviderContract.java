package org.abri.sms.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.contracts.sms.SmsGatewayContract;
import org.abri.domain.account.PhoneNumber;
import org.abri.sms.Logged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every gateway over HTTP holds to, in front of a provider that takes nothing but what it documents. */
abstract class HttpProviderContract implements SmsGatewayContract {
    static final Duration PATIENCE = Duration.ofMillis(1500);
    static final int TOO_SLOW = 4000;
    static final String SECRET = "kanarisecret0123456789abcdefghijklmn";

    private final List<WireMockServer> servers = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void stop() {
        servers.forEach(WireMockServer::stop);
    }

    /** At that address, with {@link #PATIENCE}. */
    abstract SmsGateway opened(String address);

    /** A request as the provider wants it, to the last header; anything else is answered 404. */
    abstract MappingBuilder wanted();

    abstract ResponseDefinitionBuilder answerOf(Mood mood);

    abstract Received received(LoggedRequest request);

    @Override
    public boolean takesOneSegmentOnly() {
        return true;
    }

    @Override
    public Provider providerThat(Mood mood) {
        return switch (mood) {
            case IS_NOT_THERE -> new Provider(opened("http://localhost:" + nobodysPort()), List::of);
            case IS_SILENT -> answering(answerOf(Mood.TAKES).withFixedDelay(TOO_SLOW));
            case HANGS_UP -> answering(aResponse().withFault(Fault.EMPTY_RESPONSE));
            case SAYS_NONSENSE -> answering(aResponse().withStatus(200).withBody("<html>Bienvenue"));
            case TAKES, REFUSES, KNOWS_THE_NUMBER_IS_NONE, IS_DOWN -> answering(answerOf(mood));
        };
    }

    Provider answering(ResponseDefinitionBuilder answer) {
        var server = server();
        server.stubFor(wanted().willReturn(answer));
        return new Provider(opened(server.baseUrl()), () -> server.findAllUnmatchedRequests().isEmpty()
                ? server.getAllServeEvents().stream()
                        .map(event -> received(LoggedRequest.createFrom(event.getRequest()))).toList()
                : List.of());
    }

    private WireMockServer server() {
        var server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        servers.add(server);
        return server;
    }

    /** What the last provider made was asked last. */
    String lastBody() {
        return servers.getLast().getAllServeEvents().getFirst().getRequest().getBodyAsString();
    }

    String lastAddress() {
        return servers.getLast().baseUrl();
    }

    private static int nobodysPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    Map<String, String> with(Map<String, String> settings, String... secretsOf) {
        var all = new HashMap<>(settings);
        for (var name : secretsOf) {
            all.put(name, file(SECRET));
        }
        return all;
    }

    String file(String content) {
        try {
            return Files.writeString(Files.createTempFile(folder, "secret", ""), content + "\n").toString();
        } catch (IOException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    private Answer send(Provider provider) {
        return provider.gateway().send(UUID.randomUUID(), NUMBER, "Bonjour");
    }

    @ParameterizedTest
    @CsvSource({ "301,Unavailable", "302,Unavailable", "307,Unavailable", "308,Unavailable",
            "401,Unavailable",
            "402,Unavailable", "403,Unavailable", "404,Unavailable", "429,Unavailable", "503,Unavailable",
            "408,Unknown", "409,Unknown", "425,Unknown", "500,Unknown", "502,Unknown", "504,Unknown" })
    @DisplayName("REM-3, REM-5: a status by which nothing was taken lets another provider try; one that says nothing of it does not; nothing is followed")
    void statuses(int status, String meaning) {
        var other = server();
        other.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        var provider = answering(aResponse().withStatus(status).withHeader("Location", other.baseUrl()));
        assertThat(send(provider).getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(other.getAllServeEvents()).isEmpty();
        assertThat(provider.received().get()).hasSize(1);
    }

    @Test
    @DisplayName("REM-3: an answer that drips, or has no end, is not waited for and not kept")
    void slowAndEndless() {
        for (var answer : List.of(answerOf(Mood.TAKES).withChunkedDribbleDelay(5, TOO_SLOW),
                aResponse().withStatus(200).withBody("x".repeat(20_000_000)))) {
            var provider = answering(answer);
            assertThat(assertTimeoutPreemptively(PATIENCE.plusSeconds(2), () -> send(provider)))
                    .isEqualTo(new Answer.Unknown());
        }
    }

    @Test
    @DisplayName("REM-3: a connection that breaks in the middle of an answer says nothing of what was taken")
    void broken() {
        for (var fault : List.of(Fault.CONNECTION_RESET_BY_PEER, Fault.MALFORMED_RESPONSE_CHUNK,
                Fault.RANDOM_DATA_THEN_CLOSE)) {
            assertThat(send(answering(aResponse().withFault(fault)))).as(fault.name())
                    .isEqualTo(new Answer.Unknown());
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("LOG-2: whatever the provider's mood, the log has the SMS's id at most, and neither number nor text nor secret")
    void logs(Mood mood) {
        try (var log = new Logged()) {
            var provider = providerThat(mood);
            var id = UUID.randomUUID();
            var answer = provider.gateway().send(id, new PhoneNumber("+33639980077"), "Kanaritext");
            if (!(answer instanceof Answer.Accepted)) {
                assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains(id.toString()));
            }
            assertThat(String.join("", log.lines()) + answer + provider.gateway())
                    .doesNotContain("639980077", "Kanari", "kanari");
        }
    }
}
