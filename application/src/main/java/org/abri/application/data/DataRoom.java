package org.abri.application.data;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** PRI-1: the use cases with which people take what the service keeps of them. */
public record DataRoom(TakeOwnData takeOwnData) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static DataRoom of(Ports ports, Inside inside) {
        return new DataRoom(new TakeOwnData(ports, inside));
    }
}
