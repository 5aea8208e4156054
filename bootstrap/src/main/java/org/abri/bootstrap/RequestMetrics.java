package org.abri.bootstrap;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;

/** OPS-1, LOG-2: counts requests by the route as it is written in the program, never by what stands in its place. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = Metrics.ADDRESS)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestMetrics {
    /** What nothing answers to: there is no bound to what people and machines ask for. */
    static final String NONE = "none";
    private static final String BEGUN = "abri.begun";
    private static final int CLASS = 100;

    private final Metrics metrics;

    RequestMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGUN, System.nanoTime());
    }

    @ResponseFilter
    void count(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var begun = request.getAttribute(BEGUN, Long.class).orElseGet(System::nanoTime);
        var route = route(request);
        metrics.answered(route.equals(NONE) ? NONE : request.getMethodName(), route,
                response.code() / CLASS + "xx", System.nanoTime() - begun);
    }

    static String route(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(match -> match.getRouteInfo() instanceof UriRouteInfo)
                .map(match -> ((UriRouteInfo<?, ?>) match.getRouteInfo()).getUriMatchTemplate()
                        .toPathString())
                .orElse(NONE);
    }
}
