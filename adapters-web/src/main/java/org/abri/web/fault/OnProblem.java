package org.abri.web.fault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import org.abri.web.At;
import org.abri.web.problem.ProblemException;

/** Answers a {@link ProblemException}. People are led to what they must do first. */
@Singleton
final class OnProblem implements ExceptionHandler<ProblemException, HttpResponse<?>> {
    private final Problems problems;

    OnProblem(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, ProblemException problem) {
        if (problem.first().isPresent() && !Problems.forPrograms(request)) {
            return HttpResponse.seeOther(URI.create(At.first(problem.first().get())));
        }
        return problems.answer(request, problem);
    }
}
