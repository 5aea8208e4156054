package org.abri.application.account;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about accounts. */
public record AccountRoom(SeeOwnAccount seeOwnAccount, ChangeOwnAccount changeOwnAccount,
        ProvePhone provePhone, ChooseQuestion chooseQuestion, TakeRescueCard takeRescueCard,
        OpenOperatorAccount openOperatorAccount) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static AccountRoom of(Ports ports, Inside inside) {
        return new AccountRoom(new SeeOwnAccount(ports, inside), new ChangeOwnAccount(ports, inside),
                new ProvePhone(ports, inside), new ChooseQuestion(ports, inside),
                new TakeRescueCard(ports, inside),
                new OpenOperatorAccount(ports, inside));
    }
}
