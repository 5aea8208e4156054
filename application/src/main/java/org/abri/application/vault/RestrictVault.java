package org.abri.application.vault;

import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;

/**
 * PRI-2: a person has what is kept of them restricted, or no longer: it stays, nobody else is in their vault, and nothing is
 * done with it. Their relays stay theirs.
 */
public final class RestrictVault {
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Gate gate;
    private final Recorder recorder;

    RestrictVault(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** Whether it is. */
    public Answer<Boolean> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).lettingIfThere(Action.RESTRICT,
                key -> vaults.find(vault).map(RestrictVault::isRestricted)));
    }

    /** As decided, now or already. */
    public Answer<Boolean> restrict(Viewpoint by, VaultId vault, boolean restricted) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.lettingIfThere(Action.RESTRICT, key -> room.map(before -> {
                var after = before.restricted(restricted);
                if (!after.equals(before)) {
                    vaults.save(after);
                    recorder.onVault(door.look(), vault,
                            restricted ? Act.RESTRICTED : Act.RESTRICTION_LIFTED, "", key.at());
                }
                return isRestricted(after);
            }));
        });
    }

    private static boolean isRestricted(Vault vault) {
        return vault.state() == VaultState.RESTRICTED;
    }
}
