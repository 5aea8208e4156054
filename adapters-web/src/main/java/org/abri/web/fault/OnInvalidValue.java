package org.abri.web.fault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.abri.domain.text.InvalidValue;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;

/** A value that cannot be taken, where nobody said in which field. */
@Singleton
final class OnInvalidValue implements ExceptionHandler<InvalidValue, HttpResponse<?>> {
    private final Problems problems;

    OnInvalidValue(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, InvalidValue invalid) {
        return problems.answer(request, ProblemException.invalid(Map.of("", Answers.code(invalid.flaw()))));
    }
}
