package org.abri.bootstrap;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.TimeUnit;
import org.abri.web.visit.SecurityHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LOG-2: of each request, for machines that read the log: its id, which its answer and its failures name too, its route as it is written
 * in the program, what was answered, and after how many milliseconds that began. No path, no query, nobody.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = RequestLog.LOGS, value = "JSON")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestLog {
    static final String LOGS = "abri.log";

    private static final Logger LOG = LoggerFactory.getLogger("org.abri.request");
    private static final String BEGUN = "abri.begun-at";

    RequestLog() {}

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGUN, System.nanoTime());
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var begun = request.getAttribute(BEGUN, Long.class).orElseGet(System::nanoTime);
        var route = RequestMetrics.route(request);
        LOG.atInfo().addKeyValue("request", SecurityHeaders.requestId(request))
                .addKeyValue("method",
                        route.equals(RequestMetrics.NONE) ? RequestMetrics.NONE : request.getMethodName())
                .addKeyValue("route", route).addKeyValue("status", response.code())
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun))
                .log("answered");
    }
}
