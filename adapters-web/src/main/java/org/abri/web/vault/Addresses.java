package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.vault.Followed;
import org.abri.web.problem.ProblemException;

/** VLT-8: how addresses that somebody was given are answered. */
final class Addresses {
    private static final String ROBOTS = "X-Robots-Tag";
    private static final String KEEP_OUT = "noindex, nofollow, noarchive";

    private Addresses() {}

    /** Kept out of what is searched. */
    static <T> HttpResponse<T> unseen(MutableHttpResponse<T> response) {
        return response.header(ROBOTS, KEEP_OUT);
    }

    /** Throws {@link ProblemException}, alike whyever it leads nowhere, with {@code code}; and when too much was followed. */
    static <T> T there(Followed<T> followed, String code, InstantSource clock) {
        return switch (followed) {
            case Followed.There<T>(var what) -> what;
            case Followed.Nowhere<T>() -> throw new ProblemException(HttpStatus.NOT_FOUND, code,
                    "This address leads nowhere, or no longer.");
            case Followed.Paused<T>(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }
}
