package org.abri.web.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;

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
        if (!Problems.forPrograms(request)) {
            if (problem.code().equals(Answers.PASSWORD_FIRST)) {
                return HttpResponse.seeOther(URI.create("/password"));
            }
            if (problem.code().equals(Answers.TERMS_FIRST)) {
                return HttpResponse.seeOther(URI.create("/accept-terms"));
            }
        }
        return problems.answer(request, problem);
    }
}
