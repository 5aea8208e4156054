package org.abri.web.fault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.util.Optional;
import java.util.Set;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.SecurityHeaders;
import org.abri.web.visit.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was refused to somebody who may be trying doors, for whoever watches over the service: which route, why, whose account, which
 * request. LOG-2: of what was sent, nothing; of the address, its pattern alone. What people get wrong in forms is no attempt.
 */
final class Refused {
    private static final Logger LOG = LoggerFactory.getLogger("org.abri.refused");
    private static final Set<HttpStatus> TOLD = Set.of(HttpStatus.BAD_REQUEST, HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            HttpStatus.REQUEST_URI_TOO_LONG, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);

    private Refused() {}

    /** The words begin with what is the same for all of a kind: whoever keeps the log may fold them. */
    static void tell(HttpRequest<?> request, ProblemException problem) {
        if (!TOLD.contains(problem.status())) { return; }
        route(request).ifPresent(route -> LOG.warn(
                "refused " + request.getMethodName() + " " + route + ", " + problem.status().getCode() + " "
                        + problem.code() + ", to {}, request {}",
                Visitor.of(request).signedIn().map(person -> person.account().toString()).orElse("anybody"),
                SecurityHeaders.requestId(request)));
    }

    /** Where there is no route there is nothing to be had. */
    private static Optional<String> route(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .flatMap(match -> match instanceof UriRouteMatch<?, ?> uri
                        ? Optional.of(uri.getRouteInfo().getUriMatchTemplate().toPathString())
                        : Optional.empty());
    }
}
