package org.abri.application.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.abri.application.JobsContract;
import org.abri.application.Ports;
import org.abri.application.PortsContract;
import org.abri.application.RandomBytes;
import org.abri.application.RandomBytesContract;
import org.abri.application.UnitOfWork;
import org.abri.application.UnitOfWorkContract;
import org.abri.application.account.AccountsContract;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordHasherContract;
import org.abri.application.account.PasswordStrength;
import org.abri.application.account.PasswordStrengthContract;
import org.abri.application.affiliation.AffiliationsContract;
import org.abri.application.journal.JournalContract;
import org.abri.application.privacy.BlindIndex;
import org.abri.application.privacy.BlindIndexContract;
import org.abri.application.privacy.Sealer;
import org.abri.application.privacy.SealerContract;
import org.abri.application.privacy.WrappedKeySets;
import org.abri.application.privacy.WrappedKeySetsContract;
import org.abri.application.relay.MembershipsContract;
import org.abri.application.relay.RelaysContract;
import org.abri.application.reminder.SmsGateway.Answer;
import org.abri.application.reminder.SmsGatewayContract;
import org.abri.application.reminder.SmsOutboxContract;
import org.abri.application.session.SessionsContract;
import org.abri.application.session.ThrottlesContract;
import org.abri.application.terms.TermsOfServiceContract;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.BlobStoreContract;
import org.abri.application.vault.ContentCipher;
import org.abri.application.vault.ContentCipherContract;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.ContentInspectorContract;
import org.abri.application.vault.ItemsContract;
import org.abri.application.vault.VaultsContract;
import org.junit.jupiter.api.Nested;

/** Every port in memory keeps its contract. */
class InMemoryContractsTest {
    private final InMemory memory = new InMemory(InstantSource.system(), new Random(20_260_310));

    /** What the contracts of ports that keep data are given. */
    abstract class OfThisMemory implements PortsContract {
        @Override
        public Ports ports() {
            return memory.all();
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
    class ForAffiliations extends OfThisMemory implements AffiliationsContract {}

    @Nested
    class ForVaults extends OfThisMemory implements VaultsContract {}

    @Nested
    class ForItems extends OfThisMemory implements ItemsContract {}

    @Nested
    class ForTheJournal extends OfThisMemory implements JournalContract {}

    @Nested
    class ForSessions extends OfThisMemory implements SessionsContract {}

    @Nested
    class ForThrottles extends OfThisMemory implements ThrottlesContract {}

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
    class ForTheSmsGateway implements SmsGatewayContract {
        @Override
        public Provider providerThat(Mood mood) {
            var fresh = new InMemory(InstantSource.system(), new Random(1));
            fresh.smsAnswer(switch (mood) {
                case TAKES -> new Answer.Accepted();
                case REFUSES -> new Answer.Refused();
                case IS_DOWN -> new Answer.Unavailable();
            });
            return new Provider(fresh.all().gateway(),
                    () -> fresh.left().stream().map(sms -> new Received(sms.to(), sms.text())).toList());
        }
    }

    @Nested
    class ForRandomBytes implements RandomBytesContract {
        @Override
        public RandomBytes random() {
            return memory.all().random();
        }
    }

    @Nested
    class ForThePasswordHasher implements PasswordHasherContract {
        @Override
        public PasswordHasher hasher() {
            return memory.all().hasher();
        }
    }

    @Nested
    class ForPasswordStrength implements PasswordStrengthContract {
        @Override
        public PasswordStrength strength() {
            return memory.all().strength();
        }
    }

    @Nested
    class ForBlobs implements BlobStoreContract {
        @Override
        public BlobStore blobs() {
            return memory.all().blobs();
        }
    }

    @Nested
    class ForTheInspector implements ContentInspectorContract {
        @Override
        public ContentInspector inspector() {
            return memory.all().inspector();
        }
    }

    @Nested
    class ForTheSealer implements SealerContract {
        @Override
        public Sealer sealer() {
            return memory.sealer();
        }

        @Override
        public UnitOfWork work() {
            return memory.all().work();
        }
    }

    @Nested
    class ForTheCipher implements ContentCipherContract {
        @Override
        public ContentCipher cipher() {
            return memory.all().cipher();
        }

        @Override
        public Sealer sealer() {
            return memory.sealer();
        }

        @Override
        public UnitOfWork work() {
            return memory.all().work();
        }
    }

    @Nested
    class ForKeySets implements WrappedKeySetsContract {
        @Override
        public WrappedKeySets keySets() {
            return memory.keySets();
        }

        @Override
        public UnitOfWork work() {
            return memory.all().work();
        }
    }

    @Nested
    class ForTheBlindIndex implements BlindIndexContract {
        @Override
        public BlindIndex index() {
            return memory.blindIndex();
        }

        @Override
        public BlindIndex indexWithAnotherKey() {
            return new InMemory(InstantSource.system(), new Random(2)).blindIndex();
        }
    }
}
