package org.abri.application.leaving;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.application.later.Chore;

/** The use cases about leaving, and about accounts that are closed for a while. */
public record LeavingRoom(DeleteAccount deleteAccount, EraseAgain eraseAgain,
        LockAccount lockAccount, KeepAccounts keepAccounts, List<Chore> chores) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static LeavingRoom of(Ports ports, Inside inside) {
        var erasing = new Erasing(ports, inside);
        var closing = new Closing(ports);
        var eraseAgain = new EraseAgain(ports, erasing);
        return new LeavingRoom(new DeleteAccount(ports, inside, erasing), eraseAgain,
                new LockAccount(ports, inside, closing),
                new KeepAccounts(ports, inside, closing, erasing),
                List.of(Chore.hourly("erase-again", eraseAgain::eraseAgain)));
    }
}
