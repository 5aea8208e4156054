package org.abri.application;

import java.time.InstantSource;
import org.abri.application.access.FactsAtHand;
import org.abri.application.account.AccountPorts;
import org.abri.application.affiliation.AffiliationPorts;
import org.abri.application.journal.Journal;
import org.abri.application.later.Jobs;
import org.abri.application.limits.Limits;
import org.abri.application.maintenance.Maintenances;
import org.abri.application.moderation.ModerationPorts;
import org.abri.application.opening.OpeningPorts;
import org.abri.application.receipt.ReceiptPorts;
import org.abri.application.recovery.Recoveries;
import org.abri.application.rectification.Rectifications;
import org.abri.application.relay.RelayPorts;
import org.abri.application.reminder.Reminders;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.SealingPorts;
import org.abri.application.session.Sessions;
import org.abri.application.sms.SmsPorts;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.VaultPorts;
import org.abri.application.watch.WatchPorts;

/** Everything that Abri needs from outside, in one place, by feature. */
public record Ports(InstantSource clock, RandomBytes random, UnitOfWork work, FactsAtHand facts,
        AccountPorts account, Recoveries recoveries, Sessions sessions, RelayPorts relay,
        AffiliationPorts affiliation,
        VaultPorts vault, Journal journal, TermsOfService terms, SmsPorts sms, Limits limits, Jobs jobs,
        Erasure erasure, ModerationPorts moderation, OpeningPorts opening,
        Rectifications rectifications, Reminders reminders, Maintenances maintenances,
        ReceiptPorts receipt, SealingPorts sealing, WatchPorts watch) {

    /** These ports, but that clock. */
    public Ports withClock(InstantSource mine) {
        return new Ports(mine, random, work, facts, account, recoveries, sessions, relay, affiliation, vault,
                journal,
                terms, sms, limits, jobs, erasure, moderation, opening, rectifications, reminders,
                maintenances, receipt, sealing, watch);
    }

    /** These ports, but those sessions. */
    public Ports withSessions(Sessions mine) {
        return new Ports(clock, random, work, facts, account, recoveries, mine, relay, affiliation, vault,
                journal, terms,
                sms, limits, jobs, erasure, moderation, opening, rectifications, reminders, maintenances,
                receipt, sealing, watch);
    }

    /** These ports, but that journal. */
    public Ports withJournal(Journal mine) {
        return new Ports(clock, random, work, facts, account, recoveries, sessions, relay, affiliation, vault,
                mine,
                terms, sms, limits, jobs, erasure, moderation, opening, rectifications, reminders,
                maintenances, receipt, sealing, watch);
    }

    /** These ports, but those of accounts. */
    public Ports with(AccountPorts mine) {
        return new Ports(clock, random, work, facts, mine, recoveries, sessions, relay, affiliation, vault,
                journal,
                terms,
                sms, limits, jobs, erasure, moderation, opening, rectifications, reminders, maintenances,
                receipt, sealing, watch);
    }

    /** These ports, but those of vaults. */
    public Ports with(VaultPorts mine) {
        return new Ports(clock, random, work, facts, account, recoveries, sessions, relay, affiliation, mine,
                journal,
                terms, sms, limits, jobs, erasure, moderation, opening, rectifications, reminders,
                maintenances, receipt, sealing, watch);
    }

    /** These ports, but those of SMS. */
    public Ports with(SmsPorts mine) {
        return new Ports(clock, random, work, facts, account, recoveries, sessions, relay, affiliation, vault,
                journal,
                terms, mine, limits, jobs, erasure, moderation, opening, rectifications, reminders,
                maintenances, receipt, sealing, watch);
    }

    /** These ports, but those of receipts. */
    public Ports with(ReceiptPorts mine) {
        return new Ports(clock, random, work, facts, account, recoveries, sessions, relay, affiliation, vault,
                journal,
                terms, sms, limits, jobs, erasure, moderation, opening, rectifications, reminders,
                maintenances, mine, sealing, watch);
    }

    /** These ports, but those of the renewing of keys. */
    public Ports with(SealingPorts mine) {
        return new Ports(clock, random, work, facts, account, recoveries, sessions, relay, affiliation, vault,
                journal,
                terms, sms, limits, jobs, erasure, moderation, opening, rectifications, reminders,
                maintenances, receipt, mine, watch);
    }
}
