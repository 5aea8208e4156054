package org.abri.web.fault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.abri.web.problem.Problem;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.SecurityHeaders;
import org.abri.web.visit.Visitor;

/** WEB-2: writes every problem, ours and the server's own: as JSON under {@code /api/}, as a page elsewhere. */
@Singleton
public final class Problems implements ErrorResponseProcessor<byte[]> {
    private static final String API = "/api/";
    private static final String PROBLEM_JSON = "application/problem+json";

    private final JsonMapper json;
    private final ProblemPages pages;
    private final SecurityHeaders headers;

    Problems(JsonMapper json, ProblemPages pages, SecurityHeaders headers) {
        this.json = json;
        this.pages = pages;
        this.headers = headers;
    }

    /** Whether a program asks, not a person. */
    public static boolean forPrograms(HttpRequest<?> request) {
        return request.getPath().startsWith(API);
    }

    /** The answer to that problem. */
    public MutableHttpResponse<byte[]> answer(HttpRequest<?> request, ProblemException problem) {
        var response = HttpResponse.<byte[]> status(problem.status());
        problem.headers().forEach(response::header);
        return written(request, response, problem);
    }

    /** The server's own: no such route, not that method, not that media type, malformed JSON. */
    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context,
            MutableHttpResponse<?> response) {
        return written(context.getRequest(), (MutableHttpResponse<byte[]>) response,
                ofServer(HttpStatus.valueOf(response.code())));
    }

    private static ProblemException ofServer(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> ProblemException.notFound();
            case REQUEST_ENTITY_TOO_LARGE -> ProblemException.tooLarge();
            case BAD_REQUEST -> ProblemException.malformed("malformed",
                    "The request is not shaped as it must be: malformed, a field unknown, or a value of the wrong kind.");
            case INTERNAL_SERVER_ERROR -> unexpected();
            default -> new ProblemException(status, status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    status.getReason());
        };
    }

    /** A bug of ours; what it was is in the log, under the request's id. */
    static ProblemException unexpected() {
        return new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected",
                "Something went wrong on our side.");
    }

    private MutableHttpResponse<byte[]> written(HttpRequest<?> request, MutableHttpResponse<byte[]> response,
            ProblemException exception) {
        var problem = new Problem("urn:abri:problem:" + exception.code(), exception.status().getReason(),
                exception.status().getCode(),
                exception.detail(), exception.code(), SecurityHeaders.requestId(request), exception.fields());
        Refused.tell(request, exception);
        // requests that are hardly HTTP never reach the filter
        headers.protect(request, response);
        if (forPrograms(request)) {
            return response.body(json(problem)).header(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON);
        }
        return response.body(pages.page(problem, Visitor.of(request))).header(HttpHeaders.CONTENT_TYPE,
                "text/html; charset=utf-8");
    }

    private byte[] json(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }
}
