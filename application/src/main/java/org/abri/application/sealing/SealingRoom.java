package org.abri.application.sealing;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about keys, for whoever runs the service. */
public record SealingRoom(RenewKeys renewKeys, RenewIndex renewIndex, List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static SealingRoom of(Ports ports, Inside inside) {
        var renewKeys = new RenewKeys(ports, inside);
        return new SealingRoom(renewKeys, new RenewIndex(ports, inside),
                List.of(new Chore("renew-key-sets", RenewKeys.EVERY, renewKeys::renewSome)));
    }
}
