package org.abri.web.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.access.Refusal;
import org.abri.domain.account.Standing;

/** A request that is answered with a problem: to people as a page, to programs as {@code application/problem+json}. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String detail;
    private final transient Map<String, String> fields;
    private final transient Map<String, String> headers;
    private final transient Optional<Standing> first;

    /** {@code detail} is in English and never holds a value that somebody sent. */
    public ProblemException(HttpStatus status, String code, String detail) {
        this(status, code, detail, Map.of(), Map.of(), Optional.empty());
    }

    private ProblemException(HttpStatus status, String code, String detail, Map<String, String> fields,
            Map<String, String> headers, Optional<Standing> first) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.fields = fields;
        this.headers = headers;
        this.first = first;
    }

    /** GATE-2: the one answer to whatever is not there, for whoever asks. */
    public static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "not-found", "There is nothing here.");
    }

    /** A rule refuses it. */
    public static ProblemException refused(Refusal rule) {
        return new ProblemException(HttpStatus.FORBIDDEN, Answers.code(rule),
                "A rule of the service refuses this.", Map.of(), Map.of(), rule.first());
    }

    /** Values that cannot be taken: in which field of what a person or a program filled in, and the code of the flaw. */
    public static ProblemException invalid(Map<String, String> fields) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, "invalid", "A value cannot be taken.",
                fields, Map.of(), Optional.empty());
    }

    /** GATE-5: fields that are not known there, or hold what no such field holds. */
    public static ProblemException malformed(Map<String, String> fields) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "malformed",
                "A field is not known here, or its value is of the wrong kind.", fields, Map.of(),
                Optional.empty());
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

    /** RFC 9110: a file that has so many bytes has none of those that are asked for. */
    public static ProblemException noSuchPart(long whole) {
        return new ProblemException(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "no-such-part",
                "The file ends before the bytes that are asked for.").with(HttpHeaders.CONTENT_RANGE,
                        "bytes */" + whole);
    }

    /** SEC-6, OPS-4: so much was asked of late that nothing is done before a while has passed. */
    public static ProblemException askedTooMuch(Duration pause) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "asked-too-much",
                "So much was asked of late that nothing is done for a while.").retryAfter(pause);
    }

    /** REC-1: a person, or a number, had too many SMS. */
    public static ProblemException sentTooMuch() {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "sent-too-much",
                "Too many SMS were sent to that number of late.");
    }

    public ProblemException retryAfter(Duration pause) {
        return with(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause.plusMillis(999).toSeconds())));
    }

    private ProblemException with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ProblemException(status, code, detail, fields, Map.copyOf(all), first);
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

    /** What the answer says beside the problem. */
    public Map<String, String> headers() {
        return headers;
    }

    /** AUT-6, TOS-1: what whoever asked must do before; pages lead there. */
    public Optional<Standing> first() {
        return first;
    }
}
