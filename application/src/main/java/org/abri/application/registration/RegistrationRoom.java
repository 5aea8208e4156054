package org.abri.application.registration;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** REL-1: the use cases about entities that apply to be relays. */
public record RegistrationRoom(Register register, KeepRegistrations keepRegistrations, List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static RegistrationRoom of(Ports ports, Inside inside) {
        var keep = new KeepRegistrations(ports, inside);
        return new RegistrationRoom(new Register(ports, inside), keep,
                List.of(Chore.hourly("erase-registrations", keep::erase)));
    }
}
