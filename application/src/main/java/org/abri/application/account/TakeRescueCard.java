package org.abri.application.account;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Passwords;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;

/** SEC-4: a beneficiary takes a new rescue card, with their password given again; the card before is good for nothing. */
public final class TakeRescueCard {
    /** The code is shown this once. */
    public record Taken(Username username, String code) {
        @Override
        public String toString() {
            return "Taken[…]";
        }
    }

    private final UnitOfWork work;
    private final AccountPorts account;
    private final Gate gate;
    private final GivenAgain givenAgain;
    private final Passwords passwords;
    private final WayBack wayBack;

    TakeRescueCard(Ports ports, Inside inside) {
        work = ports.work();
        account = ports.account();
        gate = inside.gate();
        givenAgain = inside.givenAgain();
        passwords = inside.passwords();
        wayBack = new WayBack(inside);
    }

    /** Who may take one, as they are called. Staff and operators have none: answered as missing. */
    public Answer<Account> may(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.TAKE_RESCUE_CARD,
                key -> account.credentials().find(by.who().orElseThrow())
                        .filter(found -> found.rescueCard().isPresent())
                        .flatMap(found -> account.accounts().find(found.account()))));
    }

    /** Empty when the password is wrong; or was not looked at, while there is a pause (AUT-4). */
    public Answer<Optional<Taken>> take(Viewpoint by, String password) {
        return switch (may(by)) {
            case Answer.Refused<Account>(var why) -> new Answer.Refused<>(why);
            case Answer.Given<Account>(var person, var seen) -> taken(by, person, password);
        };
    }

    private Answer<Optional<Taken>> taken(Viewpoint by, Account person, String password) {
        var card = passwords.drawRescueCode(person.id());
        return givenAgain.before(by, Action.TAKE_RESCUE_CARD, password, (look, locked, now) -> {
            account.credentials().save(locked.withRescueCard(card.hash()));
            wayBack.changed(look, person, Act.RESCUE_CARD_TAKEN, now);
            return new Taken(person.username(), card.shownOnce());
        });
    }
}
