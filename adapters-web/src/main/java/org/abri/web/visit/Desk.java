package org.abri.web.visit;

import io.micronaut.http.HttpRequest;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.RelayId;
import org.abri.web.At;

/** ACC-12: a relay, and from where somebody stands before it. Whether they are let in is not said yet: that is the gate's. */
public record Desk(Visitor visitor, Viewpoint by, RelayId relay, At.OfRelay at) {
    /** Throws {@link NotSignedIn}; an id that is none is answered as an id of nothing. */
    static Desk of(HttpRequest<?> request, Visitor visitor) {
        var relay = PathIds.of(request).relay();
        return new Desk(visitor, visitor.viewpointAt(relay), relay, new At.OfRelay(relay));
    }
}
