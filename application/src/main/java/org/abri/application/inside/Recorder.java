package org.abri.application.inside;

import java.time.Instant;
import java.util.Optional;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Look;
import org.abri.application.journal.Journal;
import org.abri.application.sealing.SealBroken;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** PRI-3, I5: writes what was done into the journal it belongs to, in the unit of work of the act, with who did it. */
public final class Recorder {
    /** In every language. */
    private static final String TIMES = " × ";

    private final Journal journal;
    private final UnitOfWork work;
    private final LatelySeen lately = new LatelySeen();

    Recorder(Journal journal, UnitOfWork work) {
        this.journal = journal;
        this.work = work;
    }

    /** What was done to an item. */
    public void onItem(Look look, Act act, Item item, Instant now) {
        onItem(look, act, item.vault(), item.id(), item.content().title(), now);
    }

    /** What was done at once to that item and others of its series: one entry, which says how many they are. */
    public void onSeries(Look look, Act act, Item first, int items, Instant now) {
        onItem(look, act, first.vault(), first.id(), first.content().title() + TIMES + items, now);
    }

    /** As {@link #onItem(Look, Act, Item, Instant)}, of which no more is known than what it is called. */
    public void onItem(Look look, Act act, VaultId vault, ItemId item, String title, Instant now) {
        append(new Chain.OfVault(vault), Event.onItem(now, look.actor(), act, item, title));
    }

    /** VLT-8: what somebody did to an item whom nobody knows, or the service by itself. */
    public void byServiceOnItem(Item item, Act act, Instant now) {
        append(new Chain.OfVault(item.vault()),
                Event.onItem(now, new Actor.Service(), act, item.id(), item.content().title()));
    }

    /**
     * That somebody looked at an item. Reading one's own papers leaves no trace (PRI-3); the same look again within a minute
     * is the same look (ADR 13).
     */
    public void seenItem(Look look, Act act, Item item, Instant now) {
        unlessSeenLately(look, act, item.vault(), Optional.of(item.id()), now,
                () -> onItem(look, act, item, now));
    }

    /** That somebody looked at the shared part of a vault; as {@link #seenItem}. */
    public void seenVault(Look look, Act act, VaultId vault, Instant now) {
        unlessSeenLately(look, act, vault, Optional.empty(), now, () -> onVault(look, vault, act, "", now));
    }

    private void unlessSeenLately(Look look, Act act, VaultId vault, Optional<ItemId> item, Instant now,
            Runnable record) {
        if (look.by() instanceof Viewpoint.Beneficiary) { return; }
        var seen = new LatelySeen.Seen(look.by(), act, vault, item);
        if (lately.includes(seen, now)) { return; }
        record.run();
        work.afterwards(() -> lately.add(seen, now));
    }

    /** What was done to a vault. */
    public void onVault(Look look, VaultId vault, Act act, String subject, Instant now) {
        append(new Chain.OfVault(vault), Event.about(now, look.actor(), act, subject));
    }

    /** What the beneficiary wished for a vault while staff typed. */
    public void byOwner(VaultId vault, Act act, String subject, Instant now) {
        append(new Chain.OfVault(vault), Event.about(now, new Actor.Owner(), act, subject));
    }

    /**
     * That the owner signed in. I6: where their own journal can no longer be sealed, because their key set is damaged, it is in
     * the service's, by the vault's id: nobody is kept out, and nothing happens without its entry (LOG-1).
     */
    public void ownerSignedIn(VaultId vault, Instant now) {
        try {
            byOwner(vault, Act.SIGNED_IN, "", now);
        } catch (SealBroken damaged) {
            append(new Chain.OfService(),
                    Event.about(now, new Actor.Owner(), Act.SIGNED_IN, vault.toString()));
        }
    }

    /**
     * LAW-2: that somebody who is not signed in tried to get in, and could not; the same again within a minute is the same try
     * (ADR 13). As {@link #ownerSignedIn} where the owner's journal can no longer be sealed.
     */
    public void refused(VaultId vault, Act act, String subject, Instant now) {
        var tried = new LatelySeen.Seen(new Viewpoint.Anyone(), act, vault, Optional.empty());
        if (lately.includes(tried, now)) { return; }
        whoeverItWas(vault, act, subject, now);
        work.afterwards(() -> lately.add(tried, now));
    }

    /** What somebody did to get back into their account, signed in or not. */
    public void whoeverItWas(VaultId vault, Act act, String subject, Instant now) {
        try {
            byServiceOnVault(vault, act, subject, now);
        } catch (SealBroken damaged) {
            append(new Chain.OfService(),
                    Event.about(now, new Actor.Service(), act, vault.toString()));
        }
    }

    /** What the service did to a vault by itself, because a rule's time had come. */
    public void byServiceOnVault(VaultId vault, Act act, String subject, Instant now) {
        append(new Chain.OfVault(vault), Event.about(now, new Actor.Service(), act, subject));
    }

    /** What was done to the service: relays, staff. */
    public void onService(Look look, Act act, String subject, Instant now) {
        append(new Chain.OfService(), Event.about(now, look.actor(), act, subject));
    }

    /** What was done to the service from the machine that runs it. */
    public void byService(Act act, String subject, Instant now) {
        append(new Chain.OfService(), Event.about(now, new Actor.Service(), act, subject));
    }

    /** END-2: that somebody was deleted; who it was is not said. */
    public void deletion(Actor actor, String reason, Instant now) {
        append(new Chain.OfService(), Event.about(now, actor, Act.ACCOUNT_DELETED, reason));
    }

    /** What somebody did to their own account: in their vault's journal if they have one, else in the service's. */
    public void onOwnAccount(Look look, Act act, Instant now) {
        var chain = look.by() instanceof Viewpoint.Beneficiary beneficiary
                ? new Chain.OfVault(beneficiary.vault())
                : new Chain.OfService();
        append(chain, Event.of(now, look.actor(), act));
    }

    private void append(Chain chain, Event event) {
        journal.append(chain, event);
    }
}
