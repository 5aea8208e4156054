package org.abri.persistence;

import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.abri.application.Jobs;
import org.abri.application.JobsContract;
import org.abri.application.Ports;
import org.abri.application.PortsContract;
import org.abri.application.UnitOfWork;
import org.abri.application.UnitOfWorkContract;
import org.abri.application.account.AccountsContract;
import org.abri.application.affiliation.AffiliationsContract;
import org.abri.application.journal.JournalContract;
import org.abri.application.privacy.Sealer;
import org.abri.application.privacy.SealerContract;
import org.abri.application.privacy.WrappedKeySets;
import org.abri.application.privacy.WrappedKeySetsContract;
import org.abri.application.relay.MembershipsContract;
import org.abri.application.relay.RelaysContract;
import org.abri.application.reminder.SmsOutboxContract;
import org.abri.application.session.SessionsContract;
import org.abri.application.session.ThrottlesContract;
import org.abri.application.terms.TermsOfServiceContract;
import org.abri.application.vault.ItemsContract;
import org.abri.application.vault.VaultsContract;
import org.junit.jupiter.api.Nested;

/** The contracts of all ports that this module serves with a database, unchanged, on the one that a subclass names. */
abstract class SqlContracts {
    abstract TestDatabase database();

    private abstract class OnThisDatabase implements PortsContract {
        @Override
        public Ports ports() {
            return database().ports();
        }
    }

    @Nested
    class OfUnitOfWork extends OnThisDatabase implements UnitOfWorkContract {}

    @Nested
    class OfAccounts extends OnThisDatabase implements AccountsContract {}

    @Nested
    class OfRelays extends OnThisDatabase implements RelaysContract {}

    @Nested
    class OfMemberships extends OnThisDatabase implements MembershipsContract {}

    @Nested
    class OfSessions extends OnThisDatabase implements SessionsContract {}

    @Nested
    class OfThrottles extends OnThisDatabase implements ThrottlesContract {}

    @Nested
    class OfTermsOfService extends OnThisDatabase implements TermsOfServiceContract {}

    @Nested
    class OfAffiliations extends OnThisDatabase implements AffiliationsContract {}

    @Nested
    class OfVaults extends OnThisDatabase implements VaultsContract {}

    @Nested
    class OfItems extends OnThisDatabase implements ItemsContract {}

    @Nested
    class OfJournal extends OnThisDatabase implements JournalContract {}

    @Nested
    class OfWrappedKeySets implements WrappedKeySetsContract {
        @Override
        public WrappedKeySets keySets() {
            return database().bean(WrappedKeySets.class);
        }

        @Override
        public UnitOfWork work() {
            return database().ports().work();
        }
    }

    @Nested
    class OfSealerOverThese implements SealerContract {
        @Override
        public Sealer sealer() {
            return database().bean(Sealer.class);
        }

        @Override
        public UnitOfWork work() {
            return database().ports().work();
        }
    }

    @Nested
    class OfSmsOutbox extends OnThisDatabase implements SmsOutboxContract {}

    @Nested
    class OfJobs extends OnThisDatabase implements JobsContract {
        @Override
        public List<UUID> runDue(Instant now) {
            var ran = new ArrayList<UUID>();
            var clock = new SettableClock();
            clock.set(now);
            var scheduler = TestHelper
                    .createManualScheduler(database().raw(),
                            JobRunner.tasks(Map.of(Jobs.Task.SEND_SMS, ran::add)))
                    .clock(clock).build();
            scheduler.runAnyDueExecutions();
            return ran;
        }
    }
}
