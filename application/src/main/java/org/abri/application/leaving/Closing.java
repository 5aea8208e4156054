package org.abri.application.leaving;

import java.time.Instant;
import org.abri.application.Ports;
import org.abri.application.account.AccountPorts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Messenger;
import org.abri.application.recovery.Recoveries;
import org.abri.application.relay.Renewals;
import org.abri.application.session.Sessions;
import org.abri.application.vault.Vaults;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credentials;
import org.abri.domain.vault.VaultId;

/**
 * SEC-8, END-5, SES-3: how an account is closed for a while, whoever decided it: all sessions end, and codes that are out are
 * dead. Inside the unit of work that decides it, with the credentials locked.
 */
final class Closing {
    private final AccountPorts account;
    private final Sessions sessions;
    private final Renewals renewals;
    private final Recoveries recoveries;
    private final Affiliations affiliations;
    private final Vaults vaults;
    private final Messenger messenger;

    Closing(Ports ports, Inside inside) {
        account = ports.account();
        sessions = ports.sessions();
        renewals = ports.relay().renewals();
        recoveries = ports.recoveries();
        affiliations = ports.affiliation().affiliations();
        vaults = ports.vault().vaults();
        messenger = inside.messenger();
    }

    /** SEC-8: whose account it is reads it in an SMS, with what to do: once, however often it is locked again. */
    void lock(Credentials person, Instant now) {
        account.credentials().save(person.withLock());
        end(person, now);
        if (!person.holds().locked()) {
            account.accounts().find(person.account()).ifPresent(found -> messenger.tell(found,
                    texts -> texts.accountLocked(found.language()), now));
        }
    }

    /** A suspended person's vault is closed to everybody else. */
    void suspend(Credentials person, Instant now) {
        account.credentials().save(person.withSuspension(true));
        end(person, now);
        vault(person, true);
    }

    void lift(Credentials person) {
        account.credentials().save(person.withSuspension(false));
        vault(person, false);
    }

    private void vault(Credentials person, boolean suspended) {
        if (person.kind() == AccountKind.BENEFICIARY) {
            vaults.lock(VaultId.of(person.account()))
                    .ifPresent(vault -> vaults.save(vault.suspended(suspended)));
        }
    }

    private void end(Credentials person, Instant now) {
        sessions.removeAll(person.account());
        recoveries.remove(person.account());
        renewals.find(person.account()).filter(renewal -> renewal.openAt(now))
                .ifPresent(renewal -> renewals.save(renewal.stopped(now)));
        if (person.kind() == AccountKind.BENEFICIARY) {
            var vault = VaultId.of(person.account());
            affiliations.lock(vault);
            affiliations.tiesOf(vault).stream().map(Affiliations.Tie::affiliation)
                    .filter(tie -> !tie.withoutCode().equals(tie))
                    .forEach(tie -> affiliations.save(tie.withoutCode()));
        }
    }

    String nameOf(AccountId whose) {
        return account.accounts().find(whose).map(found -> found.name().full()).orElse("");
    }
}
