package org.abri.web.visit;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.util.Map;
import java.util.UUID;
import org.abri.domain.relay.RelayId;
import org.abri.web.problem.ProblemException;

/** The ids in the address of a request, by name. GATE-2: what is no id at all is answered as an id of nothing. */
record PathIds(Map<String, Object> values) {
    static final String VAULT = "vault";
    private static final String RELAY = "relay";
    private static final int LENGTH = 36;

    static PathIds of(HttpRequest<?> request) {
        return new PathIds(RouteAttributes.getRouteMatch(request)
                .map(match -> match instanceof UriRouteMatch<?, ?> uri ? uri.getVariableValues()
                        : Map.<String, Object> of())
                .orElse(Map.of()));
    }

    boolean have(String name) {
        return values.containsKey(name);
    }

    RelayId relay() {
        return new RelayId(id(RELAY));
    }

    UUID id(String name) {
        return id(values.getOrDefault(name, ""));
    }

    static UUID id(Object text) {
        try {
            if (text.toString().length() == LENGTH) { return UUID.fromString(text.toString()); }
        } catch (IllegalArgumentException notAUuid) {
            // answered below
        }
        throw ProblemException.notFound();
    }
}
