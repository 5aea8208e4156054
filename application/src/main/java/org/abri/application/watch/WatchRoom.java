package org.abri.application.watch;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about how the service does. */
public record WatchRoom(SeeCondition seeCondition, NoteRounds noteRounds) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static WatchRoom of(Ports ports, Inside inside) {
        return new WatchRoom(new SeeCondition(ports, inside), new NoteRounds(ports));
    }
}
