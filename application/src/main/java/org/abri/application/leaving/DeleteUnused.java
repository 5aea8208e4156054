package org.abri.application.leaving;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.abri.application.Ports;
import org.abri.application.account.AccountPorts;
import org.abri.application.account.Inactivities;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.inside.OneByOne;
import org.abri.application.inside.Presence;
import org.abri.application.inside.Recorder;
import org.abri.application.vault.Vaults;
import org.abri.domain.account.Account;
import org.abri.domain.account.Inactivity;
import org.abri.domain.journal.Act;
import org.abri.domain.account.Days;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;

/**
 * END-6: accounts of beneficiaries to which nobody signed in for fifty years, neither their owner nor staff who accompany them,
 * are deleted as by their owner ({@link Erasing}). Before, the owner is told three times, in their journal and by SMS where there is
 * a phone, and what is told lasts: nobody is deleted who was not told, or whose time since has not gone by. Any sign-in ends
 * it. PRI-2: while the processing of somebody's data is restricted they are kept, and nothing is sent (ADR 210).
 */
final class DeleteUnused {
    private final InstantSource clock;
    private final AccountPorts account;
    private final Inactivities inactivities;
    private final Vaults vaults;
    private final OneByOne oneByOne;
    private final Presence presence;
    private final Messenger messenger;
    private final Recorder recorder;
    private final Erasing erasing;

    DeleteUnused(Ports ports, Inside inside, Erasing erasing) {
        clock = ports.clock();
        account = ports.account();
        inactivities = ports.account().inactivities();
        vaults = ports.vault().vaults();
        oneByOne = inside.oneByOne();
        presence = inside.presence();
        messenger = inside.messenger();
        recorder = inside.recorder();
        this.erasing = erasing;
    }

    /** Answers to how many something was done: told, deleted, or told no more. */
    int work() {
        var now = clock.instant();
        var today = Days.notOverAt(now);
        return oneByOne.<Inactivity> each("delete-unused-accounts",
                (last, most) -> inactivities.noticedAfter(today, last, most),
                one -> asItIs(one, (kept, vault) -> toldTooEarly(kept, today)))
                + oneByOne.<Inactivity> each("delete-unused-accounts",
                        (last, most) -> inactivities.due(today, last, most),
                        one -> asItIs(one, (kept, vault) -> step(kept, vault, today, now)));
    }

    /** Somebody may have signed in, been deleted or done all of it on another node meanwhile. */
    private boolean asItIs(Inactivity listed, BiPredicate<Inactivity, Vault> act) {
        if (account.credentials().lock(listed.account()).isEmpty()) { return false; }
        var vault = vaults.lock(VaultId.of(listed.account()));
        var kept = inactivities.lock(listed.account());
        return vault.isPresent() && kept.isPresent() && act.test(kept.get(), vault.get());
    }

    private boolean toldTooEarly(Inactivity kept, LocalDate today) {
        if (!kept.noticedAfter(today)) { return false; }
        inactivities.save(kept.withoutNotices());
        return true;
    }

    private boolean step(Inactivity kept, Vault vault, LocalDate today, Instant now) {
        var current = presence.upToDate(kept);
        if (vault.state() == VaultState.RESTRICTED) { return false; }
        return switch (current.stepOn(today)) {
            case WAIT -> false;
            case GIVE_NOTICE -> told(current.noticed(today), now);
            case DELETE -> deleted(current, now);
        };
    }

    private boolean told(Inactivity noticed, Instant now) {
        inactivities.save(noticed);
        recorder.whoeverItWas(VaultId.of(noticed.account()), Act.INACTIVITY_TOLD, "", now);
        account.accounts().find(noticed.account()).ifPresent(person -> tell(person, noticed, now));
        return true;
    }

    private void tell(Account person, Inactivity noticed, Instant now) {
        messenger.tell(person, texts -> texts.unusedAccount(person.language(), noticed.lastDay()), now);
    }

    /** END-2: that somebody was deleted, and why; not who it was. */
    private boolean deleted(Inactivity over, Instant now) {
        erasing.person(over.account(), now);
        recorder.byService(Act.UNUSED_ACCOUNT_DELETED, "", now);
        return true;
    }
}
