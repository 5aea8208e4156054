package org.abri.application.memory;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.account.AccountPorts;
import org.abri.application.affiliation.AffiliationPorts;
import org.abri.application.inside.Inside;
import org.abri.application.later.Jobs;
import org.abri.application.later.LaterRoom;
import org.abri.application.moderation.ModerationPorts;
import org.abri.application.opening.OpeningPorts;
import org.abri.application.receipt.ReceiptPorts;
import org.abri.application.relay.RelayPorts;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.SealingPorts;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsPorts;
import org.abri.application.sms.SmsWay;
import org.abri.application.vault.VaultPorts;
import org.abri.application.watch.WatchPorts;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Language;
import org.abri.domain.account.Password;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.terms.Terms;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;

/**
 * Every port in memory: for tests, for demos, and for the first ten lines of whoever embeds the vault. It keeps the
 * contracts of the ports, one unit of work at a time, and forgets everything when the program ends.
 */
public final class InMemory {
    /** An SMS that left. */
    public record LeftSms(UUID id, PhoneNumber to, String text) {}

    /** A job that waits. */
    public record Job(Jobs.Task task, UUID subject, Instant at) {}

    private static final List<Terms> FIRST_TERMS = List.of(new Terms("1", Instant.EPOCH));

    private final Memory memory = new Memory();
    private final MemoryJobs jobs = new MemoryJobs(memory);
    private final MemoryGateway gateway = new MemoryGateway();
    private final MemoryKeySets keySets = new MemoryKeySets(memory);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final KeyRing keys;
    private final GcmSealer sealer;
    private final RandomBytes bytes;
    private final HmacIndex blindIndex;
    private final HmacMacs macs;
    private final Ports ports;

    /** With a clock and a source of randomness of one's own: a seeded one makes a test tell the same story each time. */
    public InMemory(InstantSource clock, RandomGenerator random) {
        this(clock, random, FIRST_TERMS);
    }

    /** As well with versions of the terms of one's own. */
    public InMemory(InstantSource clock, RandomGenerator random, List<Terms> versions) {
        bytes = count -> nextOf(random, count);
        keys = new KeyRing(memory, keySets, bytes, bytes.next(Gcm.KEY_BYTES));
        sealer = new GcmSealer(keys);
        blindIndex = new HmacIndex(bytes.next(Gcm.KEY_BYTES));
        macs = new HmacMacs(bytes.next(Gcm.KEY_BYTES));
        var terms = new MemoryTerms(memory, versions);
        var vaults = new MemoryVaults(memory);
        var previews = new MemoryPreviews(memory);
        var readings = new MemoryReadings(memory);
        var scans = new MemoryScans(memory);
        var links = new MemoryLinks(memory);
        var receipts = new MemoryReceipts(memory);
        var items = new MemoryItems(memory, previews, readings, scans, links, receipts);
        previews.knowing(items);
        readings.knowing(items);
        scans.knowing(items);
        var feeds = new MemoryFeeds(memory);
        var uploads = new MemoryResumableUploads(memory);
        var folders = new MemoryFolders(memory);
        var reminders = new MemoryReminders(memory);
        var memberships = new MemoryMemberships(memory);
        var renewals = new MemoryRenewals(memory);
        var looks = new MemoryLastLooks(memory);
        var asks = new MemoryAsks(memory);
        var pointers = new MemoryPointers(memory);
        var openings = new MemoryDistantOpenings(memory);
        var relay = new RelayPorts(new MemoryRelays(memory), memberships, renewals, looks,
                new MemoryFigures(memory), new MemoryRegistrations(memory),
                new MemoryInvitations(memory));
        var accounts = new MemoryAccounts(memory, keys);
        var credentials = new MemoryCredentials(memory, accounts);
        var factors = new MemorySecondFactors(memory);
        var notices = new MemoryNotices(memory);
        var inactivities = new MemoryInactivities(memory);
        var account = new AccountPorts(accounts, credentials, factors, notices, new Pbkdf2Hasher(bytes),
                new SimpleStrength(), new MemoryPasskeys(), inactivities);
        var recoveries = new MemoryRecoveries(memory);
        var affiliations = new MemoryAffiliations(memory, relay.relays());
        var sessions = new MemorySessions(memory, credentials);
        var outbox = new MemoryOutbox(memory);
        var smsStates = new MemorySmsStates(memory);
        var reports = new MemoryReports(memory);
        var problems = new MemoryProblems(memory);
        var deletions = new MemoryDeletionsAsked(memory);
        var rectifications = new MemoryRectifications(memory);
        var facts = new MemoryFacts(account, relay, affiliations, vaults, items, reports);
        items.knowing(facts);
        var findings = new MemoryFindings(memory);
        ports = new Ports(clock, bytes, memory, facts, account, recoveries, sessions, relay,
                new AffiliationPorts(affiliations,
                        new MemoryPeople(affiliations, accounts, vaults, items, looks), asks, pointers),
                new VaultPorts(vaults, items, new MemoryBin(items), folders, previews, readings, scans, links,
                        feeds, uploads, new MemoryDeposits(items), blobs, new SegmentedCipher(keys, bytes),
                        macs,
                        new MagicInspector(), new BlankDrawer(), new BlankStapler(), new PlainReader(),
                        new WordScanner()),
                new MemoryJournal(memory, macs), terms,
                new SmsPorts(outbox, List.of(SmsWay.only(gateway)), smsStates, new PlainTexts(),
                        new MemorySmsStops(memory)),
                new MemoryLimits(memory), jobs,
                new MemoryErasure(memory, keys,
                        id -> accounts.find(id).isPresent() || credentials.find(id).isPresent()
                                || vaults.find(VaultId.of(id)).isPresent(),
                        List.of(accounts::remove, credentials::remove, factors::remove, notices::remove,
                                inactivities::remove,
                                recoveries::remove, sessions::forget, uploads::removeAll,
                                memberships::removeAll, renewals::remove, looks::removeAll, asks::removeAll,
                                pointers::removeAll, openings::removeAll,
                                terms::removeAll,
                                outbox::removeAll, smsStates::removeAll, problems::removeAll,
                                deletions::remove, rectifications::remove,
                                id -> affiliations.removeAll(VaultId.of(id)),
                                id -> items.removeAll(VaultId.of(id)),
                                id -> folders.removeAll(VaultId.of(id)),
                                id -> feeds.remove(VaultId.of(id)),
                                id -> reminders.removeAll(VaultId.of(id)),
                                id -> reports.removeAll(VaultId.of(id)),
                                id -> findings.removeAll(VaultId.of(id)),
                                id -> vaults.remove(VaultId.of(id)))),
                new ModerationPorts(reports, problems, deletions, new MemoryUnusualUses(memory)),
                new OpeningPorts(openings), rectifications, reminders,
                new MemoryMaintenances(memory),
                new ReceiptPorts(new JdkSignatures(), new MemoryReceiptKeys(memory), receipts,
                        ReceiptPorts.NOWHERE),
                new SealingPorts(new MemoryWrappingKeys(keys), keySets.toRenew(), blindIndex,
                        new MemoryFoundRows(memory)),
                new WatchPorts(
                        new MemoryConditions(memory, jobs, outbox, smsStates, vaults, findings), findings));
        makeServiceKeys();
    }

    /** With the system's clock, in milliseconds as storage keeps them, and bytes that nobody can guess. */
    public static Ports ports() {
        return new InMemory(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS), new SecureRandom()).all();
    }

    /**
     * Somebody to try things with: a beneficiary with an empty vault, who has accepted the terms and whom nobody can sign
     * in as. A host that has people of its own brings them in likewise.
     */
    public static Viewpoint.Beneficiary somebody(Ports ports, String given, String family) {
        var now = ports.clock().instant();
        var draw = Inside.of(ports, AccessPolicy.ofAbri()).draw();
        var nobodyKnows = new SecretHash("none");
        var account = Account.ofBeneficiary(draw.accountId(), draw.username(), new PersonName(given, family),
                new BirthDate(LocalDate.EPOCH), Language.ENGLISH, Optional.empty(), new SecretQuestion("?"),
                now);
        return ports.work().inOne(() -> {
            ports.account().accounts().add(account);
            ports.account().credentials().add(Credentials.ofBeneficiary(account.id(),
                    new Password.Chosen(nobodyKnows), nobodyKnows, nobodyKnows).withTermsAccepted());
            ports.vault().vaults().add(Vault.opened(VaultId.of(account.id())));
            ports.terms().accept(new Acceptance(account.id(),
                    Terms.inForce(ports.terms().versions(), now).version(), now));
            return new Viewpoint.Beneficiary(account.id());
        });
    }

    /** The ports, to be given to the use cases. */
    public Ports all() {
        return ports;
    }

    public Sealer sealer() {
        return sealer;
    }

    public WrappedKeySets keySets() {
        return keySets;
    }

    public BlindIndex blindIndex() {
        return blindIndex;
    }

    public Macs macs() {
        return macs;
    }

    /** CRY-5: one wrapping key more, not in use yet; answers its number. */
    public int addWrappingKey() {
        return keys.addWrappingKey();
    }

    /** CRY-5: what is still wrapped by a key before the one of that number opens no more. */
    public void dropWrappingKeysBefore(int number) {
        keys.dropWrappingKeysBefore(number);
    }

    /** CRY-5: one key of the blind index more, not in use yet; answers its number. */
    public int addIndexKey() {
        return blindIndex.add(bytes.next(Gcm.KEY_BYTES));
    }

    /** The SMS that left, the first one first. */
    public List<LeftSms> left() {
        return gateway.left();
    }

    /** What the provider answers from now on; only what it accepts leaves. */
    public void smsAnswer(SmsGateway.Answer answer) {
        gateway.answerFromNowOn(answer);
    }

    /** The jobs that wait, the next one first. */
    public List<Job> jobs() {
        return jobs.waiting();
    }

    /**
     * Hands each job that is due at {@code now} to {@code handler}, those that it adds too, and answers how many ran. A job
     * whose handler throws goes on waiting.
     */
    public int runDue(Instant now, LaterRoom.Tasks handler) {
        return jobs.runDue(now, handler);
    }

    /** Copies of the sealed bytes that rest in the blob store. */
    public Map<BlobId, byte[]> blobs() {
        return blobs.copies();
    }

    private void makeServiceKeys() {
        memory.inOne(() -> {
            keys.make(KeyOwner.SERVICE);
            return KeyOwner.SERVICE;
        });
    }

    private static byte[] nextOf(RandomGenerator random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
