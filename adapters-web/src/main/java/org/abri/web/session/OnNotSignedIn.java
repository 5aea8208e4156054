package org.abri.web.session;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import org.abri.web.At;
import org.abri.web.face.Face;
import org.abri.web.fault.Problems;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Body;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.KeptForm;
import org.abri.web.visit.NotSignedIn;

/**
 * Leads people to the sign-in, which says when their session is over and what became of what they were sending: what they
 * wrote in a form is kept (SEC-3). Tells programs, and whoever fetches a file, that a living session is needed.
 */
@Singleton
final class OnNotSignedIn implements ExceptionHandler<NotSignedIn, HttpResponse<?>> {
    private final Problems problems;
    private final Face face;
    private final Cookies cookies;
    private final SignInPages signIn;

    OnNotSignedIn(Problems problems, Face face, Cookies cookies, SignInPages signIn) {
        this.problems = problems;
        this.face = face;
        this.cookies = cookies;
        this.signIn = signIn;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, NotSignedIn notSignedIn) {
        return answer(request, notSignedIn);
    }

    private static boolean givesFile(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getRouteInfo().getAnnotationMetadata().hasAnnotation(GivesFile.class))
                .isPresent();
    }

    private HttpResponse<?> answer(HttpRequest<?> request, NotSignedIn notSignedIn) {
        if (Problems.forPrograms(request) || givesFile(request)) {
            return problems
                    .answer(request,
                            new ProblemException(HttpStatus.UNAUTHORIZED, "not-signed-in",
                                    "A token of a living session is needed."))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var form = Body.ifRead(request);
        if (form.isPresent()) { return signIn.instead(request, KeptForm.of(request, form.get())); }
        if (request.getMethod() == HttpMethod.POST) {
            return cookies.signedOut(face.done(At.SIGN_IN, "not-saved"));
        }
        return notSignedIn.over() ? cookies.signedOut(face.done(At.SIGN_IN, "not-signed-in"))
                : Face.to(At.SIGN_IN);
    }
}
