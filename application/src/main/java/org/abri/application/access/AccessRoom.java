package org.abri.application.access;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about what somebody may do. */
public record AccessRoom(SeePlace seePlace) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static AccessRoom of(Ports ports, Inside inside) {
        return new AccessRoom(new SeePlace(ports, inside));
    }
}
