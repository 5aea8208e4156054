package org.abri.web.access;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.text.Flaw;

/** A request that is answered with a problem: to people as a page, to programs as {@code application/problem+json}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final transient Map<String, String> fields;
    private final transient Optional<Duration> retryAfter;

    /** {@code detail} is in English and never holds a value that somebody sent. */
    public ProblemException(HttpStatus status, String code, String detail) {
        this(status, code, detail, Map.of(), Optional.empty());
    }

    private ProblemException(HttpStatus status, String code, String detail, Map<String, String> fields,
            Optional<Duration> retryAfter) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.fields = fields;
        this.retryAfter = retryAfter;
    }

    /** GATE-2: the one answer to whatever is not there, for whoever asks. */
    public static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found", "There is nothing here.");
    }

    /** A value that cannot be taken, in the field that a person or a program filled in. */
    public static ProblemException invalid(String field, Flaw flaw) {
        return invalid(field, Answers.code(flaw));
    }

    /** As {@link #invalid(String, Flaw)}, with another stable code. */
    public static ProblemException invalid(String field, String flaw) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, "invalid", "A value cannot be taken.",
                Map.of(field, flaw), Optional.empty());
    }

    /** GATE-5, WEB-3: what was sent is not shaped as it must be. */
    public static ProblemException malformed(String code, String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, code, detail);
    }

    /** UPL-1, WEB-3. */
    public static ProblemException tooLarge() {
        return new ProblemException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large",
                "More was sent than is taken.");
    }

    public ProblemException retryAfter(Duration pause) {
        return new ProblemException(status, code, detail, fields, Optional.of(pause));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public Map<String, String> fields() {
        return fields;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
