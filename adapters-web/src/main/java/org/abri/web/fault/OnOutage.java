package org.abri.web.fault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.abri.application.Outage;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.SecurityHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that the service stands on does not answer: trying again may help. */
@Singleton
final class OnOutage implements ExceptionHandler<Outage, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(OnOutage.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Problems problems;

    OnOutage(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Outage outage) {
        told(LOG, request, outage);
        return problems.answer(request, unavailable());
    }

    /** With the request's id, also at DEBUG: whoever keeps the log may fold what fails over and over into one line. */
    static void told(Logger log, HttpRequest<?> request, Throwable thrown) {
        var id = SecurityHeaders.requestId(request);
        log.error("request {} failed", id, Trace.of(thrown));
        log.debug("request {} failed: {}", id, thrown.getClass().getName());
    }

    static ProblemException unavailable() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "outage",
                "Something that the service stands on does not answer. Nothing was done.")
                        .retryAfter(SOON);
    }
}
