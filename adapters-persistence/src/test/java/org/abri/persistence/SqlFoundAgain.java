package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.BLIND_INDEX;
import static org.abri.persistence.schema.Tables.DEPLOYMENT;
import static org.abri.persistence.schema.Tables.GIVEN_LINK;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.affiliation.Pointers.Pointer;
import org.abri.application.sealing.FoundRows;
import org.abri.application.sealing.FoundRows.Damaged;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.RenewIndex;
import org.abri.application.sealing.RenewIndex.Outcome;
import org.abri.application.session.Session;
import org.abri.application.sms.SentSms;
import org.abri.application.vault.ItemListing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.contracts.relay.RegistrationsContract;
import org.abri.contracts.sealing.FoundRowsContract;
import org.abri.contracts.vault.LinksContract;
import org.abri.domain.access.Action;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Chain;
import org.abri.domain.limits.Tries;
import org.abri.domain.registration.Reference;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.sms.SmsState;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.schema.DefaultSchema;
import org.abri.persistence.sealing.RenewedColumns;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRY-5: the key of the blind index is renewed on a database of its own, of the kind that a subclass names. */
abstract class SqlFoundAgain {
    private static final PhoneNumber STOPPED = new PhoneNumber("+33639980077");
    private static final PersonName AWA = new PersonName("Awa", "Diabaté");
    private static final BirthDate BORN = new BirthDate("1988-02");

    @TempDir Path folder;

    private final TestCryptography cryptography = new TestCryptography();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Database place;
    private TestDatabase database;

    /** New, with nothing in it. */
    abstract Database place();

    @BeforeEach
    void start() {
        place = place();
        database = opened(place.workingAlone());
    }

    @AfterEach
    void stop() throws Exception {
        for (var each : open.reversed()) {
            each.close();
        }
    }

    private TestDatabase opened(Database at) {
        var opened = new TestDatabase(Storage.open(at, cryptography, folder.resolve("heads")));
        open.add(opened);
        return opened;
    }

    private void reopen() {
        database.close();
        open.remove(database);
        database = opened(place.workingAlone());
    }

    private Ports ports() {
        return database.ports();
    }

    private Given given() {
        return new Given(ports());
    }

    private RenewIndex renew() {
        return Abri.on(database.portsOfViewpoints()).sealing().renewIndex();
    }

    private DSLContext sql() {
        return DSL.using(database.raw(), database.bean(DSLContext.class).dialect(),
                database.bean(DSLContext.class).settings());
    }

    /** Everything that is found by a key of the index, by what it is found. */
    private final class Told {
        private final VaultId vault = given().vault();
        private final RelayId relay = given().relay();
        private final AccountId member = given().staffAt(relay, StaffRole.PROFESSIONAL);
        private final Account awa = Account.ofBeneficiary(new AccountId(UUID.randomUUID()), Given.username(),
                AWA, BORN, Language.FRENCH, Optional.empty(), new SecretQuestion("?"), NOW);
        private final Username invited = Given.username();
        private final Reference reference = RegistrationsContract.reference();
        private final Session session = Given.session("ef".repeat(32), member, AccountKind.STAFF, NOW, NOW);
        private final Item bill = document(PaperKind.OTHER);
        private final Item residence = document(PaperKind.RESIDENCE);

        Told() {
            given().run(() -> {
                ports().account().accounts().add(awa);
                ports().relay().invitations().keep(new Invitation(relay, invited, member, NOW));
                ports().relay().registrations().add(RegistrationsContract.registration(NOW), reference);
                ports().affiliation().asks().keep(relay, invited, member, NOW);
                ports().vault().feeds().save(CalendarFeed.made(vault, NOW), "a feed");
                ports().vault().links().save(LinksContract.link(bill, NOW), "a link");
                ports().sessions().add(session);
                ports().sms().states().keep(new SentSms(UUID.randomUUID(), KeyOwner.of(vault), "first",
                        SmsState.LEFT, NOW), Optional.of("a reference"));
                ports().sms().stops().stop(STOPPED, NOW);
                ports().limits().save("somebody", Tries.none().failed(NOW).failed(NOW));
                ports().affiliation().pointers().keep("a code",
                        new Pointer(vault.owner(), Optional.empty(), NOW.plusSeconds(60)));
            });
        }

        private Item document(PaperKind kind) {
            var document = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                    new ItemContent.Document("Titre", new FileName("a.pdf"), DocumentType.PDF, kind, 17,
                            "ab".repeat(32), Given.blob()));
            given().run(
                    () -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), document));
            return document;
        }

        private List<ItemId> ofKind(PaperKind kind) {
            return given().get(() -> ports().vault().items()
                    .list(Keys.ofOwner(vault, Action.SEE_VAULT), vault,
                            ItemListing.of(Listing.first(9)).ofKind(kind)))
                    .stream().map(line -> line.id()).toList();
        }

        void isFound() {
            found("account", () -> ports().account().accounts().ofUsername(awa.username()).map(Account::name),
                    AWA);
            found("username", () -> Optional.of(ports().account().accounts().everAssigned(awa.username())),
                    true);
            found("free username",
                    () -> Optional.of(ports().account().accounts().everAssigned(Given.username())), false);
            found("names and birth date",
                    () -> ports().account().accounts()
                            .beneficiariesLike(new PersonName("awa", "DIABATE"), BORN).stream().findFirst(),
                    awa.id());
            found("invitation", () -> ports().relay().invitations().ofColleague(invited).stream().findFirst()
                    .map(Invitation::colleague), invited);
            found("registration", () -> ports().relay().registrations().ofReference(reference)
                    .flatMap(ports().relay().registrations()::find).map(one -> one.sentAt()), NOW);
            found("feed", () -> ports().vault().feeds().find("a feed").map(CalendarFeed::vault), vault);
            found("link", () -> ports().vault().links().find("a link").map(link -> link.item()), bill.id());
            found("session",
                    () -> ports().sessions().recognise(session.tokenHash())
                            .map(one -> one.session().account()),
                    member);
            found("sms", () -> ports().sms().states().ofReference("first", "a reference").map(SentSms::state),
                    SmsState.LEFT);
            found("stop", () -> Optional.of(ports().sms().stops().isStopped(STOPPED)), true);
            found("no stop", () -> Optional
                    .of(ports().sms().stops().isStopped(new PhoneNumber("+33639980078"))), false);
            found("limit", () -> Optional.of(ports().limits().lockTries("somebody").failures()), 2);
            assertThat(ofKind(PaperKind.OTHER)).containsExactly(bill.id());
            assertThat(ofKind(PaperKind.RESIDENCE)).containsExactly(residence.id());
            assertThat(given().get(() -> ports().vault().items().find(Keys.ofOwner(bill, Action.SEE))))
                    .map(Item::content).contains(bill.content());
        }

        private void found(String what, Supplier<Optional<?>> asked, Object answer) {
            assertThat(given().<Optional<?>> get(asked)).as(what).isEqualTo(Optional.of(answer));
        }

        /** What is found once alone: of these, another one each time. */
        void isFoundOnce(String code) {
            assertThat(given().get(() -> ports().affiliation().pointers().take(code)))
                    .map(Pointer::person).contains(vault.owner());
            assertThat(given().get(() -> ports().affiliation().pointers().take(code))).isEmpty();
            given().run(() -> ports().affiliation().asks().forget(relay, invited));
            assertThat(given().get(() -> ports().affiliation().asks().waiting(relay, member,
                    NOW.minusSeconds(1), 9))).isEmpty();
        }
    }

    @Test
    @DisplayName("CRY-5: whatever is found by a key of the index is found after it was renewed, at once and after the next start, and by the old key alone nothing")
    void everythingIsFound() {
        var told = new Told();
        told.isFound();
        var before = keys();
        assertThat(before.keySet()).as("what this test must find").containsAll(RenewedColumns.all());
        assertThat(before).allSatisfy((column, keys) -> assertThat(keys).as(column).isNotEmpty());
        cryptography.addIndexKey();
        assertThat(renew().standing()).isEqualTo(new RenewIndex.Standing(1, 2));
        told.isFound();
        var looked = new ArrayList<Long>();

        assertThat(renew().use(false, looked::add)).isEqualTo(new Outcome.Used(2,
                before.values().stream().mapToLong(Set::size).sum(), List.of()));

        assertThat(renew().standing()).isEqualTo(new RenewIndex.Standing(2, 2));
        assertThat(looked).isSorted().isNotEmpty();
        var after = keys();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((column, keys) -> assertThat(keys).as(column).hasSameSizeAs(before.get(column))
                .doesNotContainAnyElementsOf(before.get(column)));
        told.isFound();
        reopen();
        told.isFound();
        told.isFoundOnce("a code");
        assertThat(given().get(() -> ports().journal().head(new Chain.OfService()).number())).isOne();
        assertThat(renew().use(false, progress -> {})).isEqualTo(new Outcome.NothingNew(2));

        cryptography.addIndexKey();
        cryptography.addIndexKey();
        assertThat(renew().use(false, progress -> {})).isInstanceOf(Outcome.Used.class);
        told.isFound();
        reopen();
        told.isFound();
    }

    /** By column, every key that rests. */
    private Map<String, Set<String>> keys() {
        var all = new LinkedHashMap<String, Set<String>>();
        RenewedColumns.all().forEach(column -> all.put(column, new HashSet<>(sql()
                .resultQuery("select " + column.substring(column.indexOf('.') + 1) + " from "
                        + column.substring(0, column.indexOf('.')) + " where "
                        + column.substring(column.indexOf('.') + 1) + " is not null")
                .fetch(0, String.class))));
        return all;
    }

    @Test
    @DisplayName("CRY-2, CRY-5: what is damaged stops it, by name; or is left to the letter as it was, and goes on being damaged")
    void damaged() {
        var told = new Told();
        sql().update(GIVEN_LINK).set(GIVEN_LINK.OPENED, 5).execute();
        var sealed = Objects.requireNonNull(sql().select(ITEM.SEALED_REST).from(ITEM)
                .where(ITEM.ID.eq(told.bill.id().value())).fetchSingle(ITEM.SEALED_REST));
        sealed[sealed.length / 2] ^= 1;
        sql().update(ITEM).set(ITEM.SEALED_REST, sealed).where(ITEM.ID.eq(told.bill.id().value())).execute();
        var link = sql().selectFrom(GIVEN_LINK).fetchSingle();
        var item = sql().selectFrom(ITEM).where(ITEM.ID.eq(told.bill.id().value())).fetchSingle();
        var account = sql().selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(told.awa.id().value())).fetchSingle();
        var before = keys();
        cryptography.addIndexKey();
        var damaged = List.of(new Damaged("item", told.bill.id().toString()),
                new Damaged("given_link", link.getId().toString()));

        assertThat(renew().use(false, looked -> {})).isInstanceOfSatisfying(Outcome.Stopped.class,
                stopped -> assertThat(stopped.damaged()).containsExactlyInAnyOrderElementsOf(damaged));

        assertThat(keys()).isEqualTo(before);
        assertThat(renew().standing()).isEqualTo(new RenewIndex.Standing(1, 2));
        assertThat(given().get(() -> ports().journal().head(new Chain.OfService()).number())).isZero();
        assertThat(renew().use(true, looked -> {})).isInstanceOfSatisfying(Outcome.Used.class,
                used -> assertThat(used.damaged()).containsExactlyInAnyOrderElementsOf(damaged));
        assertThat(sql().selectFrom(GIVEN_LINK).fetchSingle()).isEqualTo(link);
        assertThat(sql().selectFrom(ITEM).where(ITEM.ID.eq(told.bill.id().value())).fetchSingle())
                .isEqualTo(item);
        assertThat(sql().selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(told.awa.id().value())).fetchSingle())
                .isNotEqualTo(account);
        assertThat(given().get(() -> ports().vault().links().find("a link"))).isEmpty();
        assertThat(given().get(() -> ports().vault().items().find(Keys.ofOwner(told.bill, Action.SEE))))
                .map(Item::content).containsInstanceOf(ItemContent.Unreadable.class);
        assertThat(told.ofKind(PaperKind.RESIDENCE)).containsExactly(told.residence.id());
    }

    @Test
    @DisplayName("CRY-5, I6: cut off anywhere, it changed nothing; given again, it is done")
    void cutOff() {
        var told = new Told();
        var before = keys();
        cryptography.addIndexKey();
        for (var at = 1; at <= 3; at++) {
            var left = new int[] { at };
            assertThatThrownBy(() -> renew().use(false, looked -> {
                if (--left[0] == 0) { throw new IllegalStateException("cut off"); }
            })).hasMessage("cut off");
            assertThat(keys()).isEqualTo(before);
            told.isFound();
        }
        reopen();
        told.isFound();
        assertThat(renew().use(false, looked -> {})).isInstanceOf(Outcome.Used.class);
        told.isFound();
    }

    @Test
    @DisplayName("OPS-1: without a key that the data were made with, with another one of its number, or where they do not say any more with how many, nothing starts")
    void refusedToStart() {
        cryptography.addIndexKey();
        assertThat(renew().use(false, looked -> {})).isInstanceOf(Outcome.Used.class);
        database.close();
        var without = new TestCryptography();
        assertThatThrownBy(() -> Storage.open(place, without, folder.resolve("heads")))
                .hasMessageContaining("keys of the index");
        without.addIndexKey();
        without.exchangeIndexKey(2);
        assertThatThrownBy(() -> Storage.open(place, without, folder.resolve("heads")))
                .hasMessageContaining("keys of the index");
        without.exchangeIndexKey(0);
        without.addIndexKey();
        database = new TestDatabase(Storage.open(place, without, folder.resolve("heads")));
        open.add(database);
        assertThat(renew().standing()).isEqualTo(new RenewIndex.Standing(2, 3));

        sql().update(BLIND_INDEX).set(BLIND_INDEX.KEYS_IN_USE, 1).execute();
        assertThatThrownBy(() -> Storage.open(place, cryptography, folder.resolve("heads")))
                .isInstanceOf(DatabaseRefused.class).hasMessageContaining("keys of the index");
        sql().deleteFrom(BLIND_INDEX).execute();
        assertThatThrownBy(() -> Storage.open(place, cryptography, folder.resolve("heads")))
                .isInstanceOf(DatabaseRefused.class).hasMessageContaining("keys of the index");
        assertThat(sql().fetchCount(DEPLOYMENT)).isOne();
    }

    @Test
    @DisplayName("CRY-4: every column that holds a key of the index is renewed; one that is called like them and is none says why")
    void everyColumn() {
        var others = Map.of("receipt_key.public_key", "is a public key");
        var keys = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .flatMap(table -> table.fieldStream().filter(SqlFoundAgain::isLikeAKey)
                        .map(column -> table.getName() + "." + column.getName()));
        assertThat(keys).isNotEmpty().allMatch(column -> RenewedColumns.all().contains(column)
                || others.containsKey(column));
        assertThat(RenewedColumns.all()).doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(others.keySet());
    }

    private static boolean isLikeAKey(Field<?> column) {
        return column.getName().endsWith("_key") && column.getType() == String.class
                && column.getDataType().length() == 64;
    }

    @Nested
    class Rows implements FoundRowsContract {
        @Override
        public FoundRows found() {
            return ports().sealing().found();
        }

        @Override
        public void addKey() {
            cryptography.addIndexKey();
        }

        @Override
        public UnitOfWork work() {
            return ports().work();
        }
    }
}
