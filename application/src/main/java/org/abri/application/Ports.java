package org.abri.application;

import java.time.InstantSource;
import org.abri.application.account.Accounts;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.journal.Journal;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Relays;
import org.abri.application.reminder.SmsGateway;
import org.abri.application.reminder.SmsOutbox;
import org.abri.application.session.Sessions;
import org.abri.application.session.Throttles;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.ContentCipher;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;

/** Everything that Abri needs from outside, in one place. Swap one with its {@code with…} method. */
public record Ports(
        InstantSource clock,
        RandomBytes random,
        UnitOfWork work,
        Jobs jobs,
        Accounts accounts,
        PasswordHasher hasher,
        PasswordStrength strength,
        Relays relays,
        Memberships memberships,
        Affiliations affiliations,
        Vaults vaults,
        Items items,
        BlobStore blobs,
        ContentCipher cipher,
        ContentInspector inspector,
        Journal journal,
        Sessions sessions,
        Throttles throttles,
        TermsOfService terms,
        SmsOutbox outbox,
        SmsGateway gateway) {
}
