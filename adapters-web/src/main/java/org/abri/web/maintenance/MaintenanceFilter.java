package org.abri.web.maintenance;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import org.abri.application.Abri;
import org.abri.application.maintenance.SeeMaintenance;
import org.abri.web.problem.Problem;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.SecurityHeaders;

/**
 * AVL-1: while the service is closed, whoever comes is told so by a clear page, or a problem (503). What is under way when it closes
 * goes on to its end; sessions that are used meanwhile live on. Whether the service works is answered as ever.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(MaintenanceFilter.ONCE_RECOGNISED)
final class MaintenanceFilter {
    static final int ONCE_RECOGNISED = 5;
    private static final String HEALTH = "/health/";
    private static final Duration SOME_TIME = Duration.ofMinutes(5);

    private final SeeMaintenance maintenance;

    MaintenanceFilter(Abri abri) {
        maintenance = abri.maintenance().seeMaintenance();
    }

    @RequestFilter
    void tell(HttpRequest<?> request) {
        if (maintenance.closed() && !SecurityHeaders.isAsset(request)
                && !request.getPath().startsWith(HEALTH)) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, Problem.MAINTENANCE,
                    "The service is closed for maintenance. Nothing was done.").retryAfter(SOME_TIME);
        }
    }
}
