package org.abri.application.access;

import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** What somebody asks about: where the gate looks for facts. */
public sealed interface About {
    /** The service, or one's own account. */
    record Nothing() implements About {}

    record OfRelay(RelayId relay) implements About {}

    record OfVault(VaultId vault) implements About {}

    record OfItem(VaultId vault, ItemId item) implements About {}
}
