package org.abri.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.abri.application.Cryptography;
import org.abri.application.Ports;
import org.abri.application.access.FactsAtHand;
import org.abri.application.account.AccountPorts;
import org.abri.application.account.Accounts;
import org.abri.application.account.AllCredentials;
import org.abri.application.account.Inactivities;
import org.abri.application.account.Notices;
import org.abri.application.account.SecondFactors;
import org.abri.application.affiliation.AffiliationPorts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.affiliation.Asks;
import org.abri.application.affiliation.People;
import org.abri.application.affiliation.Pointers;
import org.abri.application.journal.Journal;
import org.abri.application.later.Jobs;
import org.abri.application.later.LaterRoom;
import org.abri.application.limits.Limits;
import org.abri.application.maintenance.Maintenances;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.application.moderation.ModerationPorts;
import org.abri.application.moderation.Problems;
import org.abri.application.moderation.Reports;
import org.abri.application.moderation.UnusualUses;
import org.abri.application.opening.DistantOpenings;
import org.abri.application.opening.OpeningPorts;
import org.abri.application.receipt.ReceiptKeys;
import org.abri.application.receipt.ReceiptPorts;
import org.abri.application.receipt.Receipts;
import org.abri.application.recovery.Recoveries;
import org.abri.application.rectification.Rectifications;
import org.abri.application.relay.Figures;
import org.abri.application.relay.Invitations;
import org.abri.application.relay.LastLooks;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Registrations;
import org.abri.application.relay.RelayPorts;
import org.abri.application.relay.Relays;
import org.abri.application.relay.Renewals;
import org.abri.application.reminder.Reminders;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.FoundRows;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.SealingPorts;
import org.abri.application.sealing.WrappingKeys;
import org.abri.application.session.Sessions;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsOutbox;
import org.abri.application.sms.SmsPorts;
import org.abri.application.sms.SmsStates;
import org.abri.application.sms.SmsStops;
import org.abri.application.sms.SmsTexts;
import org.abri.application.sms.SmsWay;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.Bin;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.Deposits;
import org.abri.application.vault.Feeds;
import org.abri.application.vault.Folders;
import org.abri.application.vault.Items;
import org.abri.application.vault.Links;
import org.abri.application.vault.Previews;
import org.abri.application.vault.Readings;
import org.abri.application.vault.Scanner;
import org.abri.application.vault.ResumableUploads;
import org.abri.application.vault.Scans;
import org.abri.application.vault.VaultPorts;
import org.abri.application.vault.Vaults;
import org.abri.application.watch.Conditions;
import org.abri.application.watch.Findings;
import org.abri.application.watch.WatchPorts;
import org.abri.persistence.backup.TakeBackup;
import org.abri.persistence.later.JobRunner;
import org.abri.persistence.vault.ProcessDrawer;
import org.abri.persistence.vault.ProcessReader;
import org.abri.persistence.vault.ProcessStapler;
import org.abri.persistence.vault.TikaInspector;
import org.jspecify.annotations.Nullable;

/**
 * A database with everything that rests in it. A host opens it with {@link #open}; where Micronaut is at home already, it
 * is a bean there as soon as there is one of {@link Cryptography} and the properties of a {@link Database}.
 */
@Singleton
public final class Storage implements AutoCloseable {
    /** LOG-1: the property that names the file in which heads of the journal are published. */
    public static final String JOURNAL_HEADS = "abri.journal-heads";

    /** LOG-1: the property that names a second one, best where whoever can write to the first cannot. */
    public static final String JOURNAL_HEADS_SECOND = "abri.journal-heads-second";

    /** OPS-1: the property that says whether the people are invented; a database is of one kind for ever. */
    public static final String DEMO = "abri.demo";

    private final BeanContext beans;
    private final Pulse pulse;
    private final Cryptography cryptography;
    private final JobRunner jobs;
    private final Publishing published;
    private @Nullable ApplicationContext opened;

    Storage(BeanContext beans, Cryptography cryptography, Cryptography.Seals unusedUntilTheyFit,
            Journal unusedUntilItCanPublish, IndexInUse index, Purpose purpose, Clocks clocks, Pulse pulse,
            JobRunner jobs,
            Publishing published) {
        index.settle();
        purpose.settle();
        clocks.compare();
        pulse.beat();
        this.beans = beans;
        this.pulse = pulse;
        this.cryptography = cryptography;
        this.jobs = jobs;
        this.published = published;
    }

    /**
     * Opens the database and brings its schema up to date. Throws {@link DatabaseRefused} when it is newer than this program,
     * not one of its own, or not to be opened like this, {@link org.abri.application.Outage} when it does not answer or takes
     * no writes, and what {@link Cryptography#over} throws when the master
     * key is another one than what rests there was sealed with.
     */
    public static Storage open(Database database, Cryptography cryptography) {
        return open(database, cryptography, Map.of());
    }

    /** As well with a file in which heads of the journal are published, best where the database is not (LOG-1). */
    public static Storage open(Database database, Cryptography cryptography, Path journalHeads) {
        return open(database, cryptography,
                Map.of(JOURNAL_HEADS, journalHeads.toAbsolutePath().toString()));
    }

    /** As well with a second file for the same, in another place. */
    public static Storage open(Database database, Cryptography cryptography, Path journalHeads,
            Path secondHeads) {
        return open(database, cryptography,
                Map.of(JOURNAL_HEADS, journalHeads.toAbsolutePath().toString(), JOURNAL_HEADS_SECOND,
                        secondHeads.toAbsolutePath().toString()));
    }

    /** As well, for invented people alone: a database is of real people or of a demo's for ever. */
    public static Storage openForDemo(Database database, Cryptography cryptography, Path journalHeads) {
        return open(database, cryptography,
                Map.of(JOURNAL_HEADS, journalHeads.toAbsolutePath().toString(), DEMO, true));
    }

    private static Storage open(Database database, Cryptography cryptography,
            Map<String, Object> properties) {
        var context = ApplicationContext.builder().properties(database.properties()).properties(properties)
                .singletons(cryptography)
                .deduceEnvironment(false).banner(false).build();
        try {
            var storage = context.start().getBean(Storage.class);
            storage.opened = context;
            return storage;
        } catch (RuntimeException cannot) {
            context.close();
            throw Failures.atStart(cannot);
        }
    }

    /**
     * OPS-1: throws what {@link #open} would throw, and makes nothing: neither schema nor the file of heads. Without the
     * master key, says nothing about it. {@code demo}: whether the people in it are said to be the demo's.
     */
    public static void lookAt(Database database, Optional<Cryptography> cryptography, Path journalHeads,
            boolean demo) {
        if (!isUpToDate(database) || cryptography.isEmpty()) { return; }
        var heads = Files.exists(journalHeads) ? journalHeads.toAbsolutePath().toString() : "";
        open(database, cryptography.get(), Map.of(JOURNAL_HEADS, heads, DEMO, demo)).close();
    }

    private static boolean isUpToDate(Database database) {
        try {
            return Schema.isUpToDate(database.unpooled());
        } catch (SQLException cannot) {
            throw Failures.atStart(new IllegalStateException(cannot));
        } catch (RuntimeException cannot) {
            throw Failures.atStart(cannot);
        }
    }

    /**
     * Where a host opens it as a bean: what was thrown, as {@link #open} would throw it. Whatever has nothing to do with a
     * database comes back as it is.
     */
    public static RuntimeException whyNotOpened(RuntimeException thrown) {
        return Failures.atStart(thrown);
    }

    /** OPS-1: throws {@link org.abri.application.Outage} when nothing could be written now. */
    public void probe() {
        pulse.beat();
    }

    /** All ports, with the system's clock in milliseconds, as times rest here. */
    public Ports ports(BlobStore blobs, SmsGateway gateway, SmsTexts texts) {
        return ports(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS), blobs, gateway, texts);
    }

    /** All ports, with a clock of the host's own, which must not tell parts of milliseconds. */
    public Ports ports(InstantSource clock, BlobStore blobs, SmsGateway gateway, SmsTexts texts) {
        return ports(clock, blobs, List.of(SmsWay.only(gateway)), texts);
    }

    /** As well, with a second way for SMS to leave when the first is down. */
    public Ports ports(InstantSource clock, BlobStore blobs, List<SmsWay> ways, SmsTexts texts) {
        return new Ports(clock, cryptography.random(), bean(SqlUnitOfWork.class),
                bean(FactsAtHand.class),
                new AccountPorts(bean(Accounts.class), bean(AllCredentials.class), bean(SecondFactors.class),
                        bean(Notices.class),
                        cryptography.hasher(), cryptography.strength(), cryptography.passkeys(),
                        bean(Inactivities.class)),
                bean(Recoveries.class), bean(Sessions.class),
                new RelayPorts(bean(Relays.class), bean(Memberships.class), bean(Renewals.class),
                        bean(LastLooks.class), bean(Figures.class), bean(Registrations.class),
                        bean(Invitations.class)),
                new AffiliationPorts(bean(Affiliations.class), bean(People.class), bean(Asks.class),
                        bean(Pointers.class)),
                new VaultPorts(bean(Vaults.class), bean(Items.class), bean(Bin.class), bean(Folders.class),
                        bean(Previews.class), bean(Readings.class), bean(Scans.class), bean(Links.class),
                        bean(Feeds.class), bean(ResumableUploads.class), bean(Deposits.class), blobs,
                        bean(Cryptography.Seals.class).cipher(), bean(Macs.class), new TikaInspector(),
                        new ProcessDrawer(), new ProcessStapler(), new ProcessReader(), Scanner.NONE),
                bean(Journal.class), bean(TermsOfService.class),
                new SmsPorts(bean(SmsOutbox.class), ways, bean(SmsStates.class), texts,
                        bean(SmsStops.class)),
                bean(Limits.class),
                bean(Jobs.class), bean(Erasure.class),
                new ModerationPorts(bean(Reports.class), bean(Problems.class),
                        bean(DeletionsAsked.class), bean(UnusualUses.class)),
                new OpeningPorts(bean(DistantOpenings.class)), bean(Rectifications.class),
                bean(Reminders.class), bean(Maintenances.class),
                new ReceiptPorts(cryptography.signatures(), bean(ReceiptKeys.class), bean(Receipts.class),
                        ReceiptPorts.NOWHERE),
                new SealingPorts(bean(WrappingKeys.class), bean(KeySetsToRenew.class), bean(BlindIndex.class),
                        bean(FoundRows.class)),
                new WatchPorts(bean(Conditions.class), bean(Findings.class)));
    }

    /** OPS-2: takes backups of what rests here. */
    public TakeBackup takeBackup() {
        return bean(TakeBackup.class);
    }

    /**
     * Connections to the database.
     *
     * @param waiting for one, in vain so far
     */
    public record Connections(int used, int idle, int waiting, int most) {}

    /** OPS-1: as they are now. */
    public Connections connections() {
        if (DelegatingDataSource.unwrapDataSource(bean(DataSource.class)) instanceof HikariDataSource pool) {
            var now = pool.getHikariPoolMXBean();
            return new Connections(now.getActiveConnections(), now.getIdleConnections(),
                    now.getThreadsAwaitingConnection(), pool.getMaximumPoolSize());
        }
        return new Connections(0, 0, 0, 0);
    }

    /** LOG-1: what this process wrote into journals, and where they stand that it could not publish, since it was started. */
    public record Journals(long entries, long unpublished) {}

    public Journals journals() {
        return new Journals(published.published(), published.failed());
    }

    /** Around the ports. */
    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    /** Begins with what happens later and by itself: {@code storage.start(abri.later())}. */
    public void start(LaterRoom later) {
        jobs.start(later);
    }

    /** Takes no new work and waits for what runs; closes the database if {@link #open} opened it. */
    @Override
    public void close() {
        jobs.stop();
        if (opened != null) {
            opened.close();
        }
    }
}
