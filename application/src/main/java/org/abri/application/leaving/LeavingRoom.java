package org.abri.application.leaving;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about leaving, and about accounts that are closed for a while. */
public record LeavingRoom(DeleteAccount deleteAccount, EraseAgain eraseAgain,
        LockAccount lockAccount, KeepAccounts keepAccounts, LoseFactor loseFactor, AskDeletion askDeletion,
        DecideDeletion decideDeletion, List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static LeavingRoom of(Ports ports, Inside inside) {
        var erasing = new Erasing(ports, inside);
        var closing = new Closing(ports, inside);
        var loseFactor = new LoseFactor(ports, inside);
        var eraseAgain = new EraseAgain(ports, inside, erasing);
        return new LeavingRoom(new DeleteAccount(ports, inside, erasing), eraseAgain,
                new LockAccount(ports, inside, closing),
                new KeepAccounts(ports, inside, closing, erasing, loseFactor), loseFactor,
                new AskDeletion(ports, inside), new DecideDeletion(ports, inside, erasing),
                List.of(Chore.hourly("erase-again", eraseAgain::eraseAgain),
                        Chore.hourly("lapse-openings",
                                new LapseOpenings(ports, inside, erasing)::lapse),
                        Chore.hourly("delete-unused-accounts",
                                new DeleteUnused(ports, inside, erasing)::work)));
    }
}
