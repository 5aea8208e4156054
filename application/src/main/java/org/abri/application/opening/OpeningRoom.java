package org.abri.application.opening;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases that bring people in. */
public record OpeningRoom(OpenBeneficiaryAccount openBeneficiaryAccount, ActivateAccount activateAccount) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static OpeningRoom of(Ports ports, Inside inside) {
        return new OpeningRoom(new OpenBeneficiaryAccount(ports, inside), new ActivateAccount(ports, inside));
    }
}
