package org.abri.application.leaving;

import java.time.Instant;
import java.util.Comparator;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.inside.Tally;
import org.abri.application.inside.Inside;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.later.Jobs;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Relays;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.vault.VaultId;

/**
 * END-2, CRY-6: how somebody is erased, whoever decided it: their key set first, then all rows that are theirs, sessions among
 * them; afterwards, one by one, the bytes of their papers and of what was drawn of them, which nobody can open by then.
 */
final class Erasing {
    private final UnitOfWork work;
    private final Erasure erasure;
    private final Vaults vaults;
    private final Items items;
    private final Affiliations affiliations;
    private final Memberships memberships;
    private final Relays relays;
    private final Jobs jobs;
    private final Tally tally;

    Erasing(Ports ports, Inside inside) {
        work = ports.work();
        erasure = ports.erasure();
        vaults = ports.vault().vaults();
        items = ports.vault().items();
        affiliations = ports.affiliation().affiliations();
        memberships = ports.relay().memberships();
        relays = ports.relay().relays();
        jobs = ports.jobs();
        tally = inside.tally();
    }

    /** A beneficiary, with their vault. Inside the unit of work that decides it, with their credentials locked. */
    void person(AccountId person, Instant now) {
        var vault = VaultId.of(person);
        var unused = vaults.lock(vault);
        affiliations.tiesOf(vault).stream().filter(tie -> tie.affiliation().active())
                .forEach(tie -> tally.count(tie.relay(), Deed.LEFT, now));
        everything(KeyOwner.of(person), now);
    }

    /**
     * END-8: somebody who works for relays; what they added stays, and is their relays'. Empty-handed, and false, for the last
     * manager of a relay whose agreement is in force (REL-4). Inside the unit of work that decides it, with
     * {@linkplain #lockTeams their teams} and then their credentials locked.
     */
    boolean staff(AccountId worker, Instant now) {
        var seats = memberships.ofAccount(worker);
        if (seats.stream().anyMatch(seat -> isKept(seat, now))) { return false; }
        everything(KeyOwner.of(worker), now);
        return true;
    }

    /** Teams are locked before credentials, as by whoever removes somebody from one; always in the same order. */
    void lockTeams(AccountId worker) {
        memberships.ofAccount(worker).stream().map(Membership::relay)
                .sorted(Comparator.comparing(RelayId::value)).forEach(memberships::lock);
    }

    private boolean isKept(Membership seat, Instant now) {
        var managers = memberships.ofRelay(seat.relay()).stream().filter(Membership::isManager).count();
        return seat.isManager() && managers == 1
                && relays.find(seat.relay()).filter(relay -> relay.worksAt(now)).isPresent();
    }

    /** Whoever it was, without asking anybody or counting anything. Inside a unit of work. */
    void everything(KeyOwner owner, Instant now) {
        var unused = work.asTheService(() -> {
            eraseRows(owner, now);
            return owner;
        });
    }

    private void eraseRows(KeyOwner owner, Instant now) {
        var blobs = items.blobsOf(new VaultId(owner.value()));
        erasure.erase(owner, now);
        blobs.forEach(blob -> jobs.runOnce(Jobs.Task.REMOVE_BLOB, blob.value(), now));
    }
}
