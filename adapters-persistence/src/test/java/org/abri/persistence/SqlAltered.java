package org.abri.persistence;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.ASK;
import static org.abri.persistence.schema.Tables.BLIND_INDEX;
import static org.abri.persistence.schema.Tables.CALENDAR_FEED;
import static org.abri.persistence.schema.Tables.CREDENTIALS;
import static org.abri.persistence.schema.Tables.DELETION_ASK;
import static org.abri.persistence.schema.Tables.DISTANT_OPENING;
import static org.abri.persistence.schema.Tables.FOLDER;
import static org.abri.persistence.schema.Tables.GIVEN_LINK;
import static org.abri.persistence.schema.Tables.IDENTITY_KEY;
import static org.abri.persistence.schema.Tables.INACTIVITY;
import static org.abri.persistence.schema.Tables.INVITATION;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.ITEM_REPORT;
import static org.abri.persistence.schema.Tables.JOURNAL_HEAD;
import static org.abri.persistence.schema.Tables.JOURNAL_LINK;
import static org.abri.persistence.schema.Tables.LAST_LOOK;
import static org.abri.persistence.schema.Tables.LAST_SIGN_IN;
import static org.abri.persistence.schema.Tables.MAINTENANCE;
import static org.abri.persistence.schema.Tables.MEMBERSHIP;
import static org.abri.persistence.schema.Tables.PREVIEW;
import static org.abri.persistence.schema.Tables.PROBLEM;
import static org.abri.persistence.schema.Tables.READING;
import static org.abri.persistence.schema.Tables.RECEIPT;
import static org.abri.persistence.schema.Tables.RECEIPT_KEY;
import static org.abri.persistence.schema.Tables.RECOVERY;
import static org.abri.persistence.schema.Tables.RECTIFICATION;
import static org.abri.persistence.schema.Tables.REGISTRATION;
import static org.abri.persistence.schema.Tables.REGISTRATION_PAPER;
import static org.abri.persistence.schema.Tables.RELAY;
import static org.abri.persistence.schema.Tables.RELAY_SIGN_IN;
import static org.abri.persistence.schema.Tables.REMINDER;
import static org.abri.persistence.schema.Tables.RENEWAL;
import static org.abri.persistence.schema.Tables.RESUMABLE_UPLOAD;
import static org.abri.persistence.schema.Tables.SCAN;
import static org.abri.persistence.schema.Tables.SECOND_FACTOR;
import static org.abri.persistence.schema.Tables.SMS_OUTBOX;
import static org.abri.persistence.schema.Tables.SMS_STATE;
import static org.abri.persistence.schema.Tables.SMS_STOP;
import static org.abri.persistence.schema.Tables.TEAM;
import static org.abri.persistence.schema.Tables.UNUSUAL_USE;
import static org.abri.persistence.schema.Tables.UPLOAD_PART;
import static org.abri.persistence.schema.Tables.USER_SESSION;
import static org.abri.persistence.schema.Tables.VAULT;
import static org.abri.persistence.schema.Tables.WRAPPED_KEY_SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.access.About;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.session.Session;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox;
import org.abri.application.vault.Bin;
import org.abri.application.vault.ItemListing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.contracts.account.SecondFactorsContract;
import org.abri.contracts.relay.RegistrationsContract;
import org.abri.contracts.vault.LinksContract;
import org.abri.contracts.receipt.ReceiptsContract;
import org.abri.contracts.vault.ResumableUploadsContract;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.account.Inactivity;
import org.abri.domain.account.Language;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.limits.Tool;
import org.abri.domain.maintenance.Maintenance;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.UnusualUse;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.rectification.RectificationId;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Registration;
import org.abri.domain.registration.SupportingPaper;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.Renewal;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.sms.SmsState;
import org.abri.domain.text.Sought;
import org.abri.domain.text.Unreadable;
import org.abri.domain.text.Words;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.schema.DefaultSchema;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What whoever can write to the database, and has no key, can do with it; on the one that a subclass names. */
abstract class SqlAltered {
    /** What a MAC does not cover, with the reason. */
    private static final Map<String,
            String> UNBOUND = Map.of("username_ever", "says only what is not given again",
                    "finding", "is for operators to look at, and decides nothing", "round_done",
                    "is for operators to look at, and decides nothing", "relay_month",
                    "counts, and decides nothing", "pulse",
                    "says nothing", "journal_link",
                    "its hash is keyed, and covers its body",
                    "wrapped_key_set", "is wrapped for its owner");

    private static final PhoneNumber STOPPED = new PhoneNumber("+33639980077");
    /** By which its row is known. */
    private static final Instant STOPPED_AT = Instant.parse("2001-02-03T04:05:06.789Z");

    private VaultId vault;
    private RelayId relay;
    private AccountId member;
    private Affiliation tie;
    private Item item;
    private Item document;
    private Folder folder;
    private ResumableUpload upload;
    private Registration registration;
    private Session session;
    private DistantOpening opening;
    private Account awa;
    private Viewpoint.StaffAt staff;

    abstract TestDatabase database();

    /** Somebody with a shared note and a shared document, affiliated to a relay where one person works. */
    @BeforeEach
    void start() {
        vault = given().vault();
        relay = given().relay();
        member = given().staffAt(relay, StaffRole.PROFESSIONAL);
        staff = new Viewpoint.StaffAt(member, relay);
        tie = given().affiliation(vault, relay);
        given().run(() -> ports().relay().memberships().requireFactor(relay, true));
        given().run(() -> ports().maintenances()
                .keep(Maintenance.NONE.announcing(new Maintenance.Period(NOW, NOW.plusSeconds(9))).begun()));
        given().run(() -> ports().account().factors().save(SecondFactor.none(member)
                .proposing(SecondFactorsContract.SEED, SecondFactorsContract.SESSION, NOW)
                .confirmed(1, Set.of("ab"), NOW)
                .proposing(SecondFactorsContract.OTHER_SEED, SecondFactorsContract.SESSION, NOW)));
        given().run(() -> ports().relay().renewals()
                .save(Renewal.onPaper(member, relay, member, false, HASH, NOW)));
        opening = DistantOpening.asked(new OpeningId(UUID.randomUUID()), vault.owner(), relay, member, true,
                "ab".repeat(32), HASH, NOW);
        given().run(() -> ports().opening().distant().save(opening));
        given().run(() -> ports().recoveries().save(Recovery.none(vault.owner()).sent(HASH, NOW)
                .started(HASH, NOW).begun(RecoveryProof.RESCUE_CARD, "ab".repeat(32), NOW)));
        item = added(Visibility.SHARED, new ItemContent.Note("Bail", "Signé hier"));
        document = added(Visibility.SHARED, new ItemContent.Document("Carte", new FileName("carte.pdf"),
                DocumentType.PDF, PaperKind.OTHER, 17, "ab".repeat(32), Given.blob()));
        given().run(() -> ports().vault().previews().keep(vault, document.id(),
                Preview.of(Given.blob(), 3)));
        given().run(() -> ports().vault().readings().keep(vault, document.id(),
                Words.of(List.of("valable"))));
        given().run(() -> ports().receipt().receipts()
                .keep(ReceiptsContract.receipt(document, new Author.Owner())));
        given().run(() -> ports().receipt().keys().renew(ports().receipt().signatures().draw(), NOW));
        given().run(() -> ports().vault().scans().keep(vault, document.id(),
                Scan.found(Scan.Finding.CLEAN)));
        var begun = ResumableUploadsContract.upload(vault, member, NOW);
        var part = ResumableUploadsContract.next(begun, 9);
        upload = begun.with(part);
        given().run(() -> ports().vault().uploads().save(upload, Optional.of(part)));
        folder = Folder.made(new FolderId(UUID.randomUUID()), vault, Optional.of(
                new FolderId(UUID.randomUUID())), new FolderName("Logement"), Visibility.SHARED);
        given().run(() -> ports().vault().folders().add(Keys.ofOwner(vault, Action.ARRANGE), folder));
        given().run(() -> {
            var filed = document.filed(Optional.of(folder.id()));
            ports().vault().items().save(Keys.ofOwner(document, Action.MOVE), document, filed);
            document = filed;
        });
        given().run(() -> ports().affiliation().asks().keep(relay, Given.username(), member, NOW));
        given().run(() -> ports().moderation().deletions().save(new DeletionAsked(member, true, "Départ",
                NOW, Optional.empty()).refusedBecause("Non", NOW)));
        given().run(() -> ports().rectifications().save(new Rectification(
                new RectificationId(UUID.randomUUID()), vault.owner(), relay, member,
                new PersonName("Inès", "Morel"), Optional.of(new BirthDate("1984-02")),
                Optional.of("Cousins"), NOW, Optional.of(OneTimeCode.issued(HASH, NOW)))));
        given().run(() -> ports().reminders().save(reminder()));
        given().run(() -> ports().vault().feeds().save(CalendarFeed.made(vault, NOW).readAt(NOW),
                "a feed" + vault));
        given().run(() -> ports().vault().links()
                .save(LinksContract.link(document, NOW).openedOnceMore(NOW), "a hash" + document.id()));
        given().run(() -> ports().moderation().problems()
                .add(new Problem(new ProblemId(UUID.randomUUID()), Optional.of(member),
                        Problem.Kind.FRAUD, "Fraude", NOW, Optional.of(new Problem.Reply("Vu", NOW)))));
        given().run(() -> ports().moderation().unusualUses()
                .add(new UnusualUse(member, Optional.of(relay), Tool.RECOVERY, NOW)));
        given().run(() -> ports().moderation().reports()
                .add(ItemReport.made(new ReportId(UUID.randomUUID()), item.id(), vault,
                        new Author.Staff(member, relay), Wrong.ILLICIT, "Menaces", NOW)));
        given().run(() -> ports().relay().looks()
                .keep(Keys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault));
        given().run(() -> ports().relay().invitations()
                .keep(new Invitation(relay, Given.username(), member, NOW)));
        registration = RegistrationsContract.registration(NOW);
        given().run(() -> {
            ports().relay().registrations().add(registration, RegistrationsContract.reference());
            ports().relay().registrations().addPaper(registration.id(),
                    new SupportingPaper(new PaperId(UUID.randomUUID()), new FileName("a.pdf"),
                            DocumentType.PDF, 1, NOW),
                    new byte[] { 1 });
        });
        session = Given.session((UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", ""), member,
                AccountKind.STAFF, NOW, NOW);
        given().run(() -> ports().sessions().add(session));
        given().run(() -> {
            ports().account().inactivities()
                    .save(Inactivity.since(vault.owner(), Given.today()).noticed(Given.today()));
            ports().account().inactivities().staffSignedIn(Set.of(relay), Given.today());
        });
        given().run(() -> ports().sms().states().keep(
                new SentSms(UUID.randomUUID(), KeyOwner.of(vault), "first", SmsState.LEFT, NOW),
                Optional.of("reference")));
        given().run(() -> ports().sms().stops().stop(STOPPED, STOPPED_AT));
        // known by one key alone
        awa = Account.ofBeneficiary(new AccountId(UUID.randomUUID()), Given.username(),
                new PersonName("Awa", Given.username().value().replace("-", "")), new BirthDate("1988"),
                Language.FRENCH, Optional.empty(),
                new SecretQuestion("?"), NOW);
        given().run(() -> ports().account().accounts().add(awa));
        given().run(() -> ports().journal().append(new Chain.OfVault(vault),
                Event.of(NOW, new Actor.Owner(), Act.VAULT_OPENED)));
    }

    private Optional<?> foundByName() {
        return ports().account().accounts().beneficiariesLike(awa.name(), awa.born().orElseThrow()).stream()
                .filter(awa.id()::equals).findFirst();
    }

    private Optional<?> indexInUse() {
        try {
            return Optional.of(ports().sealing().found().keysInUse());
        } catch (DatabaseRefused altered) {
            return Optional.empty();
        }
    }

    /** A row, and what is known of it as long as it is as it was written. */
    private record Watched(Table<?> table, Condition row, Supplier<Optional<?>> known) {}

    private List<Watched> watched() {
        return List.of(
                new Watched(ACCOUNT, ACCOUNT.ID.eq(vault.value()),
                        () -> ports().account().accounts().find(vault.owner())),
                new Watched(IDENTITY_KEY, IDENTITY_KEY.ACCOUNT.eq(awa.id().value()), this::foundByName),
                new Watched(CREDENTIALS, CREDENTIALS.ACCOUNT.eq(member.value()),
                        () -> ports().account().credentials().find(member)),
                new Watched(RELAY, RELAY.ID.eq(relay.value()), () -> facts().relay()),
                new Watched(REGISTRATION, REGISTRATION.ID.eq(registration.id().value()),
                        () -> ports().relay().registrations().find(registration.id())),
                new Watched(REGISTRATION_PAPER,
                        REGISTRATION_PAPER.REGISTRATION.eq(registration.id().value()),
                        () -> ports().relay().registrations().papers(registration.id()).stream()
                                .findFirst()),
                new Watched(INVITATION, INVITATION.RELAY.eq(relay.value()),
                        () -> ports().relay().invitations().ofRelay(relay).stream().findFirst()),
                new Watched(MEMBERSHIP, MEMBERSHIP.ACCOUNT.eq(member.value()), () -> facts().role()),
                new Watched(SECOND_FACTOR, SECOND_FACTOR.ACCOUNT.eq(member.value()),
                        () -> ports().account().factors().find(member)),
                new Watched(MAINTENANCE, MAINTENANCE.ID.eq((short) 1),
                        () -> Optional.of(ports().maintenances().find()).filter(Maintenance::closed)),
                new Watched(BLIND_INDEX, BLIND_INDEX.ID.eq((short) 1), this::indexInUse),
                new Watched(TEAM, TEAM.RELAY.eq(relay.value()),
                        () -> Optional.of(ports().relay().memberships().factorRequired(relay))
                                .filter(required -> required)),
                new Watched(RENEWAL, RENEWAL.ACCOUNT.eq(member.value()),
                        () -> ports().relay().renewals().find(member)),
                new Watched(DISTANT_OPENING, DISTANT_OPENING.ID.eq(opening.id().value()),
                        () -> ports().opening().distant().lock(opening.id())),
                new Watched(RECOVERY, RECOVERY.ACCOUNT.eq(vault.value()),
                        () -> ports().recoveries().find(vault.owner())),
                new Watched(VAULT, VAULT.ID.eq(vault.value()),
                        () -> facts().vault().filter(VaultState.OPEN::equals)),
                new Watched(AFFILIATION, AFFILIATION.ID.eq(tie.id().value()), () -> facts().affiliation()),
                new Watched(ITEM, ITEM.ID.eq(item.id().value()),
                        () -> ports().vault().items().find(keyOfStaff(item))),
                new Watched(ITEM, ITEM.ID.eq(document.id().value()),
                        () -> ports().vault().items().find(keyOfStaff(document))),
                new Watched(PREVIEW, PREVIEW.ITEM.eq(document.id().value()),
                        () -> ports().vault().items().find(keyOfStaff(document)).flatMap(Item::preview)
                                .filter(preview -> preview.pages() == 3)),
                new Watched(RECEIPT, RECEIPT.ITEM.eq(document.id().value()),
                        () -> ports().receipt().receipts().find(vault, document.id())),
                new Watched(RECEIPT_KEY, RECEIPT_KEY.SEALED_SECRET.isNotNull(),
                        () -> ports().receipt().keys().current()),
                new Watched(READING, READING.ITEM.eq(document.id().value()),
                        () -> given().get(() -> ports().vault().items()
                                .list(Keys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW),
                                        vault,
                                        ItemListing.of(Listing.first(9)).named(Sought.of("valable"))
                                                .read(true)))
                                .stream().findFirst()),
                new Watched(SCAN, SCAN.ITEM.eq(document.id().value()),
                        () -> ports().vault().scans().find(vault, document.id())
                                .filter(scan -> scan.finding() == Scan.Finding.CLEAN)),
                new Watched(FOLDER, FOLDER.ID.eq(folder.id().value()), () -> ports().vault().folders()
                        .of(Keys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault).stream()
                        .findFirst()),
                new Watched(RESUMABLE_UPLOAD, RESUMABLE_UPLOAD.ID.eq(upload.id().value()),
                        () -> ports().vault().uploads().find(upload.id())),
                new Watched(UPLOAD_PART, UPLOAD_PART.UPLOAD.eq(upload.id().value()),
                        () -> ports().vault().uploads().parts(upload.id()).stream().findFirst()),
                new Watched(GIVEN_LINK, GIVEN_LINK.VAULT.eq(vault.value()),
                        () -> ports().vault().links().find("a hash" + document.id())),
                new Watched(CALENDAR_FEED, CALENDAR_FEED.VAULT.eq(vault.value()),
                        () -> ports().vault().feeds().find("a feed" + vault)),
                new Watched(RECTIFICATION, RECTIFICATION.ACCOUNT.eq(vault.owner().value()),
                        () -> given().get(() -> ports().rectifications().find(vault.owner()))),
                new Watched(DELETION_ASK, DELETION_ASK.ACCOUNT.eq(member.value()),
                        () -> given().get(() -> ports().moderation().deletions().find(member))),
                new Watched(REMINDER, REMINDER.ID.eq(reminder().id().value()),
                        () -> ports().reminders().find(reminder().id())),
                new Watched(PROBLEM, PROBLEM.OWNER.eq(member.value()),
                        () -> given().get(() -> ports().moderation().problems().of(member, Listing.first(9)))
                                .stream()
                                .findFirst()),
                new Watched(UNUSUAL_USE, UNUSUAL_USE.USED_BY.eq(member.value()),
                        () -> given()
                                .get(() -> ports().moderation().unusualUses().of(member, Listing.first(9)))
                                .stream()
                                .findFirst()),
                new Watched(ITEM_REPORT, ITEM_REPORT.VAULT.eq(vault.value()),
                        () -> given().get(() -> ports().facts().read(staff,
                                new About.OfItem(vault, item.id()))).facts().reportedUntil()),
                new Watched(ASK, ASK.ACCOUNT.eq(member.value()), () -> ports().affiliation().asks()
                        .waiting(relay, member, NOW.minusSeconds(1), 9).stream().findFirst()),
                new Watched(LAST_SIGN_IN, LAST_SIGN_IN.ACCOUNT.eq(member.value()), () -> Optional
                        .ofNullable(ports().sessions().lastSignIns(Set.of(member)).get(member))),
                new Watched(INACTIVITY, INACTIVITY.ACCOUNT.eq(vault.value()),
                        () -> ports().account().inactivities().find(vault.owner())),
                new Watched(RELAY_SIGN_IN, RELAY_SIGN_IN.RELAY.eq(relay.value()), () -> Optional.ofNullable(
                        ports().account().inactivities().staffSignIns(Set.of(relay)).get(relay))),
                new Watched(LAST_LOOK, LAST_LOOK.ACCOUNT.eq(member.value()), this::lastLook),
                new Watched(USER_SESSION, USER_SESSION.ACCOUNT.eq(member.value()),
                        () -> ports().sessions().recognise(session.tokenHash())),
                new Watched(SMS_STATE, SMS_STATE.OWNER.eq(vault.value()),
                        () -> ports().sms().states().latestOf(KeyOwner.of(vault))),
                new Watched(SMS_STOP, SMS_STOP.STOPPED_AT.eq(STOPPED_AT),
                        () -> Optional.of(STOPPED).filter(ports().sms().stops()::isStopped)),
                new Watched(JOURNAL_HEAD, JOURNAL_HEAD.CHAIN.eq(vault.value()),
                        () -> Optional.of(ports().journal().head(new Chain.OfVault(vault)))
                                .filter(head -> head.hash().length == Link.HASH_BYTES && head.number() > 0)));
    }

    /** Programmed by staff: then all its columns are filled. */
    private ItemReminder reminder() {
        var time = AppointmentTime.parse("2026-12-01T14:30 Europe/Paris");
        return new ItemReminder(
                new Reminder(new ReminderId(item.id().value()), LeadTime.usual().getLast(), NOW,
                        time.instant(), Reminder.State.LEFT, Optional.of(item.id().value())),
                vault, item.id(), new Author.Staff(member, relay),
                new Occasion.Meeting(time, Optional.of("Quai")));
    }

    @Test
    @DisplayName("CRY-2: every column of every row that decides something is bound: altered without the key, the row counts for nothing")
    void everyColumnIsBound() {
        for (var each : watched()) {
            assertThat(known(each)).as("before, " + each.table().getName()).isPresent();
            for (var column : each.table().fields()) {
                if (column.getName().startsWith("sealed")) {
                    continue;
                }
                var row = row(each);
                altering(each, column, row);
                assertThat(known(each)).as(each.table().getName() + "." + column.getName()).isEmpty();
                restore(each, row);
            }
            assertThat(known(each)).as("after, " + each.table().getName()).isPresent();
        }
    }

    @Test
    @DisplayName("CRY-2: a table whose rows are not bound says why it need not be")
    void everyTableIsAccountedFor() {
        var unbound = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> table.field("mac") == null).map(Table::getName).toList();

        assertThat(unbound).containsExactlyInAnyOrderElementsOf(UNBOUND.keySet());
    }

    @Test
    @DisplayName("CRY-2: a row made up, or another's made to be one's own, counts for nothing: member, tie, session, credentials")
    void madeUpRowsCountForNothing() {
        var stranger = given().staff();
        var other = given().relay();
        copied(MEMBERSHIP, MEMBERSHIP.ACCOUNT.eq(member.value()), MEMBERSHIP.ACCOUNT, stranger.value());
        copied(MEMBERSHIP, MEMBERSHIP.ACCOUNT.eq(member.value()), MEMBERSHIP.RELAY, other.value());
        copied(USER_SESSION, USER_SESSION.ACCOUNT.eq(member.value()), USER_SESSION.TOKEN_KEY,
                "cd".repeat(32));
        sql().update(CREDENTIALS).set(CREDENTIALS.PASSWORD_HASH, "$mine")
                .where(CREDENTIALS.ACCOUNT.eq(stranger.value())).execute();
        sql().update(AFFILIATION).set(AFFILIATION.RELAY, other.value())
                .where(AFFILIATION.ID.eq(tie.id().value())).execute();

        assertThat(facts(new Viewpoint.StaffAt(stranger, relay)).role()).isEmpty();
        assertThat(facts(new Viewpoint.StaffAt(member, other)).role()).isEmpty();
        assertThat(facts(new Viewpoint.StaffAt(member, other)).affiliation()).isEmpty();
        assertThat(facts(new Viewpoint.Staff(stranger)).standing()).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        assertThat(given().get(() -> ports().sessions().recognise("cd".repeat(32)))).isEmpty();
        assertThat(given().get(() -> ports().relay().memberships().ofRelay(relay))).hasSize(1);
        assertThat(given().get(() -> ports().relay().memberships().ofAccount(stranger))).isEmpty();
    }

    @Test
    @DisplayName("CRY-2, VLT-3: a private note made shared in the database stays its owner's alone, in facts, lists and by itself")
    void visibilityIsBound() {
        var secret = added(Visibility.PRIVATE, new ItemContent.Note("Secret", "Rien à voir"));

        sql().update(ITEM).set(ITEM.VISIBILITY, "SHARED").where(ITEM.ID.eq(secret.id().value())).execute();

        var atHand = given().get(() -> ports().facts().read(staff, new About.OfItem(vault, secret.id())));
        assertThat(atHand.item()).contains(
                new Resource.AnItem(secret.id(), vault, Visibility.PRIVATE, new Author.Owner()));
        assertThat(given().get(() -> ports().vault().items().find(keyOfStaff(secret.madeShared()))))
                .isEmpty();
        assertThat(listed(staff)).extracting(line -> line.id()).containsExactlyInAnyOrder(item.id(),
                document.id());
        assertThat(listed(Keys.owner(vault))).filteredOn(line -> !line.readable())
                .extracting(line -> line.id()).containsExactly(secret.id());
    }

    @Test
    @DisplayName("CRY-2, VLT-8: what is thrown away in the database, or earlier than it was, is not erased: it is damaged, where its owner finds it")
    void theBinIsBound() {
        var kept = added(Visibility.PRIVATE, new ItemContent.Note("Loyer", "Payé"));
        var thrown = added(Visibility.PRIVATE, new ItemContent.Note("Bail", "Signé"));
        given().run(() -> ports().vault().items().save(Keys.ofOwner(thrown, Action.DELETE), thrown,
                thrown.thrownAway(NOW)));
        var longAgo = NOW.minus(Binned.KEPT);
        sql().update(ITEM).set(ITEM.BINNED_AT, longAgo).set(ITEM.BINNED_WAS, "SHARED")
                .where(ITEM.ID.in(kept.id().value(), thrown.id().value())).execute();
        sql().update(ITEM).set(ITEM.VISIBILITY, "BINNED").where(ITEM.ID.eq(kept.id().value())).execute();

        assertThat(given().get(() -> ports().vault().bin().overAt(NOW, Optional.empty(), 9)))
                .extracting(Bin.Thrown::item).doesNotContain(kept.id(), thrown.id());
        for (var each : List.of(kept, thrown)) {
            assertThat(given().get(() -> ports().vault().bin().erase(vault, each.id(), NOW))).isEmpty();
        }
        assertThat(given().get(() -> ports().vault().items().list(Keys.ofOwner(vault, Action.SEE_VAULT),
                vault, ItemListing.of(Listing.first(9)).onlyBinned())))
                        .filteredOn(line -> !line.readable()).extracting(line -> line.id())
                        .contains(kept.id(), thrown.id());
    }

    @Test
    @DisplayName("CRY-2: an older seal put back into its own row does not open there")
    void olderSealsDoNotOpen() {
        var before = row(new Watched(ITEM, ITEM.ID.eq(item.id().value()), Optional::empty));
        given().run(() -> ports().vault().items().save(
                Keys.of(Keys.owner(vault), Action.CHANGE, Resource.of(item), NOW), item,
                item.holding(new ItemContent.Note("Bail", "Résilié"))));
        sql().update(ITEM).set(ITEM.SEALED_LINE, before.get(ITEM.SEALED_LINE))
                .set(ITEM.SEALED_REST, before.get(ITEM.SEALED_REST)).where(ITEM.ID.eq(item.id().value()))
                .execute();

        assertThat(found(item)).map(Item::content).get().isInstanceOf(ItemContent.Unreadable.class);
    }

    @Test
    @DisplayName("I6: one byte of any sealed column costs that one thing: every list still answers, and says what cannot be read")
    void oneDamagedColumnCostsOneThing() {
        given().run(() -> ports().journal().append(new Chain.OfVault(vault),
                Event.of(NOW, new Actor.Owner(), Act.SIGNED_IN)));
        var people = given().get(() -> ports().affiliation().people().list(
                Keys.of(staff, Action.SEE_PEOPLE, new Resource.ARelay(relay), NOW), relay, Listing.first(9)));
        assertThat(people).hasSize(1);

        flip(ITEM, ITEM.SEALED_LINE, ITEM.ID.eq(item.id().value()));
        flip(ITEM, ITEM.SEALED_REST, ITEM.ID.eq(document.id().value()));
        flip(ACCOUNT, ACCOUNT.SEALED, ACCOUNT.ID.eq(vault.value()));
        flip(ACCOUNT, ACCOUNT.SEALED, ACCOUNT.ID.eq(member.value()));
        flip(RELAY, RELAY.SEALED, RELAY.ID.eq(relay.value()));
        flip(JOURNAL_LINK, JOURNAL_LINK.BODY,
                JOURNAL_LINK.CHAIN.eq(vault.value()).and(JOURNAL_LINK.LINK_NUMBER.eq(1L)));

        assertThat(listed(Keys.owner(vault))).extracting(line -> line.title()).containsExactlyInAnyOrder(
                Unreadable.TEXT,
                "Carte");
        assertThat(listed(staff)).extracting(line -> line.title()).containsExactly("Carte");
        assertThat(found(item)).get().extracting(Item::content)
                .isEqualTo(new ItemContent.Unreadable(ItemContent.Kind.NOTE, Unreadable.TEXT,
                        item.content().size(), Optional.empty()));
        assertThat(found(document)).get().extracting(Item::content).isEqualTo(new ItemContent.Unreadable(
                ItemContent.Kind.DOCUMENT, "Carte", 17,
                Optional.of(((ItemContent.Document) document.content()).blob())));
        assertThat(given().get(() -> ports().affiliation().people().list(
                Keys.of(staff, Action.SEE_PEOPLE, new Resource.ARelay(relay), NOW), relay, Listing.first(9))))
                        .extracting(line -> line.name()).containsExactly(PersonName.UNREADABLE);
        assertThat(given().get(() -> ports().account().accounts().findAll(Set.of(member))).get(member).name())
                .isEqualTo(PersonName.UNREADABLE);
        assertThat(given().get(() -> ports().relay().relays().all()))
                .filteredOn(found -> found.id().equals(relay)).extracting(found -> found.name())
                .containsExactly(Unreadable.TEXT);
        assertThat(facts().relay()).get().satisfies(found -> assertThat(found.at(NOW)).isTrue());
        assertThat(given().get(() -> ports().affiliation().affiliations().tiesOf(vault))).hasSize(1);
        assertThat(given().get(() -> ports().journal().read(Keys.ofOwner(vault, Action.READ_JOURNAL), vault,
                Long.MAX_VALUE, 9))).extracting(entry -> entry.event().isPresent())
                        .containsExactly(true, false);
    }

    @Test
    @DisplayName("I6: what cannot be read can be deleted, and a damaged one hides none of those that come after it in a list")
    void damagedHidesNothing() {
        var damaged = Stream.generate(() -> added(Visibility.SHARED, new ItemContent.Note("Perdu", "Perdu")))
                .limit(5).toList();
        damaged.forEach(each -> flip(ITEM, ITEM.SEALED_LINE, ITEM.ID.eq(each.id().value())));

        var first = given().get(() -> ports().vault().items().list(
                Keys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault,
                ItemListing.of(Listing.first(1))));
        assertThat(first).hasSize(2);
        for (var each : damaged) {
            var unreadable = found(each).orElseThrow();
            given().run(() -> ports().vault().items().remove(
                    Keys.of(Keys.owner(vault), Action.DELETE, Resource.of(unreadable), NOW), unreadable));
        }
        assertThat(listed(Keys.owner(vault))).hasSize(2);
    }

    @Test
    @DisplayName("I6: nothing is written over an account that rests damaged, whatever of it somebody changes: a restore brings it back")
    void damagedIsKept() {
        var accounts = ports().account().accounts();
        var whole = given().get(() -> accounts.find(vault.owner()));
        flip(ACCOUNT, ACCOUNT.SEALED, ACCOUNT.ID.eq(vault.value()));
        var damaged = given().get(() -> accounts.find(vault.owner())).orElseThrow();
        var number = Optional.of(new PhoneNumber("+33639980002"));
        for (var changed : List.of(damaged, damaged.reading(Language.ENGLISH), damaged.withPhone(number),
                damaged.withQuestion(new SecretQuestion("Où ?")),
                damaged.rectified(new PersonName("Awa", "Keita"), Optional.empty()))) {
            assertThatThrownBy(() -> given().run(() -> accounts.save(changed))).isInstanceOf(Outage.class);
        }
        flip(ACCOUNT, ACCOUNT.SEALED, ACCOUNT.ID.eq(vault.value()));
        assertThat(given().get(() -> accounts.find(vault.owner()))).isPresent().isEqualTo(whole);
    }

    @Test
    @DisplayName("I6: with the key set of one person damaged, lists of theirs and with them still answer")
    void damagedKeySet() {
        flip(WRAPPED_KEY_SET, WRAPPED_KEY_SET.WRAPPED, WRAPPED_KEY_SET.OWNER.eq(vault.value()));

        assertThat(listed(Keys.owner(vault))).hasSize(2).noneMatch(line -> line.readable());
        assertThat(listed(staff)).isEmpty();
        assertThat(given().get(() -> ports().affiliation().people().list(
                Keys.of(staff, Action.SEE_PEOPLE, new Resource.ARelay(relay), NOW), relay, Listing.first(9))))
                        .extracting(line -> line.name()).containsExactly(PersonName.UNREADABLE);
        assertThat(given().get(() -> ports().journal().read(Keys.ofOwner(vault, Action.READ_JOURNAL), vault,
                Long.MAX_VALUE, 9))).hasSize(1);
    }

    @Test
    @DisplayName("I6: a vault whose row was altered is full, and its owner's alone; saving it does not make the alteration good")
    void alteredVault() {
        sql().update(VAULT).set(VAULT.QUOTA, 1L << 40).where(VAULT.ID.eq(vault.value())).execute();

        given().run(() -> {
            var found = ports().vault().vaults().lock(vault).orElseThrow();
            assertThat(found.hasRoomFor(1)).isFalse();
            assertThat(found.state()).isEqualTo(VaultState.RESTRICTED);
            ports().vault().vaults().save(found.withRemoved(17));
        });
        assertThat(given().get(() -> ports().vault().vaults().find(vault))).get()
                .satisfies(found -> assertThat(found.hasRoomFor(1)).isFalse());
    }

    @Test
    @DisplayName("AFF-3: a tie that was altered keeps out no new one between the two")
    void alteredTieKeepsOutNothing() {
        sql().update(AFFILIATION).set(AFFILIATION.STATE_SINCE, NOW.minusSeconds(9))
                .where(AFFILIATION.ID.eq(tie.id().value())).execute();

        assertThat(given().get(() -> ports().affiliation().affiliations().latest(vault, relay))).isEmpty();
        var next = given().affiliation(vault, relay);
        assertThat(given().get(() -> ports().affiliation().affiliations().latest(vault, relay)))
                .map(Affiliation::id).contains(next.id());
    }

    @Test
    @DisplayName("I6: an SMS that cannot be read is not tried for ever")
    void damagedSms() {
        var sms = new Sms(UUID.randomUUID(), KeyOwner.of(vault), new PhoneNumber("+33639980001"), "123456",
                NOW.plusSeconds(600));
        given().run(() -> ports().sms().outbox().add(sms));
        flip(SMS_OUTBOX, SMS_OUTBOX.SEALED, SMS_OUTBOX.ID.eq(sms.id()));

        assertThat(given().get(() -> ports().sms().outbox().claim(sms.id(), NOW, NOW.plusSeconds(60))))
                .isEqualTo(new SmsOutbox.Claim.Gone());
    }

    @Test
    @DisplayName("LOG-1, I6: a chain whose head was altered or taken away goes on, and shows it")
    void alteredHeadGoesOn() {
        var chain = new Chain.OfVault(vault);
        sql().update(JOURNAL_HEAD).set(JOURNAL_HEAD.LINK_NUMBER, 0L).where(JOURNAL_HEAD.CHAIN.eq(chain.key()))
                .execute();
        append(chain);
        sql().deleteFrom(JOURNAL_HEAD).where(JOURNAL_HEAD.CHAIN.eq(chain.key())).execute();
        append(chain);

        assertThat(given().get(() -> ports().journal().links(chain, 0, 9))).extracting(Link::number)
                .containsExactly(1L, 2L, 3L);
    }

    private void append(Chain chain) {
        given().run(
                () -> ports().journal().append(chain, Event.of(NOW, new Actor.Owner(), Act.SIGNED_IN)));
    }

    /** Alike for whoever reads it alone, and on the desk. */
    private Optional<Instant> lastLook() {
        var alone = ports().relay().looks().find(member, relay, Set.of(vault));
        var onTheDesk = ports().affiliation().people()
                .list(Keys.of(staff, Action.SEE_PEOPLE, new Resource.ARelay(relay), NOW), relay,
                        Listing.first(9))
                .stream().filter(line -> line.vault().equals(vault)).findFirst()
                .flatMap(PersonLine::seen);
        assertThat(Optional.ofNullable(alone.get(vault))).isEqualTo(onTheDesk);
        return onTheDesk;
    }

    private Item added(Visibility visibility, ItemContent content) {
        var one = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, visibility, NOW, content);
        given().run(() -> ports().vault().items().add(Keys.of(Keys.owner(vault),
                visibility == Visibility.SHARED ? Action.ADD_SHARED : Action.ADD_PRIVATE,
                new Resource.AVault(vault), NOW), one));
        return one;
    }

    /** As its owner finds it, through the gate's eyes. */
    private Optional<Item> found(Item wanted) {
        return given().get(() -> {
            var seen = ports().facts().read(Keys.owner(vault), new About.OfItem(vault, wanted.id())).item();
            return ports().vault().items()
                    .find(Keys.of(Keys.owner(vault), Action.SEE, seen.orElseThrow(), NOW));
        });
    }

    private List<org.abri.application.vault.ItemLine> listed(Viewpoint by) {
        return given().get(() -> ports().vault().items()
                .list(Keys.of(by, Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault,
                        ItemListing.of(Listing.first(20))));
    }

    private org.abri.domain.access.Granted keyOfStaff(Item one) {
        return Keys.of(staff, Action.SEE, Resource.of(one), NOW);
    }

    private org.abri.domain.access.Facts facts() {
        return facts(staff);
    }

    private org.abri.domain.access.Facts facts(Viewpoint by) {
        return given().get(() -> ports().facts().read(by, new About.OfVault(vault))).facts();
    }

    private Optional<?> known(Watched each) {
        return given().get(each.known());
    }

    private Record row(Watched each) {
        return sql().selectFrom(each.table()).where(each.row()).fetchSingle();
    }

    @SuppressWarnings("unchecked")
    private void altering(Watched each, Field<?> column, Record row) {
        sql().update(each.table()).set((Field<Object>) column, other(column, row.get(column)))
                .where(each.row()).execute();
    }

    /** By all of its columns, since its key may be what was altered. */
    @SuppressWarnings("unchecked")
    private void restore(Watched each, Record row) {
        var mac = (TableField<?, String>) each.table().field("mac");
        var key = each.table().getPrimaryKey().getFields();
        for (var column : each.table().fields()) {
            var others = DSL.noCondition();
            for (var part : key) {
                if (!part.equals(column)) {
                    others = others.and(((Field<Object>) (Field<?>) part).eq(row.get(part)));
                }
            }
            if (key.size() > 1 || !key.contains(column)) {
                sql().update(each.table()).set((Field<Object>) column, row.get(column)).where(others)
                        .execute();
            } else {
                sql().update(each.table()).set((Field<Object>) column, row.get(column))
                        .where(mac.eq(row.get(mac))).execute();
            }
        }
    }

    private static Object other(Field<?> column, Object value) {
        return switch (value) {
            case null -> fresh(column.getType());
            case String text -> (text.charAt(0) == 'X' ? "Y" : "X") + text.substring(1);
            case UUID id -> UUID.randomUUID();
            case Long number -> number + 1;
            case Integer number -> number + 1;
            case Short number -> (short) (number + 1);
            case Boolean yes -> !yes;
            case Instant time -> time.plusMillis(1);
            case LocalDate day -> day.plusDays(1);
            case byte[] bytes -> flipped(bytes);
            default -> throw new AssertionError(column);
        };
    }

    private static Object fresh(Class<?> type) {
        if (type == String.class) { return "X"; }
        if (type == UUID.class) { return UUID.randomUUID(); }
        if (type == Instant.class) { return NOW; }
        if (type == Long.class) { return 1L; }
        if (type == Integer.class) { return 1; }
        return (short) 1;
    }

    private void flip(Table<?> table, TableField<?, byte[]> column, Condition row) {
        var before = sql().select(column).from(table).where(row).fetchSingle(column);
        assertThat(sql().update(table).set(column, flipped(Objects.requireNonNull(before))).where(row)
                .execute()).isEqualTo(1);
    }

    private static byte[] flipped(byte[] bytes) {
        var other = bytes.clone();
        other[other.length / 2] ^= 1;
        return other;
    }

    private <T> void copied(Table<?> table, Condition which, TableField<?, T> column, T value) {
        var row = sql().selectFrom(table).where(which).limit(1).fetchSingle();
        row.set(column, value);
        sql().insertInto(table).set(row.intoMap()).execute();
    }

    private DSLContext sql() {
        return DSL.using(database().raw(), database().bean(DSLContext.class).dialect(),
                database().bean(DSLContext.class).settings());
    }

    private Given given() {
        return new Given(ports());
    }

    private Ports ports() {
        return database().ports();
    }
}
