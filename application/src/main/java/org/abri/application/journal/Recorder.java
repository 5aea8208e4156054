package org.abri.application.journal;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.VaultId;

/** PRI-3, I5: writes what was done into the journal it belongs to, in the unit of work of the act, with who did it. */
public final class Recorder {
    private final Ports ports;

    public Recorder(Ports ports) {
        this.ports = ports;
    }

    /** What was done to an item, with the key that allowed it. */
    public void onItem(Granted key, Act act, Item item) {
        ports.journal().append(new Chain.OfVault(item.vault()),
                Event.onItem(key.at(), actor(key.viewpoint()), act, item.id(), item.content().title()));
    }

    /** As {@link #onItem}, unless the owner did it: reading one's own papers leaves no trace (PRI-3). */
    public void onItemUnlessOwner(Granted key, Act act, Item item) {
        if (!(key.viewpoint() instanceof Viewpoint.Beneficiary)) {
            onItem(key, act, item);
        }
    }

    /** What was done to a vault. */
    public void onVault(Viewpoint by, VaultId vault, Act act, String subject, Instant now) {
        ports.journal().append(new Chain.OfVault(vault), Event.about(now, actor(by), act, subject));
    }

    /** What the service did to a vault by itself, because a rule's time had come. */
    public void byServiceOnVault(VaultId vault, Act act, String subject, Instant now) {
        ports.journal().append(new Chain.OfVault(vault), Event.about(now, new Actor.Service(), act, subject));
    }

    /** What was done to the service: relays, staff. */
    public void onService(Viewpoint by, Act act, String subject, Instant now) {
        ports.journal().append(new Chain.OfService(), Event.about(now, actor(by), act, subject));
    }

    /** What somebody did to their own account: in their vault's journal if they have one, else in the service's. */
    public void onOwnAccount(Account account, Act act, Instant now) {
        switch (account.kind()) {
            case BENEFICIARY ->
                    onVault(new Viewpoint.Beneficiary(account.id()), VaultId.of(account.id()), act, "", now);
            case STAFF -> onService(new Viewpoint.Staff(account.id()), act, "", now);
            case OPERATOR -> onService(new Viewpoint.Operator(account.id()), act, "", now);
        }
    }

    private Actor actor(Viewpoint by) {
        return switch (by) {
            case Viewpoint.Anyone anyone -> new Actor.Service();
            case Viewpoint.Beneficiary beneficiary -> new Actor.Owner();
            case Viewpoint.Staff(var account) -> new Actor.Worker(account);
            case Viewpoint.Operator(var account) -> new Actor.Worker(account);
            case Viewpoint.StaffAt(var account, var relay) ->
                    new Actor.Staff(account, relay, nameOf(account),
                            ports.relays().find(relay).map(Relay::name).orElse(""));
        };
    }

    private String nameOf(AccountId account) {
        return ports.accounts().find(account).map(found -> found.name().full()).orElse("");
    }
}
