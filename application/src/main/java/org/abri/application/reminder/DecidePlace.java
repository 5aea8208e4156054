package org.abri.application.reminder;

import java.util.Optional;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.vault.Vaults;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.VaultId;

/**
 * REM-4: a person lets SMS say where an appointment is, or no longer does; nobody else decides that, and without a word it is not
 * said: phones are shared and lost.
 */
public final class DecidePlace {
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Gate gate;
    private final Recorder recorder;

    DecidePlace(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** What they wish. */
    public Answer<Boolean> see(Viewpoint by) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.CHANGE_OWN_ACCOUNT,
                key -> own(by).flatMap(vaults::find).map(vault -> vault.placeInSms())));
    }

    /** As decided, now or already. */
    public Answer<Boolean> decide(Viewpoint by, boolean wished) {
        return work.inOne(() -> {
            var room = own(by).flatMap(vaults::lock);
            var door = gate.at(by);
            return door.lettingIfThere(Action.CHANGE_OWN_ACCOUNT, key -> room.map(before -> {
                if (before.placeInSms() != wished) {
                    vaults.save(before.sayingPlace(wished));
                    recorder.onVault(door.look(), before.id(),
                            wished ? Act.PLACE_IN_SMS_WISHED : Act.PLACE_IN_SMS_NOT_WISHED, "",
                            key.at());
                }
                return wished;
            }));
        });
    }

    /** Who is no beneficiary has no vault. */
    private static Optional<VaultId> own(Viewpoint by) {
        return by instanceof Viewpoint.Beneficiary person ? Optional.of(person.vault()) : Optional.empty();
    }
}
