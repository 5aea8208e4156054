package org.abri.application.vault;

import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Door;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.later.Jobs;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.PreviewWish;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * LAW-4: a person lets the service draw what their papers look like, or no longer does; it is recorded either way. What is
 * there is drawn afterwards, one after the other; what was drawn is nobody's to see from that moment on, and removed.
 */
public final class DecidePreviews {
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Jobs jobs;
    private final Gate gate;
    private final Recorder recorder;

    DecidePreviews(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        jobs = ports.jobs();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** What they wish, and whether they were ever asked. */
    public Answer<PreviewWish> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(Action.DECIDE_PREVIEWS, key -> door.look().previews());
        });
    }

    /** As decided, now or already. */
    public Answer<PreviewWish> decide(Viewpoint by, VaultId vault, boolean wished) {
        var wish = wished ? PreviewWish.WISHED : PreviewWish.NOT_WISHED;
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.DECIDE_PREVIEWS, key -> {
                if (door.look().previews() != wish) {
                    decided(door, key, room.orElseThrow().wishing(wish));
                }
                return wish;
            });
        });
    }

    private void decided(Door door, Granted key, Vault vault) {
        vaults.save(vault);
        recorder.onVault(door.look(), vault.id(), vault.previews() == PreviewWish.WISHED
                ? Act.PREVIEWS_CONSENTED
                : Act.PREVIEWS_WITHDRAWN, "", key.at());
        jobs.runOnce(Jobs.Task.DRAW_PREVIEWS, vault.id().value(), key.at());
    }
}
