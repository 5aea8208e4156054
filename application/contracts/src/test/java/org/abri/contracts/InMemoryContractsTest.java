package org.abri.contracts;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.account.Passkeys;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.memory.InMemory;
import org.abri.application.memory.MemoryPasskey;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.ContentCipher;
import org.abri.application.receipt.Signatures;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.FoundRows;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sealing.WrappingKeys;
import org.abri.application.sms.SmsGateway.Answer;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsTexts;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.Drawer;
import org.abri.application.vault.Scanner;
import org.abri.application.vault.Stapler;
import org.abri.application.vault.WordReader;
import org.abri.contracts.access.FactsAtHandContract;
import org.abri.contracts.account.AccountsContract;
import org.abri.contracts.account.AllCredentialsContract;
import org.abri.contracts.account.InactivitiesContract;
import org.abri.contracts.account.NoticesContract;
import org.abri.contracts.account.PasskeysContract;
import org.abri.contracts.account.PasswordHasherContract;
import org.abri.contracts.account.PasswordStrengthContract;
import org.abri.contracts.account.SecondFactorsContract;
import org.abri.contracts.affiliation.AffiliationsContract;
import org.abri.contracts.affiliation.AsksContract;
import org.abri.contracts.affiliation.PeopleContract;
import org.abri.contracts.affiliation.PointersContract;
import org.abri.contracts.journal.JournalContract;
import org.abri.contracts.later.JobsContract;
import org.abri.contracts.limits.LimitsContract;
import org.abri.contracts.maintenance.MaintenancesContract;
import org.abri.contracts.moderation.DeletionsAskedContract;
import org.abri.contracts.moderation.ProblemsContract;
import org.abri.contracts.moderation.ReportsContract;
import org.abri.contracts.moderation.UnusualUsesContract;
import org.abri.contracts.opening.DistantOpeningsContract;
import org.abri.contracts.receipt.ReceiptKeysContract;
import org.abri.contracts.receipt.ReceiptsContract;
import org.abri.contracts.receipt.SignaturesContract;
import org.abri.contracts.recovery.RecoveriesContract;
import org.abri.contracts.rectification.RectificationsContract;
import org.abri.contracts.relay.FiguresContract;
import org.abri.contracts.relay.InvitationsContract;
import org.abri.contracts.relay.LastLooksContract;
import org.abri.contracts.relay.MembershipsContract;
import org.abri.contracts.relay.RegistrationsContract;
import org.abri.contracts.relay.RelaysContract;
import org.abri.contracts.relay.RenewalsContract;
import org.abri.contracts.reminder.RemindersContract;
import org.abri.contracts.sealing.BlindIndexContract;
import org.abri.contracts.sealing.ContentCipherContract;
import org.abri.contracts.sealing.ErasureContract;
import org.abri.contracts.sealing.FoundRowsContract;
import org.abri.contracts.sealing.KeySetsToRenewContract;
import org.abri.contracts.sealing.MacsContract;
import org.abri.contracts.sealing.SealerContract;
import org.abri.contracts.sealing.WrappedKeySetsContract;
import org.abri.contracts.sealing.WrappingKeysContract;
import org.abri.contracts.session.SessionsContract;
import org.abri.contracts.sms.SmsGatewayContract;
import org.abri.contracts.sms.SmsOutboxContract;
import org.abri.contracts.sms.SmsStatesContract;
import org.abri.contracts.sms.SmsStopsContract;
import org.abri.contracts.sms.SmsTextsContract;
import org.abri.contracts.terms.TermsOfServiceContract;
import org.abri.contracts.vault.BinContract;
import org.abri.contracts.vault.BlobStoreContract;
import org.abri.contracts.vault.ContentInspectorContract;
import org.abri.contracts.vault.DepositsContract;
import org.abri.contracts.vault.DrawerContract;
import org.abri.contracts.vault.FeedsContract;
import org.abri.contracts.vault.FoldersContract;
import org.abri.contracts.vault.ItemsContract;
import org.abri.contracts.vault.LinksContract;
import org.abri.contracts.vault.PreviewsContract;
import org.abri.contracts.vault.ReadingsContract;
import org.abri.contracts.vault.ResumableUploadsContract;
import org.abri.contracts.vault.ScannerContract;
import org.abri.contracts.vault.ScansContract;
import org.abri.contracts.vault.StaplerContract;
import org.abri.contracts.vault.VaultsContract;
import org.abri.contracts.vault.WordReaderContract;
import org.abri.contracts.watch.ConditionsContract;
import org.abri.contracts.watch.FindingsContract;
import org.abri.domain.terms.Terms;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every port in memory keeps its contract; and none that has a fault does ({@link FaultsAreCaughtTest}). */
@ExtendWith(UntilCaught.class)
class InMemoryContractsTest {
    private final InMemory memory = new InMemory(InstantSource.system(), new Random(20_260_310),
            List.of(new Terms("1", Instant.EPOCH), new Terms("2", Instant.EPOCH.plusSeconds(1))));
    private final Ports ports = Spoilt.all(memory.all());

    /** What the contracts of ports that keep data are given. */
    abstract class OfThisMemory implements PortsContract {
        @Override
        public Ports ports() {
            return ports;
        }
    }

    @Nested
    class ForUnitsOfWork extends OfThisMemory implements UnitOfWorkContract {}

    @Nested
    class ForAccounts extends OfThisMemory implements AccountsContract {}

    @Nested
    class ForRelays extends OfThisMemory implements RelaysContract {}

    @Nested
    class ForMemberships extends OfThisMemory implements MembershipsContract {}

    @Nested
    class ForNotices extends OfThisMemory implements NoticesContract {}

    @Nested
    class ForInactivities extends OfThisMemory implements InactivitiesContract {}

    @Nested
    class ForProblems extends OfThisMemory implements ProblemsContract {}

    @Nested
    class ForUnusualUses extends OfThisMemory implements UnusualUsesContract {}

    @Nested
    class ForReminders extends OfThisMemory implements RemindersContract {}

    @Nested
    class ForRectifications extends OfThisMemory implements RectificationsContract {}

    @Nested
    class ForDeletionsAsked extends OfThisMemory implements DeletionsAskedContract {}

    @Nested
    class ForReports extends OfThisMemory implements ReportsContract {}

    @Nested
    class ForRenewals extends OfThisMemory implements RenewalsContract {}

    @Nested
    class ForSecondFactors extends OfThisMemory implements SecondFactorsContract {}

    @Nested
    class ForDistantOpenings extends OfThisMemory implements DistantOpeningsContract {}

    @Nested
    class ForRecoveries extends OfThisMemory implements RecoveriesContract {}

    @Nested
    class ForAffiliations extends OfThisMemory implements AffiliationsContract {}

    @Nested
    class ForVaults extends OfThisMemory implements VaultsContract {}

    @Nested
    class ForItems extends OfThisMemory implements ItemsContract {}

    @Nested
    class ForFolders extends OfThisMemory implements FoldersContract {}

    @Nested
    class ForBin extends OfThisMemory implements BinContract {}

    @Nested
    class ForFeeds extends OfThisMemory implements FeedsContract {}

    @Nested
    class ForResumableUploads extends OfThisMemory implements ResumableUploadsContract {}

    @Nested
    class ForLinks extends OfThisMemory implements LinksContract {}

    @Nested
    class ForDeposits extends OfThisMemory implements DepositsContract {}

    @Nested
    class ForPreviews extends OfThisMemory implements PreviewsContract {}

    @Nested
    class ForReceipts extends OfThisMemory implements ReceiptsContract {}

    @Nested
    class ForReceiptKeys extends OfThisMemory implements ReceiptKeysContract {}

    @Nested
    class ForTheSignatures implements SignaturesContract {
        @Override
        public Signatures signatures() {
            return ports.receipt().signatures();
        }
    }

    @Nested
    class ForReadings extends OfThisMemory implements ReadingsContract {}

    @Nested
    class ForTheReader implements WordReaderContract {
        @Override
        public WordReader reader() {
            return ports.vault().reader();
        }
    }

    @Nested
    class ForTheDrawer implements DrawerContract {
        @Override
        public Drawer drawer() {
            return ports.vault().drawer();
        }
    }

    @Nested
    class ForScans extends OfThisMemory implements ScansContract {}

    @Nested
    class ForTheScanner implements ScannerContract {
        @Override
        public Scanner scanner() {
            return ports.vault().scanner();
        }
    }

    @Nested
    class ForTheStapler implements StaplerContract {
        @Override
        public Stapler stapler() {
            return ports.vault().stapler();
        }
    }

    @Nested
    class ForTheJournal extends OfThisMemory implements JournalContract {}

    @Nested
    class ForSessions extends OfThisMemory implements SessionsContract {}

    @Nested
    class ForLimits extends OfThisMemory implements LimitsContract {}

    @Nested
    class ForFacts extends OfThisMemory implements FactsAtHandContract {}

    @Nested
    class ForCredentials extends OfThisMemory implements AllCredentialsContract {}

    @Nested
    class ForFindings extends OfThisMemory implements FindingsContract {}

    @Nested
    class ForConditions extends OfThisMemory implements ConditionsContract {}

    @Nested
    class ForMaintenances extends OfThisMemory implements MaintenancesContract {}

    @Nested
    class ForLastLooks extends OfThisMemory implements LastLooksContract {}

    @Nested
    class ForAsks extends OfThisMemory implements AsksContract {}

    @Nested
    class ForPointers extends OfThisMemory implements PointersContract {}

    @Nested
    class ForFigures extends OfThisMemory implements FiguresContract {}

    @Nested
    class ForRegistrations extends OfThisMemory implements RegistrationsContract {}

    @Nested
    class ForInvitations extends OfThisMemory implements InvitationsContract {}

    @Nested
    class ForPeople extends OfThisMemory implements PeopleContract {}

    @Nested
    class ForErasure extends OfThisMemory implements ErasureContract {}

    @Nested
    class ForTheTerms extends OfThisMemory implements TermsOfServiceContract {}

    @Nested
    class ForTheOutbox extends OfThisMemory implements SmsOutboxContract {}

    @Nested
    class ForJobs extends OfThisMemory implements JobsContract {
        @Override
        public List<UUID> runDue(Instant now) {
            var ran = new ArrayList<UUID>();
            memory.runDue(now, (task, subject) -> ran.add(subject));
            return ran;
        }
    }

    @Nested
    class ForSmsStops extends OfThisMemory implements SmsStopsContract {}

    @Nested
    class ForSmsStates extends OfThisMemory implements SmsStatesContract {}

    @Nested
    class ForTheSmsGateway implements SmsGatewayContract {
        @Override
        public Provider providerThat(Mood mood) {
            var fresh = new InMemory(InstantSource.system(), new Random(1));
            fresh.smsAnswer(switch (mood) {
                case TAKES -> new Answer.Accepted();
                case REFUSES -> new Answer.Refused();
                case KNOWS_THE_NUMBER_IS_NONE -> new Answer.Refused(SmsGateway.Why.NUMBER_CANNOT_RECEIVE);
                case IS_DOWN, IS_NOT_THERE -> new Answer.Unavailable();
                case IS_SILENT, HANGS_UP, SAYS_NONSENSE -> new Answer.Unknown();
            });
            return new Provider(Spoilt.at(mood, SmsGateway.class, fresh.all().sms().gateway()),
                    () -> fresh.left().stream()
                            .map(sms -> new Received(Optional.of(sms.id()), sms.to(), sms.text())).toList());
        }
    }

    @Nested
    class ForSmsTexts implements SmsTextsContract {
        @Override
        public SmsTexts texts() {
            return ports.sms().texts();
        }
    }

    @Nested
    class ForRandomBytes implements RandomBytesContract {
        @Override
        public RandomBytes random() {
            return ports.random();
        }
    }

    @Nested
    class ForThePasswordHasher implements PasswordHasherContract {
        @Override
        public PasswordHasher hasher() {
            return ports.account().hasher();
        }
    }

    @Nested
    class ForPasskeys implements PasskeysContract {
        @Override
        public Passkeys passkeys() {
            return ports.account().passkeys();
        }

        @Override
        public Device device() {
            var passkey = new MemoryPasskey(UUID.randomUUID().toString(), true);
            return new Device() {
                @Override
                public String made(Passkeys.Asked asked) {
                    return passkey.made(asked);
                }

                @Override
                public String shown(Passkeys.Asked asked) {
                    return passkey.shown(asked);
                }
            };
        }
    }

    @Nested
    class ForPasswordStrength implements PasswordStrengthContract {
        @Override
        public PasswordStrength strength() {
            return ports.account().strength();
        }
    }

    @Nested
    class ForBlobs implements BlobStoreContract {
        @Override
        public BlobStore blobs() {
            return ports.vault().blobs();
        }

        @Override
        public BlobStore openedAgain() {
            return Spoilt.at("opened again", BlobStore.class, memory.all().vault().blobs());
        }

        @Override
        public long bytesAtRest() {
            return memory.blobs().values().stream().mapToLong(bytes -> bytes.length).sum();
        }

        @Override
        public BlobStore thatTakesNothing() {
            return Spoilt.at("shut", BlobStore.class, Spoilt.broken(BlobStore.class,
                    () -> new IOException("shut on purpose")));
        }
    }

    @Nested
    class ForTheInspector implements ContentInspectorContract {
        @Override
        public ContentInspector inspector() {
            return ports.vault().inspector();
        }
    }

    @Nested
    class ForTheSealer implements SealerContract {
        @Override
        public Sealer sealer() {
            return Spoilt.at(memory, Sealer.class, memory.sealer());
        }

        @Override
        public UnitOfWork work() {
            return ports.work();
        }
    }

    @Nested
    class ForTheCipher implements ContentCipherContract {
        @Override
        public ContentCipher cipher() {
            return ports.vault().cipher();
        }

        @Override
        public Sealer sealer() {
            return Spoilt.at(memory, Sealer.class, memory.sealer());
        }

        @Override
        public UnitOfWork work() {
            return ports.work();
        }
    }

    @Nested
    class ForKeySets implements WrappedKeySetsContract {
        @Override
        public WrappedKeySets keySets() {
            return Spoilt.at(memory, WrappedKeySets.class, memory.keySets());
        }

        @Override
        public UnitOfWork work() {
            return ports.work();
        }
    }

    @Nested
    class ForKeySetsToRenew implements KeySetsToRenewContract {
        @Override
        public KeySetsToRenew toRenew() {
            return ports.sealing().keySets();
        }

        @Override
        public WrappedKeySets keySets() {
            return memory.keySets();
        }

        @Override
        public UnitOfWork work() {
            return ports.work();
        }
    }

    @Nested
    class ForWrappingKeys implements WrappingKeysContract {
        @Override
        public WrappingKeys wrappingKeys() {
            return ports.sealing().wrapping();
        }

        @Override
        public byte[] wrapped(KeyOwner owner) {
            return ports.work().inOne(() -> {
                memory.sealer().makeKeySet(owner);
                return memory.keySets().find(owner).orElseThrow();
            });
        }

        @Override
        public void add() {
            var unused = memory.addWrappingKey();
        }

        @Override
        public void dropOld() {
            memory.dropWrappingKeysBefore(ports.sealing().wrapping().alive().last());
        }
    }

    @Nested
    class ForTheBlindIndex implements BlindIndexContract {
        @Override
        public BlindIndex index() {
            return Spoilt.at("this key", BlindIndex.class, memory.blindIndex());
        }

        @Override
        public BlindIndex indexWithAnotherKey() {
            return Spoilt.at("another key", BlindIndex.class,
                    new InMemory(InstantSource.system(), new Random(2)).blindIndex());
        }

        @Override
        public void addKey() {
            var unused = memory.addIndexKey();
        }
    }

    @Nested
    class ForFoundRows implements FoundRowsContract {
        @Override
        public FoundRows found() {
            return ports.sealing().found();
        }

        @Override
        public void addKey() {
            var unused = memory.addIndexKey();
        }

        @Override
        public UnitOfWork work() {
            return ports.work();
        }
    }

    @Nested
    class ForTheMacs implements MacsContract {
        @Override
        public Macs macs() {
            return Spoilt.at("this key", Macs.class, memory.macs());
        }

        @Override
        public Macs macsWithAnotherKey() {
            return Spoilt.at("another key", Macs.class,
                    new InMemory(InstantSource.system(), new Random(2)).macs());
        }
    }
}
