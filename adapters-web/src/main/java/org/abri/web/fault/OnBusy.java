package org.abri.web.fault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.abri.application.Busy;
import org.abri.web.budget.Turned;

/** AUT-3: too much is asked at once. Nothing is broken, and nobody has to read of it in the log. */
@Singleton
final class OnBusy implements ExceptionHandler<Busy, HttpResponse<?>> {
    private final Problems problems;

    OnBusy(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Busy busy) {
        return problems.answer(request, Turned.BUSY.problem());
    }
}
