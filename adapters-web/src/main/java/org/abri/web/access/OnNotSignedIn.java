package org.abri.web.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import org.abri.web.session.Cookies;
import org.abri.web.session.NotSignedIn;

/**
 * Leads people to the sign-in, with {@code ?over} when their session is over, and {@code ?not-saved} when a paper was on its
 * way; tells programs that a token is needed.
 */
@Singleton
final class OnNotSignedIn implements ExceptionHandler<NotSignedIn, HttpResponse<?>> {
    private final Problems problems;
    private final Cookies cookies;

    OnNotSignedIn(Problems problems, Cookies cookies) {
        this.problems = problems;
        this.cookies = cookies;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, NotSignedIn notSignedIn) {
        if (Problems.forPrograms(request)) {
            return problems
                    .answer(request,
                            new ProblemException(HttpStatus.UNAUTHORIZED, "not-signed-in",
                                    "A token of a living session is needed."))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return lead(request, notSignedIn);
    }

    private HttpResponse<?> lead(HttpRequest<?> request, NotSignedIn notSignedIn) {
        if (request.getContentType().filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
                .isPresent()) {
            return cookies.signedOut(HttpResponse.seeOther(URI.create("/sign-in?not-saved")));
        }
        return notSignedIn.over()
                ? cookies.signedOut(HttpResponse.seeOther(URI.create("/sign-in?over")))
                : HttpResponse.seeOther(URI.create("/sign-in"));
    }
}
