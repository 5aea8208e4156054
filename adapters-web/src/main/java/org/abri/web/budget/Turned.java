package org.abri.web.budget;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.abri.web.problem.ProblemException;

/**
 * WEB-3: why a request is turned away at the door, before anything of it is read. What is left of it, its method and where
 * it goes, is answered like any other problem, to programs and to people.
 */
public enum Turned {
    MALFORMED(HttpStatus.BAD_REQUEST, "malformed", "The request is not shaped as HTTP must be."),
    ADDRESS_TOO_LONG(HttpStatus.REQUEST_URI_TOO_LONG, "request-uri-too-long",
            "The address is longer than is taken."),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "request-header-fields-too-large",
            "A header is longer, or there are more of them, than is taken."),
    ENCODED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
            "A body is taken as it is, not packed."),
    /** More bodies are under way than there is room for. */
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too much is under way at this moment. Nothing was done.");

    /** After how long it is worth trying again. */
    public static final Duration SOON = Duration.ofSeconds(5);

    /** Between the door and the pages; what comes from outside never carries it, as no header does that is not bounded. */
    static final String MARK = "abri-turned-away";

    private final HttpStatus status;
    private final String code;
    private final String detail;

    Turned(HttpStatus status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** Throws the answer to a request that was turned away; lets any other pass. */
    public static void orGoOn(HttpRequest<?> request) {
        var why = Optional.ofNullable(request.getHeaders().get(MARK))
                .flatMap(mark -> Arrays.stream(values()).filter(one -> one.name().equals(mark)).findFirst());
        if (why.isPresent()) { throw why.get().problem(); }
    }

    /** As an answer. */
    public ProblemException problem() {
        var problem = new ProblemException(status, code, detail);
        return this == BUSY ? problem.retryAfter(SOON) : problem;
    }
}
