package org.abri.web.fault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.abri.web.problem.CutOff;
import org.abri.web.problem.ProblemException;

/** Nothing of ours failed, and most often nobody is there any more to read the answer. */
@Singleton
final class OnCutOff implements ExceptionHandler<CutOff, HttpResponse<?>> {
    private final Problems problems;

    OnCutOff(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, CutOff cutOff) {
        return problems.answer(request,
                ProblemException.malformed("cut-off", "The request stopped before its end."));
    }
}
