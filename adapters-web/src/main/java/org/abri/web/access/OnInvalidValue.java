package org.abri.web.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.abri.domain.text.InvalidValue;

/** A value that cannot be taken, where nobody said in which field: see {@link Answers#reading}. */
@Singleton
final class OnInvalidValue implements ExceptionHandler<InvalidValue, HttpResponse<?>> {
    private final Problems problems;

    OnInvalidValue(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, InvalidValue invalid) {
        return problems.answer(request, ProblemException.invalid("", invalid.flaw()));
    }
}
