package org.abri.application.vault;

import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.later.Jobs;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.VaultId;

/**
 * LAW-4: a person lets the service look through their papers for what harms computers, or no longer does; it is recorded either way.
 * What is there is looked at afterwards, one after the other; what was found is forgotten when they no longer wish it.
 */
public final class DecideScans {
    /** What a person wishes. */
    public enum ScanWish {
        WISHED, NOT_WISHED,
        /** Here nothing is looked through at all: nobody is asked. */
        NO_SCANNER
    }

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Scanner scanner;
    private final Jobs jobs;
    private final Gate gate;
    private final Recorder recorder;

    DecideScans(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        scanner = ports.vault().scanner();
        jobs = ports.jobs();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** What they wish. */
    public Answer<ScanWish> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).lettingIfThere(Action.DECIDE_SCANS,
                key -> vaults.find(vault).map(room -> wish(room.scans()))));
    }

    /** As decided, now or already; where nothing is looked through at all, nothing is decided. */
    public Answer<ScanWish> decide(Viewpoint by, VaultId vault, boolean wished) {
        return work.inOne(() -> {
            var room = vaults.lock(vault);
            var door = gate.at(by, vault);
            return door.lettingIfThere(Action.DECIDE_SCANS, key -> room.map(before -> {
                if (scanner.isOn() && before.scans() != wished) {
                    vaults.save(before.scanned(wished));
                    recorder.onVault(door.look(), vault,
                            wished ? Act.SCANS_CONSENTED : Act.SCANS_WITHDRAWN, "", key.at());
                    jobs.runOnce(Jobs.Task.SCAN_DOCUMENTS, vault.value(), key.at());
                }
                return wish(wished);
            }));
        });
    }

    private ScanWish wish(boolean wished) {
        if (!scanner.isOn()) { return ScanWish.NO_SCANNER; }
        return wished ? ScanWish.WISHED : ScanWish.NOT_WISHED;
    }
}
