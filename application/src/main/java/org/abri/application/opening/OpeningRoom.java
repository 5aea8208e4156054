package org.abri.application.opening;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases that bring people in. */
public record OpeningRoom(OpenBeneficiaryAccount openBeneficiaryAccount, ActivateAccount activateAccount,
        OpenAtADistance openAtADistance, ValidateOpening validateOpening) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static OpeningRoom of(Ports ports, Inside inside) {
        var newcomers = new Newcomers(ports, inside);
        return new OpeningRoom(new OpenBeneficiaryAccount(ports, inside, newcomers),
                new ActivateAccount(ports, inside), new OpenAtADistance(ports, inside, newcomers),
                new ValidateOpening(ports, inside, newcomers));
    }
}
