package org.abri.persistence;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NAMES;
import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.account.Account;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Password;
import org.abri.domain.account.PersonName;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Language;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy of the database that was made before somebody was erased is good for afterwards. */
class ErasedForGoodTest {
    private static final byte[] PAPER = "Kanaribytes".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;

    private final Account erased = Given.beneficiary(NAMES.getFirst());
    private final Account other = Given.beneficiary(NAMES.get(1));
    private final Item note = note(erased);
    private final Item othersNote = note(other);
    private byte[] blob = new byte[0];
    private byte[] keySet = new byte[0];

    /** Both are there, a copy is made, and one of them is erased. */
    @BeforeEach
    void eraseAfterACopy() throws IOException {
        try (var database = opened("database")) {
            fill(database, erased, note);
            fill(database, other, othersNote);
            blob = sealed(database);
            assertThat(unsealed(database)).hasValue(PAPER);
        }
        copy(folder.resolve("database"), folder.resolve("copy"));
        try (var database = opened("database")) {
            keySet = keySets(database, sets -> sets.find(owner()).orElseThrow());
            new Given(database.ports()).run(() -> database.ports().erasure().erase(owner(), NOW));
        }
    }

    @Test
    @DisplayName("END-2, CRY-6: with the key sets as they are after a deletion, nothing opens in a copy made before, nor in the bytes of papers")
    void nothingOpens() throws IOException {
        try (var copy = opened("copy")) {
            assertThat(read(copy, erased, note)).as("with the key sets of then").containsExactly(
                    erased.name().full(), "Bail", "Bail");
            keySets(copy, sets -> {
                sets.remove(owner());
                return true;
            });
        }
        try (var copy = opened("copy")) {
            assertThat(read(copy, erased, note)).containsOnly(PersonName.UNREADABLE.full(), "unreadable");
            assertThat(read(copy, other, othersNote)).as("of whom nobody erased")
                    .containsExactly(other.name().full(), "Bail", "Bail");
            assertThat(unsealed(copy)).isEmpty();
        }
    }

    @Test
    @DisplayName("CRY-6: key sets that were put back are destroyed before anybody is answered")
    void keySetsPutBack() {
        try (var database = opened("database")) {
            keySets(database, sets -> sets.keepFirst(owner(), keySet));
            assertThat(unsealed(database)).as("put back, it would open").isPresent();
        }
        try (var database = opened("database")) {
            assertThat(Abri.on(database.ports()).leaving().eraseAgain().eraseAgain()).isEqualTo(1);
            assertThat(hasKeySet(database)).isFalse();
            assertThat(unsealed(database)).isEmpty();
            assertThat(Abri.on(database.ports()).leaving().eraseAgain().eraseAgain()).isZero();
        }
    }

    @Test
    @DisplayName("CRY-6: a whole database from before a deletion, which knows nothing of it, is held against what was said outside of it")
    void wholeDatabaseRestored() throws IOException {
        assertThat(Files.readString(folder.resolve("heads.erased"))).contains(erased.id().toString())
                .doesNotContain(other.id().toString());
        try (var restored = opened("copy")) {
            assertThat(read(restored, erased, note)).contains(erased.name().full());
            assertThat(Abri.on(restored.ports()).leaving().eraseAgain().eraseAgain()).isEqualTo(1);
            assertThat(rowsOf(restored)).isZero();
            assertThat(hasKeySet(restored)).isFalse();
            assertThat(read(restored, other, othersNote)).containsExactly(other.name().full(), "Bail",
                    "Bail");
        }
    }

    @Test
    @DisplayName("CRY-6: that somebody was erased cannot be made up without the key, and what is lost outside is said again")
    void tombstones() throws IOException {
        var file = folder.resolve("heads.erased");
        var said = Files.readAllLines(file);
        Files.writeString(file, other.id() + " 1 " + "00".repeat(32) + "\n");
        try (var database = opened("database")) {
            database.execute("insert into tombstone (id, erased_at, mac) values ('" + other.id()
                    + "', now(), '-')");
            assertThat(Abri.on(database.ports()).leaving().eraseAgain().eraseAgain()).isZero();
            assertThat(read(database, other, othersNote)).contains(other.name().full());
        }
        assertThat(Files.readAllLines(file)).containsAll(said);
    }

    @Test
    @DisplayName("ACC-7, END-2: of an opening that lapsed nothing opens any more, in the database or in a copy of before, and no file says a word of it")
    void lapsedOpening() throws IOException {
        var awaited = Account.ofBeneficiaryAtADistance(new AccountId(UUID.randomUUID()), Given.username(),
                new PersonName("Kanarienvogel", "Distelfink"), new BirthDate("1990"), Language.FRENCH,
                new PhoneNumber("+33639989871"), NOW);
        var opening = DistantOpening.asked(new OpeningId(UUID.randomUUID()), awaited.id(),
                new RelayId(UUID.randomUUID()), new AccountId(UUID.randomUUID()), true, "link", HASH, NOW);
        try (var database = opened("openings")) {
            var ports = database.ports();
            new Given(ports).run(() -> {
                ports.account().accounts().add(awaited);
                ports.vault().vaults().add(Vault.pending(VaultId.of(awaited.id())));
                ports.opening().distant().save(opening);
            });
            var lapsing = Abri.on(ports.withClock(() -> NOW.plus(DistantOpening.LIFE))).later().chores()
                    .stream().filter(chore -> chore.name().equals("lapse-openings")).findFirst();
            lapsing.orElseThrow().work().run();
            new Given(ports).run(() -> {
                assertThat(ports.account().accounts().find(awaited.id())).isEmpty();
                assertThat(ports.account().accounts().everAssigned(awaited.username())).isTrue();
                assertThat(database.bean(WrappedKeySets.class).find(KeyOwner.of(awaited.id()))).isEmpty();
                assertThat(ports.opening().distant().lock(opening.id())).get()
                        .matches(left -> left.account().isEmpty() && left.sent().isEmpty());
            });
        }
        try (var files = Files.walk(folder.resolve("openings"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Kanarienvogel", "Distelfink", "33639989871",
                                awaited.username().value());
            }
        }
    }

    private TestDatabase opened(String name) {
        return new TestDatabase(Database.inFolder(folder.resolve(name)), folder.resolve("heads"));
    }

    private KeyOwner owner() {
        return KeyOwner.of(erased.id());
    }

    private static Item note(Account whose) {
        return Item.ofOwner(new ItemId(UUID.randomUUID()), VaultId.of(whose.id()), Visibility.SHARED, NOW,
                new ItemContent.Note("Bail", "Signé hier"));
    }

    private static void fill(TestDatabase database, Account account, Item item) {
        var ports = database.ports();
        new Given(ports).run(() -> {
            ports.account().accounts().add(account);
            ports.account().credentials()
                    .add(Credentials.ofBeneficiary(account.id(), new Password.Chosen(HASH), HASH, HASH));
            ports.vault().vaults().add(Vault.opened(item.vault()));
            ports.vault().items().add(Keys.ofOwner(item.vault(), Action.ADD_SHARED), item);
            ports.journal().append(new Chain.OfVault(item.vault()),
                    Event.about(NOW, new Actor.Owner(), Act.ITEM_ADDED, "Bail"));
        });
    }

    /** What the person is called, what their note is, and what their journal says of it; nothing of who is not there. */
    private static List<String> read(TestDatabase database, Account account, Item item) {
        var ports = database.ports();
        return new Given(ports).get(() -> Stream.of(
                ports.account().accounts().find(account.id()).map(found -> found.name().full()),
                ports.vault().items().find(Keys.ofOwner(item, Action.SEE)).map(
                        found -> found.content() instanceof ItemContent.Note kept ? kept.title()
                                : "unreadable"),
                ports.journal().read(Keys.ofOwner(item.vault(), Action.READ_JOURNAL), item.vault(), 99, 9)
                        .stream().findFirst()
                        .map(entry -> entry.event().map(Event::subject).orElse("unreadable")))
                .flatMap(Optional::stream).toList());
    }

    private int rowsOf(TestDatabase database) {
        return new Given(database.ports()).get(() -> database.ports().erasure().risen().size());
    }

    private interface OnKeySets<T> {
        T done(WrappedKeySets keySets);
    }

    private static <T> T keySets(TestDatabase database, OnKeySets<T> on) {
        return new Given(database.ports()).get(() -> on.done(database.bean(WrappedKeySets.class)));
    }

    private boolean hasKeySet(TestDatabase database) {
        return keySets(database, sets -> sets.find(owner()).isPresent());
    }

    private Place place() {
        return new Place(owner(), note.id().value(), "content");
    }

    private byte[] sealed(TestDatabase database) {
        return new Given(database.ports()).get(() -> database.bean(Sealer.class).seal(place(), PAPER));
    }

    private Optional<byte[]> unsealed(TestDatabase database) {
        try {
            return Optional
                    .of(new Given(database.ports())
                            .get(() -> database.bean(Sealer.class).open(place(), blob)));
        } catch (SealBroken broken) {
            return Optional.empty();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
