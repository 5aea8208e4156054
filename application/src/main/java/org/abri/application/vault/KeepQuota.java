package org.abri.application.vault;

import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Quota;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * VLT-12: how much a vault may hold. Its owner sees how full it is; operators set what it may hold, and see nothing of what it
 * does (VLT-3).
 */
public final class KeepQuota {
    /** How full a vault is; {@code used} is in bytes. */
    public record Filled(long used, Quota quota, int items) {}

    private final UnitOfWork work;
    private final Vaults vaults;
    private final Gate gate;
    private final Recorder recorder;

    KeepQuota(Ports ports, Inside inside) {
        work = ports.work();
        vaults = ports.vault().vaults();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** To its owner alone: how full it is tells what is private, too. */
    public Answer<Filled> see(Viewpoint by, VaultId vault) {
        return work.inOne(() -> gate.at(by, vault).lettingIfThere(Action.READ_JOURNAL,
                key -> vaults.find(vault)
                        .map(found -> new Filled(found.used(), Quota.of(found.quota()), found.items()))));
    }

    /** To operators: what that person's vault may hold. Who has none is answered as missing. */
    public Answer<Quota> ofAccount(Viewpoint by, AccountId person) {
        return work.inOne(() -> gate.at(by).lettingIfThere(Action.KEEP_ACCOUNTS,
                key -> vaults.find(VaultId.of(person)).map(Vault::quota).map(Quota::of)));
    }

    /** As decided, now or already; the person reads it in their journal. */
    public Answer<Quota> set(Viewpoint by, AccountId person, Quota quota) {
        return work.inOne(() -> {
            var vault = vaults.lock(VaultId.of(person));
            var door = gate.at(by);
            return door.lettingIfThere(Action.KEEP_ACCOUNTS, key -> vault.map(before -> {
                var after = before.allowed(quota);
                if (!after.equals(before)) {
                    vaults.save(after);
                    recorder.onVault(door.look(), after.id(), Act.QUOTA_SET,
                            Integer.toString(quota.gigabytes()), key.at());
                }
                return quota;
            }));
        });
    }
}
