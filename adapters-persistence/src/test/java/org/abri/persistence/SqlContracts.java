package org.abri.persistence;

import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.contracts.PortsContract;
import org.abri.contracts.UnitOfWorkContract;
import org.abri.contracts.access.FactsAtHandContract;
import org.abri.contracts.account.AccountsContract;
import org.abri.contracts.account.AllCredentialsContract;
import org.abri.contracts.account.InactivitiesContract;
import org.abri.contracts.account.NoticesContract;
import org.abri.contracts.account.SecondFactorsContract;
import org.abri.contracts.affiliation.AffiliationsContract;
import org.abri.contracts.affiliation.AsksContract;
import org.abri.contracts.affiliation.PeopleContract;
import org.abri.contracts.affiliation.PointersContract;
import org.abri.contracts.journal.JournalContract;
import org.abri.contracts.later.JobsContract;
import org.abri.contracts.limits.LimitsContract;
import org.abri.contracts.moderation.DeletionsAskedContract;
import org.abri.contracts.moderation.ProblemsContract;
import org.abri.contracts.moderation.ReportsContract;
import org.abri.contracts.moderation.UnusualUsesContract;
import org.abri.contracts.opening.DistantOpeningsContract;
import org.abri.contracts.recovery.RecoveriesContract;
import org.abri.contracts.receipt.ReceiptKeysContract;
import org.abri.contracts.receipt.ReceiptsContract;
import org.abri.contracts.rectification.RectificationsContract;
import org.abri.contracts.relay.FiguresContract;
import org.abri.contracts.relay.InvitationsContract;
import org.abri.contracts.maintenance.MaintenancesContract;
import org.abri.contracts.relay.LastLooksContract;
import org.abri.contracts.relay.MembershipsContract;
import org.abri.contracts.relay.RegistrationsContract;
import org.abri.contracts.relay.RelaysContract;
import org.abri.contracts.relay.RenewalsContract;
import org.abri.contracts.reminder.RemindersContract;
import org.abri.contracts.sealing.ErasureContract;
import org.abri.contracts.sealing.KeySetsToRenewContract;
import org.abri.contracts.sealing.SealerContract;
import org.abri.contracts.sealing.WrappedKeySetsContract;
import org.abri.contracts.session.SessionsContract;
import org.abri.contracts.sms.SmsOutboxContract;
import org.abri.contracts.sms.SmsStatesContract;
import org.abri.contracts.sms.SmsStopsContract;
import org.abri.contracts.terms.TermsOfServiceContract;
import org.abri.contracts.vault.BinContract;
import org.abri.contracts.vault.DepositsContract;
import org.abri.contracts.vault.FeedsContract;
import org.abri.contracts.vault.FoldersContract;
import org.abri.contracts.vault.ItemsContract;
import org.abri.contracts.vault.LinksContract;
import org.abri.contracts.vault.PreviewsContract;
import org.abri.contracts.vault.ReadingsContract;
import org.abri.contracts.vault.ResumableUploadsContract;
import org.abri.contracts.vault.ScansContract;
import org.abri.contracts.vault.VaultsContract;
import org.abri.contracts.watch.ConditionsContract;
import org.abri.contracts.watch.FindingsContract;
import org.abri.persistence.later.TestJobs;
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
    class OfNotices extends OnThisDatabase implements NoticesContract {}

    @Nested
    class OfInactivities extends OnThisDatabase implements InactivitiesContract {}

    @Nested
    class OfFolders extends OnThisDatabase implements FoldersContract {}

    @Nested
    class OfBin extends OnThisDatabase implements BinContract {}

    @Nested
    class OfFeeds extends OnThisDatabase implements FeedsContract {}

    @Nested
    class OfResumableUploads extends OnThisDatabase implements ResumableUploadsContract {}

    @Nested
    class OfLinks extends OnThisDatabase implements LinksContract {}

    @Nested
    class OfProblems extends OnThisDatabase implements ProblemsContract {}

    @Nested
    class OfUnusualUses extends OnThisDatabase implements UnusualUsesContract {}

    @Nested
    class OfRectifications extends OnThisDatabase implements RectificationsContract {}

    @Nested
    class OfDeletionsAsked extends OnThisDatabase implements DeletionsAskedContract {}

    @Nested
    class OfReports extends OnThisDatabase implements ReportsContract {}

    @Nested
    class OfRenewals extends OnThisDatabase implements RenewalsContract {}

    @Nested
    class OfSecondFactors extends OnThisDatabase implements SecondFactorsContract {}

    @Nested
    class OfRecoveries extends OnThisDatabase implements RecoveriesContract {}

    @Nested
    class OfAsks extends OnThisDatabase implements AsksContract {}

    @Nested
    class OfPointers extends OnThisDatabase implements PointersContract {}

    @Nested
    class OfDistantOpenings extends OnThisDatabase implements DistantOpeningsContract {}

    @Nested
    class OfFigures extends OnThisDatabase implements FiguresContract {}

    @Nested
    class OfRegistrations extends OnThisDatabase implements RegistrationsContract {}

    @Nested
    class OfInvitations extends OnThisDatabase implements InvitationsContract {}

    @Nested
    class OfFindings extends OnThisDatabase implements FindingsContract {}

    @Nested
    class OfConditions extends OnThisDatabase implements ConditionsContract {}

    @Nested
    class OfMaintenances extends OnThisDatabase implements MaintenancesContract {}

    @Nested
    class OfLastLooks extends OnThisDatabase implements LastLooksContract {}

    @Nested
    class OfSessions extends OnThisDatabase implements SessionsContract {}

    @Nested
    class OfLimits extends OnThisDatabase implements LimitsContract {}

    @Nested
    class OfFacts extends OnThisDatabase implements FactsAtHandContract {}

    @Nested
    class OfCredentials extends OnThisDatabase implements AllCredentialsContract {}

    @Nested
    class OfPeople extends OnThisDatabase implements PeopleContract {}

    @Nested
    class OfErasure extends OnThisDatabase implements ErasureContract {}

    @Nested
    class OfTermsOfService extends OnThisDatabase implements TermsOfServiceContract {}

    @Nested
    class OfAffiliations extends OnThisDatabase implements AffiliationsContract {}

    @Nested
    class OfVaults extends OnThisDatabase implements VaultsContract {}

    @Nested
    class OfReminders extends OnThisDatabase implements RemindersContract {}

    @Nested
    class OfItems extends OnThisDatabase implements ItemsContract {}

    @Nested
    class OfDeposits extends OnThisDatabase implements DepositsContract {}

    @Nested
    class OfScans extends OnThisDatabase implements ScansContract {}

    @Nested
    class OfPreviews extends OnThisDatabase implements PreviewsContract {}

    @Nested
    class OfReceipts extends OnThisDatabase implements ReceiptsContract {}

    @Nested
    class OfReceiptKeys extends OnThisDatabase implements ReceiptKeysContract {}

    @Nested
    class OfReadings extends OnThisDatabase implements ReadingsContract {}

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
    class OfKeySetsToRenew implements KeySetsToRenewContract {
        @Override
        public KeySetsToRenew toRenew() {
            return database().bean(KeySetsToRenew.class);
        }

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
    class OfSmsStops extends OnThisDatabase implements SmsStopsContract {}

    @Nested
    class OfSmsStates extends OnThisDatabase implements SmsStatesContract {}

    @Nested
    class OfJobs extends OnThisDatabase implements JobsContract {
        @Override
        public List<UUID> runDue(Instant now) {
            var ran = new ArrayList<UUID>();
            var clock = new SettableClock();
            clock.set(now);
            var scheduler = TestJobs.runBy(clock, database().raw(), (task, subject) -> ran.add(subject));
            scheduler.runAnyDueExecutions();
            return ran;
        }
    }
}
