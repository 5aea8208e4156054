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
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;

/**
 * LAW-4: a person lets the service do something with their papers, or no longer does; it is recorded either way. With what is
 * there it is done afterwards, one after the other; what it made is nobody's to see from the moment on that they no longer
 * wish it, and removed.
 */
public final class DecideProcessing {
    private final UnitOfWork work;
    private final Vaults vaults;
    private final Jobs jobs;
    private final Gate gate;
    private final Recorder recorder;

    DecideProcessing(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        jobs = ports.jobs();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** What they wish, and whether they were ever asked. */
    public Answer<Wishes> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(Action.DECIDE_PROCESSING, key -> door.look().wishes());
        });
    }

    /** As decided, now or already. */
    public Answer<Wishes> decide(Viewpoint by, VaultId vault, Processing processing, boolean wished) {
        var wish = wished ? Wish.WISHED : Wish.NOT_WISHED;
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.letting(Action.DECIDE_PROCESSING, key -> {
                var wishes = door.look().wishes().with(processing, wish);
                if (!wishes.equals(door.look().wishes())) {
                    decided(door, key, room.orElseThrow().wishing(processing, wish), processing);
                }
                return wishes;
            });
        });
    }

    private void decided(Door door, Granted key, Vault vault, Processing processing) {
        vaults.save(vault);
        recorder.onVault(door.look(), vault.id(), act(processing, vault.wishes().want(processing)), "",
                key.at());
        jobs.runOnce(Jobs.Task.of(processing), vault.id().value(), key.at());
    }

    private static Act act(Processing processing, boolean wished) {
        return switch (processing) {
            case PREVIEWS -> wished ? Act.PREVIEWS_CONSENTED : Act.PREVIEWS_WITHDRAWN;
            case READING -> wished ? Act.READING_CONSENTED : Act.READING_WITHDRAWN;
        };
    }
}
