package org.abri.web.fault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bug, or storage that cannot be reached. LOG-2: where it happened is logged, what it says is not. */
@Singleton
final class OnAnythingElse implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(OnAnythingElse.class);

    private final Problems problems;

    OnAnythingElse(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable thrown) {
        OnOutage.told(LOG, request, thrown);
        return problems.answer(request,
                thrown instanceof IOException ? OnOutage.unavailable() : Problems.unexpected());
    }
}
