package org.abri.application.relay;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about relays and who works for them. */
public record RelayRoom(SeeRelays seeRelays, SeeWorkplaces seeWorkplaces, RecordRelay recordRelay,
        KeepAgreement keepAgreement, KeepTeam keepTeam, RenewAccess renewAccess,
        RequireFactor requireFactor, InviteColleague inviteColleague, OpenTeam openTeam,
        List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static RelayRoom of(Ports ports, Inside inside) {
        var openStaff = new OpenStaff(ports, inside);
        var whoManages = new WhoManages(ports);
        var whoNeedsFactor = new WhoNeedsFactor(ports);
        var inviteColleague = new InviteColleague(ports, inside, whoManages, whoNeedsFactor);
        return new RelayRoom(new SeeRelays(ports, inside), new SeeWorkplaces(ports, inside),
                new RecordRelay(ports, inside, openStaff),
                new KeepAgreement(ports, inside),
                new KeepTeam(ports, inside, openStaff, whoManages),
                new RenewAccess(ports, inside, whoManages),
                new RequireFactor(ports, inside, whoNeedsFactor), inviteColleague,
                new OpenTeam(ports, inside, openStaff),
                List.of(Chore.hourly("lapse-invitations", inviteColleague::lapse)));
    }
}
