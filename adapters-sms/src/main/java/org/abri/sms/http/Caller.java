package org.abri.sms.http;

import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsGateway.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Calls a provider once: in bounded time, for a bounded answer, following nothing. What was not sent is {@code Unavailable}; what
 * was sent, and not answered in words of the provider's, is {@code Unknown}. Logs the SMS's id and the status, and nothing else
 * (LOG-2).
 */
final class Caller {
    /** Shorter than a gateway may take. */
    static final Duration PATIENCE = SmsGateway.PATIENCE.minusSeconds(5);

    private static final System.Logger LOG = System.getLogger(Caller.class.getName());
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final String provider;
    private final Duration patience;
    private final HttpClient http;

    Caller(String provider, Duration patience) {
        this.provider = provider;
        this.patience = patience;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(TO_CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    }

    /** {@code meaning} reads what the provider answered. */
    Answer call(UUID id, Asked asked, Function<Told, Answer> meaning) {
        var request = HttpRequest.newBuilder(asked.address()).header("Content-Type", asked.type())
                .POST(BodyPublishers.ofString(asked.body()));
        asked.headers().forEach(request::header);
        var underway = http.sendAsync(request.build(), head -> new FirstBytes(LONGEST_ANSWER));
        try {
            var response = underway.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var told = new Told(response.statusCode(), response.body());
            return logged(id, "answered " + told.status(), meaning.apply(told));
        } catch (TimeoutException tooSlow) {
            return logged(id, "did not answer in time", new Answer.Unknown());
        } catch (ExecutionException failed) {
            return logged(id, "could not be asked, or hung up",
                    wasSent(failed.getCause()) ? new Answer.Unknown() : new Answer.Unavailable());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Unknown();
        } finally {
            underway.cancel(true);
        }
    }

    private static boolean wasSent(@Nullable Throwable why) {
        return !(why instanceof ConnectException || why instanceof HttpConnectTimeoutException
                || why instanceof SSLHandshakeException);
    }

    private Answer logged(UUID id, String what, Answer answer) {
        if (!(answer instanceof Answer.Accepted)) {
            LOG.log(Level.WARNING, "SMS {0}: {1} {2} ({3})", id, provider, what,
                    answer.getClass().getSimpleName());
        }
        return answer;
    }
}
