package org.abri.application.recovery;

import org.abri.application.Ports;
import org.abri.application.inside.Inside;

/** The use cases with which people whose password is lost come back in. */
public record RecoveryRoom(SendRecoveryCode sendRecoveryCode, BeginRecovery beginRecovery,
        FinishRecovery finishRecovery, StartRecovery startRecovery) {
    @SuppressWarnings("exports") // only Abri has an Inside to give
    public static RecoveryRoom of(Ports ports, Inside inside) {
        var proofs = new Proofs(ports, inside);
        return new RecoveryRoom(new SendRecoveryCode(ports, inside),
                new BeginRecovery(ports, inside, proofs), new FinishRecovery(ports, inside, proofs),
                new StartRecovery(ports, inside));
    }
}
