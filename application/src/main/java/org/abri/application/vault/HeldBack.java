package org.abri.application.vault;

import java.util.Optional;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.later.Jobs;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.Visibility;

/**
 * LAW-4, VLT-3: what waits for its scan, or was found bad, is its owner's alone: as private as anything is (ADR 272). Inside
 * units of work, while the vault is locked.
 */
final class HeldBack {
    private final UnitOfWork work;
    private final Scans scans;
    private final Items items;
    private final Scanner scanner;
    private final Jobs jobs;
    private final Gate gate;

    HeldBack(Ports ports, Inside inside) {
        work = ports.work();
        scans = ports.vault().scans();
        items = ports.vault().items();
        scanner = ports.vault().scanner();
        jobs = ports.jobs();
        gate = inside.gate();
    }

    /** Whether documents of that vault are looked through. */
    boolean looksThrough(Vault vault) {
        return scanner.isOn() && vault.scans();
    }

    /**
     * Holds back a document that was just added, until it is looked at. Throws {@link Outage}, and nothing was added, when its
     * owner's account is in no state in which anything can be hidden.
     */
    void added(Granted key, Vault vault, Item item) {
        if (!looksThrough(vault)) { return; }
        keep(vault, item, Scan.waiting(item.visibility() == Visibility.SHARED));
        if (item.visibility() == Visibility.SHARED && !isHidden(item)) {
            throw new Outage("what is to be scanned cannot be held back");
        }
        jobs.runOnce(Jobs.Task.SCAN_DOCUMENTS, vault.id().value(), key.at());
    }

    /** Whoever added it: what the service has to look at is the service's own. */
    private void keep(Vault vault, Item item, Scan scan) {
        var unused = work.asTheService(() -> {
            scans.keep(vault.id(), item.id(), scan);
            return scan;
        });
    }

    /** By its owner's right: nobody else hides anything. */
    boolean isHidden(Item item) {
        return saved(item, Action.MAKE_PRIVATE, item.madePrivate());
    }

    /** As {@link #isHidden}: as whoever added it wished. */
    boolean isShared(Item item) {
        return saved(item, Action.SHARE, item.madeShared());
    }

    private boolean saved(Item was, Action action, Item is) {
        return gate.at(new Viewpoint.Beneficiary(was.vault().owner()), was.vault(), was.id()).letting(action,
                key -> {
                    items.save(key, was, is);
                    return is;
                }) instanceof Answer.Given<?>;
    }

    /** Why it is not shared now, if it is held back. */
    Optional<NotAccepted> why(Vault vault, Item item) {
        if (!looksThrough(vault) || !(item.content() instanceof Document)) { return Optional.empty(); }
        return scans.find(vault.id(), item.id()).map(Scan::finding).filter(Scan.Finding::holdsBack)
                .map(finding -> finding == Scan.Finding.BAD ? NotAccepted.FOUND_BAD
                        : NotAccepted.NOT_SCANNED_YET);
    }

    /** It stays private when it is looked at, whatever was said before. */
    void staysPrivate(Vault vault, Item item) {
        if (looksThrough(vault) && scans.find(vault.id(), item.id()).filter(Scan::toShare).isPresent()) {
            scans.keep(vault.id(), item.id(), Scan.waiting(false));
        }
    }
}
