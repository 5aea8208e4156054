package org.abri.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.access.FactsAtHand;
import org.abri.application.account.Accounts;
import org.abri.application.account.AllCredentials;
import org.abri.application.account.Inactivities;
import org.abri.application.account.Notices;
import org.abri.application.account.Passkeys;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.account.SecondFactors;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.affiliation.Asks;
import org.abri.application.affiliation.People;
import org.abri.application.affiliation.Pointers;
import org.abri.application.journal.Journal;
import org.abri.application.later.Jobs;
import org.abri.application.limits.Limits;
import org.abri.application.maintenance.Maintenances;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.application.moderation.Problems;
import org.abri.application.moderation.Reports;
import org.abri.application.moderation.UnusualUses;
import org.abri.application.opening.DistantOpenings;
import org.abri.application.receipt.ReceiptKeys;
import org.abri.application.receipt.Receipts;
import org.abri.application.receipt.Signatures;
import org.abri.application.recovery.Recoveries;
import org.abri.application.rectification.Rectifications;
import org.abri.application.relay.Figures;
import org.abri.application.relay.Invitations;
import org.abri.application.relay.LastLooks;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Registrations;
import org.abri.application.relay.Relays;
import org.abri.application.relay.Renewals;
import org.abri.application.reminder.Reminders;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.FoundRows;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sealing.WrappingKeys;
import org.abri.application.session.Sessions;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsOutbox;
import org.abri.application.sms.SmsStates;
import org.abri.application.sms.SmsStops;
import org.abri.application.sms.SmsTexts;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.Bin;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.Deposits;
import org.abri.application.vault.Drawer;
import org.abri.application.vault.Feeds;
import org.abri.application.vault.Folders;
import org.abri.application.vault.Items;
import org.abri.application.vault.Links;
import org.abri.application.vault.Previews;
import org.abri.application.vault.Readings;
import org.abri.application.vault.ResumableUploads;
import org.abri.application.vault.Scanner;
import org.abri.application.vault.Scans;
import org.abri.application.vault.Stapler;
import org.abri.application.vault.Vaults;
import org.abri.application.vault.WordReader;
import org.abri.application.watch.Conditions;
import org.abri.application.watch.Findings;
import org.abri.contracts.Fault.Call;
import org.jspecify.annotations.Nullable;

/** What goes wrong in adapters, one line each: what integrators' trials found, and others of their kinds. */
final class Faults {
    /** Each port, and what runs its contract on the adapter in memory. */
    static final Map<Class<?>, Class<?>> CONTRACTS = contracts();

    private Faults() {}

    private static Map<Class<?>, Class<?>> contracts() {
        var all = new LinkedHashMap<Class<?>, Class<?>>();
        all.put(UnitOfWork.class, InMemoryContractsTest.ForUnitsOfWork.class);
        all.put(FactsAtHand.class, InMemoryContractsTest.ForFacts.class);
        all.put(Accounts.class, InMemoryContractsTest.ForAccounts.class);
        all.put(AllCredentials.class, InMemoryContractsTest.ForCredentials.class);
        all.put(PasswordHasher.class, InMemoryContractsTest.ForThePasswordHasher.class);
        all.put(PasswordStrength.class, InMemoryContractsTest.ForPasswordStrength.class);
        all.put(Passkeys.class, InMemoryContractsTest.ForPasskeys.class);
        all.put(SecondFactors.class, InMemoryContractsTest.ForSecondFactors.class);
        all.put(Notices.class, InMemoryContractsTest.ForNotices.class);
        all.put(Inactivities.class, InMemoryContractsTest.ForInactivities.class);
        all.put(Sessions.class, InMemoryContractsTest.ForSessions.class);
        all.put(Relays.class, InMemoryContractsTest.ForRelays.class);
        all.put(Memberships.class, InMemoryContractsTest.ForMemberships.class);
        all.put(Renewals.class, InMemoryContractsTest.ForRenewals.class);
        all.put(DistantOpenings.class, InMemoryContractsTest.ForDistantOpenings.class);
        all.put(Recoveries.class, InMemoryContractsTest.ForRecoveries.class);
        all.put(LastLooks.class, InMemoryContractsTest.ForLastLooks.class);
        all.put(Asks.class, InMemoryContractsTest.ForAsks.class);
        all.put(Pointers.class, InMemoryContractsTest.ForPointers.class);
        all.put(Figures.class, InMemoryContractsTest.ForFigures.class);
        all.put(Registrations.class, InMemoryContractsTest.ForRegistrations.class);
        all.put(Invitations.class, InMemoryContractsTest.ForInvitations.class);
        all.put(Affiliations.class, InMemoryContractsTest.ForAffiliations.class);
        all.put(People.class, InMemoryContractsTest.ForPeople.class);
        all.put(Vaults.class, InMemoryContractsTest.ForVaults.class);
        all.put(Items.class, InMemoryContractsTest.ForItems.class);
        all.put(Previews.class, InMemoryContractsTest.ForPreviews.class);
        all.put(Receipts.class, InMemoryContractsTest.ForReceipts.class);
        all.put(ReceiptKeys.class, InMemoryContractsTest.ForReceiptKeys.class);
        all.put(Signatures.class, InMemoryContractsTest.ForTheSignatures.class);
        all.put(Readings.class, InMemoryContractsTest.ForReadings.class);
        all.put(WordReader.class, InMemoryContractsTest.ForTheReader.class);
        all.put(Drawer.class, InMemoryContractsTest.ForTheDrawer.class);
        all.put(Scans.class, InMemoryContractsTest.ForScans.class);
        all.put(Scanner.class, InMemoryContractsTest.ForTheScanner.class);
        all.put(Stapler.class, InMemoryContractsTest.ForTheStapler.class);
        all.put(Deposits.class, InMemoryContractsTest.ForDeposits.class);
        all.put(BlobStore.class, InMemoryContractsTest.ForBlobs.class);
        all.put(ContentInspector.class, InMemoryContractsTest.ForTheInspector.class);
        all.put(ContentCipher.class, InMemoryContractsTest.ForTheCipher.class);
        all.put(Sealer.class, InMemoryContractsTest.ForTheSealer.class);
        all.put(WrappedKeySets.class, InMemoryContractsTest.ForKeySets.class);
        all.put(KeySetsToRenew.class, InMemoryContractsTest.ForKeySetsToRenew.class);
        all.put(WrappingKeys.class, InMemoryContractsTest.ForWrappingKeys.class);
        all.put(BlindIndex.class, InMemoryContractsTest.ForTheBlindIndex.class);
        all.put(FoundRows.class, InMemoryContractsTest.ForFoundRows.class);
        all.put(Macs.class, InMemoryContractsTest.ForTheMacs.class);
        all.put(Erasure.class, InMemoryContractsTest.ForErasure.class);
        all.put(Journal.class, InMemoryContractsTest.ForTheJournal.class);
        all.put(TermsOfService.class, InMemoryContractsTest.ForTheTerms.class);
        all.put(SmsOutbox.class, InMemoryContractsTest.ForTheOutbox.class);
        all.put(SmsTexts.class, InMemoryContractsTest.ForSmsTexts.class);
        all.put(SmsStops.class, InMemoryContractsTest.ForSmsStops.class);
        all.put(SmsStates.class, InMemoryContractsTest.ForSmsStates.class);
        all.put(SmsGateway.class, InMemoryContractsTest.ForTheSmsGateway.class);
        all.put(Limits.class, InMemoryContractsTest.ForLimits.class);
        all.put(Bin.class, InMemoryContractsTest.ForBin.class);
        all.put(Folders.class, InMemoryContractsTest.ForFolders.class);
        all.put(Feeds.class, InMemoryContractsTest.ForFeeds.class);
        all.put(ResumableUploads.class, InMemoryContractsTest.ForResumableUploads.class);
        all.put(Links.class, InMemoryContractsTest.ForLinks.class);
        all.put(Problems.class, InMemoryContractsTest.ForProblems.class);
        all.put(UnusualUses.class, InMemoryContractsTest.ForUnusualUses.class);
        all.put(Reminders.class, InMemoryContractsTest.ForReminders.class);
        all.put(Rectifications.class, InMemoryContractsTest.ForRectifications.class);
        all.put(DeletionsAsked.class, InMemoryContractsTest.ForDeletionsAsked.class);
        all.put(Reports.class, InMemoryContractsTest.ForReports.class);
        all.put(Findings.class, InMemoryContractsTest.ForFindings.class);
        all.put(Conditions.class, InMemoryContractsTest.ForConditions.class);
        all.put(Maintenances.class, InMemoryContractsTest.ForMaintenances.class);
        all.put(Jobs.class, InMemoryContractsTest.ForJobs.class);
        all.put(RandomBytes.class, InMemoryContractsTest.ForRandomBytes.class);
        return all;
    }

    /** What would be a fault elsewhere, but not there; and why. */
    private static final Set<String> HARMLESS = Set.of(
            // an old hash is made by each hasher in its own way, and tested there
            "PasswordHasher.outdated: always no",
            // how long anything takes is asserted by no test; that it is called is, where it is called (OneHashTest)
            "PasswordHasher.pretend: does nothing",
            // nothing is reported yet
            "FactsAtHand.read: what is so or not is not",
            // there are always some, whoever else is in the same database
            "Relays.all: an exception instead of none",
            // the program brings them along, and knows them alone
            "TermsOfService.versions: an exception instead of none",
            // each takes effect at the beginning of a day
            "TermsOfService.versions: times lose their milliseconds",
            // in memory, to be in a unit of work is to hold every lock; that others are kept out is caught
            "Affiliations.lock: does nothing", "Affiliations.lock: not undone",
            // a request is of no kind
            "Affiliations.requestedBefore: every kind is the first",
            "Affiliations.requestedBefore: every kind is the last",
            // only those that wait are found, which is the first
            "DistantOpenings.askedUntil: every kind is the first",
            // when it was, nothing reads
            "Erasure.erase: argument 1 off by 1 ms", "Erasure.erase: argument 1 off by -1 ms",
            // only those that wait are found, which is the first
            "Reminders.due: every kind is the first",
            // to whoever reads a calendar nothing is a favourite, and nothing else is so or not
            "Items.appointments: what is so or not is not",
            // those that were complied with are not among them
            "Notices.open: what may be missing is",
            "DeletionsAsked.open: what may be missing is",
            // what is in the bin says since when, and cannot be made without
            "Items.appointments: every kind is the last",
            // in no order
            "Previews.forget: the other way round",
            // pages without a blob cannot be said
            "Previews.forget: what may be missing is",
            "Items.blobsOf: the other way round",
            // the number is in the bytes
            "WrappingKeys.wrapping: answers what it answered first",
            // only for the very same array
            "WrappedKeySets.keepFirst: answers what it answered first",
            "Journal.check: answers what it answered first",
            // in memory nothing rests damaged; what does is tried on SQL (SqlAltered)
            // it only makes things faster
            "Sealer.prepare: does nothing",
            // no provider tells the gateway in memory anything; of those that do it is tried where they are
            "SmsGateway.receipt: never there", "SmsGateway.receipt: an exception instead of nothing",
            "SmsGateway.receiptsTo: does nothing",
            "SmsGateway.reply: never there", "SmsGateway.reply: an exception instead of nothing",
            "SmsGateway.repliesTo: does nothing",
            // in memory whoever is in a unit of work is alone; that others are noticed is tried on PostgreSQL
            "FoundRows.alone: always yes",
            // since when nothing reads
            "SmsStops.stop: argument 1 off by 1 ms", "SmsStops.stop: argument 1 off by -1 ms",
            // the one that is off is tried where people are asked
            "Scanner.isOn: always yes",
            // in memory there is nothing to sweep; what it must not take is among the faults of blobs
            "BlobStore.sweep: does nothing", "BlobStore.sweep: counts one too many",
            "BlobStore.sweep: argument 0 off by 1 ms", "BlobStore.sweep: argument 0 off by -1 ms");

    private static final Set<Class<?>> OUTSIDE_OF_UNITS = Set.of(UnitOfWork.class, PasswordHasher.class,
            PasswordStrength.class, Passkeys.class, BlobStore.class, ContentInspector.class, Drawer.class,
            WordReader.class, Stapler.class, Scanner.class, ContentCipher.class,
            Sealer.class, WrappingKeys.class, BlindIndex.class, Macs.class, Signatures.class,
            SmsGateway.class, SmsTexts.class,
            RandomBytes.class);

    static Stream<Fault> of(Class<?> port) {
        var usual = OUTSIDE_OF_UNITS.contains(port) ? UsualFaults.of(port) : UsualFaults.ofRepository(port);
        return Stream.concat(usual, OF_THEIR_OWN.stream().filter(fault -> fault.port() == port))
                .filter(fault -> !HARMLESS.contains(port.getSimpleName() + "." + fault.what()));
    }

    private static final List<Fault> OF_THEIR_OWN = Stream.of(FaultsOfWork.table(), FaultsOfPeople.table(),
            FaultsOfTies.table(), FaultsOfVaults.table(), FaultsOfStapling.table(), FaultsOfBlobs.table(),
            FaultsOfSeals.table(),
            FaultsOfSms.table(), FaultsOfReceipts.table(), FaultsOfTheRest.table()).flatMap(one -> one)
            .toList();

    /** Where the right one refuses. */
    static @Nullable Object orElse(Call call, @Nullable Object instead) throws Throwable {
        try {
            return call.answer();
        } catch (IllegalStateException refused) {
            return instead;
        }
    }
}
