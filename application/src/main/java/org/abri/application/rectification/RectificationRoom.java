package org.abri.application.rectification;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases with which names and birth dates are put right. */
public record RectificationRoom(RectifyPerson rectifyPerson, RectifyWhenAsked rectifyWhenAsked,
        List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static RectificationRoom of(Ports ports, Inside inside) {
        var rectifying = new Rectifying(ports, inside);
        var rectifyPerson = new RectifyPerson(ports, inside, rectifying);
        return new RectificationRoom(rectifyPerson, new RectifyWhenAsked(ports, inside, rectifying),
                List.of(Chore.hourly("lapse-rectifications", rectifyPerson::lapse)));
    }
}
