package org.abri.application.account;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases about accounts. */
public record AccountRoom(SeeOwnAccount seeOwnAccount, OpenOperatorAccount openOperatorAccount) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static AccountRoom of(Ports ports, Inside inside) {
        return new AccountRoom(new SeeOwnAccount(ports, inside), new OpenOperatorAccount(ports, inside));
    }
}
