package org.abri.application.inside;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.later.Jobs;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;

/**
 * VLT-8, VLT-12, I2: what goes with an item that is gone for good: its reminders, its part of the quota and its bytes, which are
 * removed right after. Inside the unit of work of whoever removed it, with its vault locked.
 */
public final class Erasing {
    private final Vaults vaults;
    private final Jobs jobs;
    private final Reminding reminding;

    Erasing(Ports ports, Reminding reminding) {
        vaults = ports.vault().vaults();
        jobs = ports.jobs();
        this.reminding = reminding;
    }

    /** Answers the vault without it. */
    public Vault follow(Vault vault, ItemId item, Items.Gone gone, Instant now) {
        reminding.forget(vault.id(), item);
        var without = vault.withRemoved(gone.size());
        vaults.save(without);
        gone.blobs().forEach(blob -> jobs.runOnce(Jobs.Task.REMOVE_BLOB, blob.value(), now));
        return without;
    }
}
