package org.abri.application.relay;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about relays and who works for them. */
public record RelayRoom(SeeRelays seeRelays, SeeWorkplaces seeWorkplaces, RecordRelay recordRelay,
        KeepTeam keepTeam, RenewAccess renewAccess, RequireFactor requireFactor) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static RelayRoom of(Ports ports, Inside inside) {
        var openStaff = new OpenStaff(ports, inside);
        var whoManages = new WhoManages(ports);
        var whoNeedsFactor = new WhoNeedsFactor(ports);
        return new RelayRoom(new SeeRelays(ports, inside), new SeeWorkplaces(ports, inside),
                new RecordRelay(ports, inside, openStaff),
                new KeepTeam(ports, inside, openStaff, whoManages, whoNeedsFactor),
                new RenewAccess(ports, inside, whoManages),
                new RequireFactor(ports, inside, whoNeedsFactor));
    }
}
