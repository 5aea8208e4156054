package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.inForce;
import static org.abri.contracts.Given.later;
import static org.abri.contracts.Given.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.Items;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.Parts;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.Rhythm;
import org.abri.domain.reminder.Series;
import org.abri.domain.reminder.SeriesId;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.text.Sought;
import org.abri.domain.text.Words;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ContactNumber;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.Turn;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds a repository of items to its promise: nothing happens without its key, and nobody is shown more than the policy shows. */
public interface ItemsContract extends AllOrNothing {

    @Test
    @DisplayName("VLT-1: a document of each accepted type comes back as it was added, whatever its name")
    default void documentsComeBack() {
        var vault = given().vault();
        for (var type : DocumentType.values()) {
            var item = owned(vault, Visibility.PRIVATE,
                    new ItemContent.Document("Titre de séjour – أمينة 🪪",
                            FileName.sent("L’acte d'état civil.pdf"), type, PaperKind.FAMILY,
                            ItemContent.Document.LARGEST, "0123456789abcdef".repeat(4),
                            Given.blob(), type.canBeTurned() ? Turn.UPSIDE_DOWN : Turn.UPRIGHT,
                            Optional.empty()));
            add(item);

            assertThat(find(item)).contains(item);
        }
    }

    @Test
    @DisplayName("VLT-1: a note comes back as it was added, in every script, with its lines, emoji and signs")
    default void notesComeBack() {
        var vault = given().vault();
        for (var text : List.of("Rendez-vous à 14 h\n\tn’oublie pas l'acte", "ملاحظة: \"غدا\" %_ \\ ; --",
                "ሰላም፡ ንጽባሕ", "👩🏽‍🦱🔑", "é".repeat(20_000))) {
            var item = owned(vault, Visibility.SHARED, new ItemContent.Note("ምልክታ <b>", text));
            add(item);

            assertThat(find(item)).contains(item);
        }
    }

    @Test
    @DisplayName("VLT-1: a contact comes back as it was added, with all that is known or nothing but the name")
    default void contactsComeBack() {
        var vault = given().vault();
        for (var contact : List.of(contact(),
                new ItemContent.Contact("ሰላም", Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty()))) {
            var item = owned(vault, Visibility.SHARED, contact);
            add(item);

            assertThat(find(item)).contains(item);
        }
    }

    @Test
    @DisplayName("VLT-1: an appointment comes back as it was added, with all that is known or nothing but the time, and its line says when")
    default void appointmentsComeBack() {
        var vault = given().vault();
        for (var appointment : List.of(
                new ItemContent.Appointment("Préfecture",
                        AppointmentTime.parse("2027-03-28T02:30 Europe/Paris"),
                        Optional.of("12, quai des Tilleuls"), Optional.of("Mme Sow"),
                        Optional.of("Avec le passeport\net deux photos")),
                appointment("2026-12-01T14:30 Pacific/Noumea"))) {
            var item = owned(vault, Visibility.SHARED, appointment);
            add(item);

            assertThat(find(item)).contains(item);
            assertThat(list(Keys.ofOwner(vault, Action.SEE_VAULT), vault, Listing.first(9)))
                    .contains(ItemLine.of(item)).map(ItemLine::time)
                    .contains(Optional.of(appointment.time()));
        }
    }

    @Test
    @DisplayName("REM-1: an appointment that comes back keeps its series, in its line too; of a series, it alone is listed")
    default void appointmentsOfASeries() {
        var vault = given().vault();
        var id = new SeriesId(UUID.randomUUID());
        var those = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> owned(vault, number == 2 ? Visibility.PRIVATE : Visibility.SHARED,
                        appointment("2027-01-0" + number + "T09:00 Europe/Paris").at(
                                AppointmentTime.parse("2027-01-0" + number + "T09:00 Europe/Paris"),
                                new Series(id, Rhythm.WEEKLY, number))))
                .toList();
        those.forEach(this::add);
        add(owned(vault, Visibility.SHARED, appointment("2027-01-02T09:00 Europe/Paris").at(
                AppointmentTime.parse("2027-01-02T09:00 Europe/Paris"),
                new Series(new SeriesId(UUID.randomUUID()), Rhythm.WEEKLY, 2))));
        add(owned(vault, Visibility.SHARED, appointment("2027-01-02T09:00 Europe/Paris")));

        assertThat(those).allSatisfy(item -> assertThat(find(item)).contains(item));
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        var wanted = ItemListing.of(Listing.first(9)).ofSeries(id);
        assertThat(given().get(() -> ports().vault().items().list(key, vault, wanted)))
                .containsExactlyElementsOf(those.stream().map(ItemLine::of).toList());
    }

    @Test
    @DisplayName("VLT-1: of appointments alone, those to come are listed first, the next one first, then those that were, the last one first; in any parts")
    default void appointmentsByTime() {
        var vault = given().vault();
        var today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        var added = Stream.of(-2, 3, 0, -1, 1, 0).map(days -> {
            var item = owned(vault, Visibility.PRIVATE,
                    appointment(today.plusDays(days) + "T00:00 Etc/UTC"));
            add(item);
            return item.id();
        }).toList();
        add(owned(vault, Visibility.PRIVATE, note()));
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        for (var most : new int[] { 1, 2, 4, 9 }) {
            var all = new ArrayList<ItemId>();
            Optional<Listing.Mark> after = Optional.empty();
            do {
                var wanted = ItemListing.of(new Listing(after, most)).ofKind(ItemContent.Kind.APPOINTMENT);
                var page = Listed.of(given().get(() -> ports().vault().items().list(key, vault, wanted)),
                        wanted.part(), wanted::mark);
                page.lines().forEach(line -> all.add(line.id()));
                after = page.next();
            } while (after.isPresent());
            assertThat(all).hasSize(6).endsWith(added.get(4), added.get(1), added.get(3), added.get(0));
            assertThat(all).startsWith(Stream.of(added.get(2), added.get(5))
                    .sorted(Comparator.comparing(ItemId::value)).toArray(ItemId[]::new));
        }
    }

    @Test
    @DisplayName("VLT-1: of the items of one kind, only those are listed")
    default void ofOneKind() {
        var vault = given().vault();
        var contact = owned(vault, Visibility.PRIVATE, contact());
        add(contact);
        add(owned(vault, Visibility.PRIVATE, note()));
        add(owned(vault, Visibility.PRIVATE, paper(PaperKind.OTHER)));

        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        assertThat(given().get(() -> ports().vault().items().list(key, vault,
                ItemListing.of(Listing.first(10)).ofKind(ItemContent.Kind.CONTACT))))
                        .extracting(ItemLine::id).containsExactly(contact.id());
    }

    @Test
    @DisplayName("VLT-8: with the key to a calendar its appointments are read, the last one first, with what they say, shared or private, and nothing else, with no other key")
    default void appointmentsOfACalendar() {
        var vault = given().vault();
        var key = Keys.of(new Viewpoint.FeedReader(vault), Action.READ_FEED, new Resource.AVault(vault), NOW);
        assertThat(given().get(() -> ports().vault().items().appointments(key, vault))).isEmpty();
        var all = new ArrayList<Item>();
        for (var visibility : List.of(Visibility.PRIVATE, Visibility.SHARED)) {
            var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, visibility,
                    NOW.plusMillis(all.size()),
                    new ItemContent.Appointment("Préfecture",
                            AppointmentTime.parse("2027-03-28T02:30 Indian/Reunion"),
                            Optional.of("12, quai – é أ"), Optional.of("Mme Sow"), Optional.of("…")));
            add(item);
            all.addFirst(item);
        }
        add(owned(vault, Visibility.SHARED, note()));
        add(Item.ofOwner(new ItemId(UUID.randomUUID()), given().vault(), Visibility.SHARED, NOW,
                all.getFirst().content()));
        save(Keys.ofOwner(all.getLast(), Action.FAVOUR), all.getLast(), all.getLast().favoured(true));
        assertThat(given().get(() -> ports().vault().items().appointments(key, vault)))
                .containsExactlyElementsOf(all);
        refused(() -> ports().vault().items().appointments(Keys.ofOwner(vault, Action.SEE_VAULT), vault));
        refused(() -> ports().vault().items().appointments(key, given().vault()));
        var shared = all.getFirst();
        save(Keys.of(new Viewpoint.Operator(given().staff()), Action.WITHDRAW, Resource.of(shared), NOW),
                shared, shared.withdrawn());
        assertThat(given().get(() -> ports().vault().items().appointments(key, vault)))
                .containsExactly(all.getLast());
    }

    @Test
    @DisplayName("VLT-8: of some items alone, only those of them are listed that are there")
    default void ofSomeAlone() {
        var vault = given().vault();
        var one = owned(vault, Visibility.PRIVATE, contact());
        var other = owned(vault, Visibility.PRIVATE, note());
        var elsewhere = owned(given().vault(), Visibility.PRIVATE, note());
        List.of(one, other, elsewhere, owned(vault, Visibility.PRIVATE, note())).forEach(this::add);
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        var all = ItemListing.of(Listing.first(10));
        assertThat(given().get(() -> ports().vault().items().list(key, vault, all.only(Set.of(one.id(),
                other.id(), elsewhere.id(), new ItemId(UUID.randomUUID()))))))
                        .extracting(ItemLine::id).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(given().get(() -> ports().vault().items().list(key, vault, all.only(Set.of())))).isEmpty();
    }

    @Test
    @DisplayName("VLT-8: with an item go the links to it, and no other, whoever removes it")
    default void linksGoAlong() {
        var removed = added(Visibility.PRIVATE);
        var withdrawn = added(Visibility.SHARED);
        var other = LinksContract.link(removed.vault(), NOW);
        var links = ports().vault().links();
        given().run(() -> {
            links.save(LinksContract.link(removed, NOW), UUID.randomUUID().toString());
            links.save(LinksContract.link(removed, NOW), UUID.randomUUID().toString());
            links.save(LinksContract.link(withdrawn, NOW), UUID.randomUUID().toString());
            links.save(other, UUID.randomUUID().toString());
        });
        given().run(() -> ports().vault().items().remove(Keys.ofOwner(removed, Action.DELETE), removed));
        assertThat(given().get(() -> links.of(removed.vault()))).containsExactly(other);
        save(Keys.of(new Viewpoint.Operator(given().staff()), Action.WITHDRAW, Resource.of(withdrawn), NOW),
                withdrawn, withdrawn.withdrawn());
        assertThat(given().get(() -> links.of(withdrawn.vault()))).hasSize(1);
        assertThat(given().get(() -> ports().vault().items().eraseWithdrawn(withdrawn.vault(),
                withdrawn.id()))).isPresent();
        assertThat(given().get(() -> links.of(withdrawn.vault()))).isEmpty();
    }

    @Test
    @DisplayName("VLT-5: who added an item, and for which relay, comes back with it")
    default void authorsComeBack() {
        var vault = given().vault();
        var relay = given().relay();
        var author = new Author.Staff(given().staffAt(relay, StaffRole.PROFESSIONAL), relay);
        var item = Item.ofStaff(id(), vault, author, NOW, note());

        given().run(() -> ports().vault().items()
                .add(Keys.of(new Viewpoint.StaffAt(author.account(), relay), Action.ADD_SHARED,
                        new Resource.AVault(vault), NOW), item));

        assertThat(find(item)).contains(item);
    }

    @Test
    @DisplayName("VLT-2, VLT-8: an item is changed, shared, made private and removed with the key for each")
    default void keysOpen() {
        var item = added(Visibility.PRIVATE);
        var changed = item.holding(new ItemContent.Note("Autre", "chose"));

        var toSee = Keys.ofOwner(item, Action.SEE);
        assertThat(opened(toSee)).contains(item);
        save(Keys.ofOwner(item, Action.CHANGE), item, changed);
        assertThat(find(item)).contains(changed);
        assertThat(opened(toSee)).as("as it now is").contains(changed);

        save(Keys.ofOwner(changed, Action.SHARE), changed, changed.madeShared());
        assertThat(find(item)).contains(changed.madeShared());

        var hidden = changed.madeShared().madePrivate();
        save(Keys.ofOwner(changed.madeShared(), Action.MAKE_PRIVATE), changed.madeShared(), hidden);
        assertThat(find(item)).contains(hidden);

        given().run(() -> ports().vault().items().remove(Keys.ofOwner(hidden, Action.DELETE), hidden));
        assertThat(find(item)).isEmpty();
    }

    @Test
    @DisplayName("GATE-1: a key for something else adds nothing: for another vault, another act, or for sharing where it must stay private")
    default void addingChecksItsKey() {
        var vault = given().vault();
        var hidden = owned(vault, Visibility.PRIVATE, note());
        var shown = owned(vault, Visibility.SHARED, note());

        refused(() -> ports().vault().items().add(Keys.ofOwner(given().vault(), Action.ADD_PRIVATE), hidden));
        refused(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.SEE_VAULT), hidden));
        refused(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), shown));
        refused(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_SHARED), hidden));

        assertThat(find(hidden)).isEmpty();
        assertThat(find(shown)).isEmpty();
    }

    @Test
    @DisplayName("GATE-1: a key for something else saves nothing: for another item, for looking, or for changing where it would share")
    default void savingChecksItsKey() {
        var item = added(Visibility.PRIVATE);
        var other = added(Visibility.PRIVATE);
        var changed = item.holding(new ItemContent.Note("Autre", "chose"));

        refused(() -> ports().vault().items().save(Keys.ofOwner(other, Action.CHANGE), item, changed));
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.SEE), item, changed));
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.DELETE), item, changed));
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.CHANGE), item,
                item.madeShared()));
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.MAKE_PRIVATE), item,
                item.madeShared()));

        assertThat(find(item)).contains(item);
    }

    @Test
    @DisplayName("GATE-1: a key for something else removes nothing")
    default void removingChecksItsKey() {
        var item = added(Visibility.SHARED);
        var other = added(Visibility.SHARED);

        refused(() -> ports().vault().items().remove(Keys.ofOwner(other, Action.DELETE), item));
        refused(() -> ports().vault().items().remove(Keys.ofOwner(item, Action.CHANGE), item));
        refused(() -> ports().vault().items().remove(Keys.ofOwner(item, Action.DOWNLOAD), item));

        assertThat(find(item)).contains(item);
    }

    @Test
    @DisplayName("VLT-7: a key made for an item while it was shared changes nothing once it is private")
    default void keyDiesWithTheStateItWasMadeFor() {
        var vault = given().vault();
        var relay = given().relay();
        var author = new Author.Staff(given().staffAt(relay, StaffRole.PROFESSIONAL), relay);
        var staff = new Viewpoint.StaffAt(author.account(), relay);
        var shared = Item.ofStaff(id(), vault, author, NOW, note());
        given().run(() -> ports().vault().items()
                .add(Keys.of(staff, Action.ADD_SHARED, new Resource.AVault(vault), NOW), shared));
        var stale = Keys.of(staff, Action.CHANGE, Resource.of(shared), NOW);
        save(Keys.ofOwner(shared, Action.MAKE_PRIVATE), shared, shared.madePrivate());

        refused(() -> ports().vault().items().save(stale, shared,
                shared.holding(new ItemContent.Note("Autre", "chose"))));

        assertThat(find(shared)).contains(shared.madePrivate());
    }

    @Test
    @DisplayName("Nothing is saved over a version that the change did not come from")
    default void versionsAreNotJumped() {
        var item = added(Visibility.PRIVATE);
        var key = Keys.ofOwner(item, Action.CHANGE);
        var changed = item.holding(new ItemContent.Note("Autre", "chose"));
        save(key, item, changed);

        refused(() -> ports().vault().items().save(key, item,
                item.holding(new ItemContent.Note("Encore", "autre"))));

        assertThat(find(item)).contains(changed);
    }

    @Test
    @DisplayName("GATE-1: an item is opened with a key to it, whatever the key allows, and with no other key")
    default void openedWithItsKeyAlone() {
        var item = added(Visibility.SHARED);
        var other = added(Visibility.SHARED);
        for (var action : List.of(Action.SEE, Action.DOWNLOAD, Action.CHANGE, Action.DELETE)) {
            assertThat(opened(Keys.ofOwner(item, action))).contains(item);
        }
        assertThat(opened(Keys.ofOwner(other, Action.SEE))).contains(other);
        refused(() -> ports().vault().items().find(Keys.ofOwner(item.vault(), Action.SEE_VAULT)));
    }

    @Test
    @DisplayName("VLT-7: a key opens an item only as it was when the key was made: not once it is private, gone, or in another vault")
    default void keyOpensItAsItWas() {
        var shared = added(Visibility.SHARED);
        var stale = Keys.ofOwner(shared, Action.SEE);
        save(Keys.ofOwner(shared, Action.MAKE_PRIVATE), shared, shared.madePrivate());
        assertThat(opened(stale)).isEmpty();
        assertThat(opened(Keys.ofOwner(shared.madePrivate(), Action.SEE))).contains(shared.madePrivate());

        var elsewhere = new Item(shared.id(), given().vault(), Visibility.PRIVATE, shared.author(),
                shared.addedAt(), shared.version(), shared.content(), false, Optional.empty(),
                Optional.empty(), Optional.empty());
        assertThat(opened(Keys.ofOwner(elsewhere, Action.SEE))).isEmpty();
        var unknown = owned(shared.vault(), Visibility.PRIVATE, note());
        assertThat(opened(Keys.ofOwner(unknown, Action.SEE))).isEmpty();
    }

    private Optional<Item> opened(Granted key) {
        return given().get(() -> ports().vault().items().find(key));
    }

    @Test
    @DisplayName("I4: an item is added once")
    default void addedOnce() {
        var item = added(Visibility.PRIVATE);
        var another = new Item(item.id(), item.vault(), Visibility.PRIVATE, item.author(), later(1),
                Version.FIRST, new ItemContent.Note("Autre", "chose"), false,
                Optional.empty(), Optional.empty(), Optional.empty());
        refused(() -> ports().vault().items().add(Keys.ofOwner(item.vault(), Action.ADD_PRIVATE), another));
        assertThat(find(item)).contains(item);
    }

    @Test
    @DisplayName("VLT-1: a line shows what the item is called, of what kind, how large, who added it and when")
    default void linesShowTheirItems() {
        var vault = given().vault();
        var relay = given().relay();
        var author = new Author.Staff(given().staffAt(relay, StaffRole.PROFESSIONAL), relay);
        var note = owned(vault, Visibility.PRIVATE, new ItemContent.Note("ምልክታ <b>", "Texte"));
        var document = new Item(id(), vault, Visibility.SHARED, author, later(1),
                new Version(4), new ItemContent.Document(
                        "Bail", FileName.sent("bail.pdf"), DocumentType.TIFF, PaperKind.HOUSING,
                        12_345, "0".repeat(64),
                        Given.blob()),
                false, Optional.empty(), Optional.empty(), Optional.empty());
        List.of(note, document).forEach(this::add);
        assertThat(lines(Keys.owner(vault), vault, NOW)).containsExactly(ItemLine.of(document),
                ItemLine.of(note));
    }

    @Test
    @DisplayName("A list goes on after any line, also among those of one moment, each line once; one line more says that there is more")
    default void pageByPage() {
        var vault = given().vault();
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        assertThat(list(key, vault, Listing.first(100))).isEmpty();
        for (var i = 0; i < 7; i++) {
            addedAt(vault, Visibility.PRIVATE, later(i / 3));
        }
        var whole = list(key, vault, Listing.first(100));
        assertThat(whole).hasSize(7);
        for (var most : new int[] { 1, 2, 3, 6, 7 }) {
            assertThat(list(key, vault, Listing.first(most))).hasSize(Math.min(7, most + 1));
            var all = new ArrayList<ItemLine>();
            Optional<Listing.Mark> after = Optional.empty();
            do {
                var wanted = new Listing(after, most);
                var page = Listed.of(list(key, vault, wanted), wanted, ItemLine::mark);
                assertThat(Collections.disjoint(all, page.lines())).as("the list goes on").isTrue();
                all.addAll(page.lines());
                after = page.next();
            } while (after.isPresent());
            assertThat(all).isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("VLT-1: a list of one kind of paper shows every document of that kind, in its parts, and nothing else")
    default void papersOfOneKind() {
        var vault = given().vault();
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        addedAt(vault, Visibility.PRIVATE, NOW);
        for (var kind : PaperKind.values()) {
            add(owned(vault, Visibility.PRIVATE, paper(kind)));
            add(owned(vault, Visibility.PRIVATE, paper(kind)));
        }
        for (var kind : PaperKind.values()) {
            assertThat(ofKind(key, vault, kind)).hasSize(2).allSatisfy(line -> assertThat(line.file())
                    .map(ItemLine.FileLine::paperKind).contains(kind));
        }
        var one = owned(vault, Visibility.PRIVATE, paper(PaperKind.WORK));
        add(one);
        save(Keys.ofOwner(one, Action.CHANGE), one,
                one.holding(((ItemContent.Document) one.content()).sorted(PaperKind.SCHOOL)));

        assertThat(ofKind(key, vault, PaperKind.WORK)).hasSize(2);
        assertThat(ofKind(key, vault, PaperKind.SCHOOL)).hasSize(3).map(ItemLine::id).contains(one.id());
    }

    private List<ItemLine> ofKind(Granted key, VaultId vault, PaperKind kind) {
        var wanted = ItemListing.of(Listing.first(2)).ofKind(kind);
        var first = given().get(() -> ports().vault().items().list(key, vault, wanted));
        if (first.size() < 3) { return first; }
        var rest = wanted.from(new Listing(Optional.of(first.get(1).mark()), 2));
        return Stream.concat(first.stream().limit(2),
                given().get(() -> ports().vault().items().list(key, vault, rest)).stream()).toList();
    }

    @Test
    @DisplayName("VLT-1: on which day a document ends comes back with it and its line, is changed and taken away again; those that end are listed alone")
    default void lastDays() {
        var vault = given().vault();
        var never = owned(vault, Visibility.SHARED, paper(PaperKind.IDENTITY));
        add(never);
        var ending = owned(vault, Visibility.SHARED,
                paper(PaperKind.IDENTITY).goodUntil(Optional.of(LocalDate.of(2027, 5, 3))));
        add(ending);
        assertThat(find(ending)).contains(ending);
        var owner = Keys.ofOwner(vault, Action.SEE_VAULT);
        assertThat(lines(owner, vault, all().onlyEnding())).containsExactly(ItemLine.of(ending));
        var other = ending.holding(((ItemContent.Document) ending.content())
                .goodUntil(Optional.of(LocalDate.of(2199, 12, 31))));
        save(Keys.ofOwner(ending, Action.CHANGE), ending, other);
        assertThat(find(other)).contains(other);
        var open = other.holding(((ItemContent.Document) other.content()).goodUntil(Optional.empty()));
        save(Keys.ofOwner(other, Action.CHANGE), other, open);
        assertThat(find(open)).contains(open);
        assertThat(lines(owner, vault, all().onlyEnding())).isEmpty();
    }

    @Test
    @DisplayName("FIELD: a list of what is called so, or says so, shows all of it, however far back, in its parts, and nothing else")
    default void namedSo() {
        var vault = given().vault();
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        var called = Stream.of("Carte d’identité", "Carte Vitale", "Identité de ma fille", "Bail")
                .map(title -> owned(vault, Visibility.PRIVATE,
                        new ItemContent.Note(title, "Voir " + title.length() + " fois")))
                .peek(this::add).map(Item::id).toList();
        IntStream.range(0, 40).forEach(i -> addedAt(vault, Visibility.PRIVATE, later(i + 1)));

        assertThat(named(key, vault, "ident")).containsExactlyInAnyOrder(called.get(0), called.get(2));
        assertThat(named(key, vault, "VITALE carte")).containsExactly(called.get(1));
        assertThat(named(key, vault, "%")).isEmpty();
        assertThat(named(key, vault, "bail voir 4")).containsExactly(called.get(3));
        assertThat(named(key, vault, "voir")).containsExactlyInAnyOrderElementsOf(called);
    }

    @Test
    @DisplayName("LAW-4: what was read of a document is what it says where that counts, and nowhere else")
    default void readSo() {
        var lease = document(Visibility.PRIVATE);
        var vault = lease.vault();
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        given().run(() -> ports().vault().readings().keep(vault, lease.id(),
                Words.of(List.of("loyer"))));
        var wanted = ItemListing.of(Listing.first(9)).named(Sought.of("loyer"));
        for (var counts : List.of(true, false)) {
            assertThat(given().get(() -> ports().vault().items().list(key, vault, wanted.read(counts))))
                    .hasSize(counts ? 1 : 0);
        }
    }

    private List<ItemId> named(Granted key, VaultId vault, String typed) {
        var wanted = ItemListing.of(Listing.first(1)).named(Sought.of(typed));
        var first = given().get(() -> ports().vault().items().list(key, vault, wanted));
        if (first.size() < 2) { return first.stream().map(ItemLine::id).toList(); }
        var rest = given().get(() -> ports().vault().items().list(key, vault,
                wanted.from(new Listing(Optional.of(first.getFirst().mark()), 9))));
        return Stream.concat(first.stream().limit(1), rest.stream()).map(ItemLine::id).toList();
    }

    @Test
    @DisplayName("VLT-2: what its owner wants at hand comes back to them, by itself and in lists, alone if they wish")
    default void favouritesComeBack() {
        var item = added(Visibility.SHARED);
        addedAt(item.vault(), Visibility.SHARED, later(1));
        var key = Keys.ofOwner(item.vault(), Action.SEE_VAULT);
        assertThat(favourites(key, item.vault())).isEmpty();

        var favourite = favoured(item);

        assertThat(find(item)).contains(favourite);
        assertThat(favourites(key, item.vault())).containsExactly(ItemLine.of(favourite));
        assertThat(list(key, item.vault(), Listing.first(9))).map(ItemLine::favourite)
                .containsExactly(false, true);
        save(Keys.ofOwner(favourite, Action.FAVOUR), favourite, item);
        assertThat(find(item)).contains(item);
        assertThat(favourites(key, item.vault())).isEmpty();
    }

    @Test
    @DisplayName("VLT-2: nobody but the owner is told what they want at hand, and who changes the item takes none away")
    default void favouritesAreTheOwners() {
        var vault = given().vault();
        var relay = given().relay();
        var author = new Author.Staff(given().staffAt(relay, StaffRole.PROFESSIONAL), relay);
        var staff = new Viewpoint.StaffAt(author.account(), relay);
        given().affiliation(vault, relay);
        var item = Item.ofStaff(id(), vault, author, NOW, note());
        given().run(() -> ports().vault().items()
                .add(Keys.of(staff, Action.ADD_SHARED, new Resource.AVault(vault), NOW), item));
        favoured(item);

        var toldStaff = opened(Keys.of(staff, Action.CHANGE, Resource.of(item), NOW));
        assertThat(toldStaff).contains(item);
        assertThat(lines(staff, vault, NOW)).containsExactly(ItemLine.of(item));
        assertThat(favourites(Keys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault))
                .isEmpty();
        var changed = item.holding(new ItemContent.Note("Autre", "chose"));
        save(Keys.of(staff, Action.CHANGE, Resource.of(item), NOW), item, changed);
        assertThat(find(item)).contains(changed.favoured(true));
    }

    @Test
    @DisplayName("GATE-1: what is at hand changes with the key for that, and nothing else with it")
    default void favouringChecksItsKey() {
        var item = added(Visibility.PRIVATE);
        var favourite = item.favoured(true);
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.CHANGE), item, favourite));
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.FAVOUR), item,
                item.holding(new ItemContent.Note("Autre", "chose"))));
        assertThatThrownBy(() -> save(Keys.ofOwner(item, Action.FAVOUR), item, favourite.madeShared()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(find(item)).contains(item);
    }

    @Test
    @DisplayName("VLT-1: what lies in a folder is found there, what lies in none is found apart, and neither makes a version of it")
    default void inFolders() {
        var vault = given().vault();
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        var folders = List.of(folder(), folder(), folder());
        var documents = IntStream.range(0, 4).mapToObj(i -> document(vault, later(i))).toList();
        documents.forEach(this::add);
        var note = owned(vault, Visibility.PRIVATE, note());
        add(note);
        moved(documents.get(0), folders.get(0));
        moved(documents.get(1), folders.get(1));
        moved(moved(documents.get(2), folders.get(1)), folders.get(0));

        assertThat(find(documents.get(1))).contains(documents.get(1).filed(Optional.of(folders.get(1))));
        assertThat(in(key, vault, Set.of(folders.get(0)))).containsExactly(
                ItemLine.of(documents.get(2).filed(Optional.of(folders.get(0)))),
                ItemLine.of(documents.get(0).filed(Optional.of(folders.get(0)))));
        assertThat(in(key, vault, Set.of(folders.get(0), folders.get(1)))).hasSize(3);
        assertThat(in(key, vault, Set.of(folders.get(2)))).isEmpty();
        assertThat(in(key, vault, Set.of())).containsExactlyInAnyOrder(ItemLine.of(documents.get(3)),
                ItemLine.of(note));
    }

    @Test
    @DisplayName("GATE-1: where a document lies changes with the key for that, and nothing else with it; what is withdrawn lies nowhere")
    default void movingChecksItsKey() {
        var item = document(given().vault(), NOW);
        add(item);
        var there = item.filed(Optional.of(folder()));
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.CHANGE), item, there));
        refused(() -> ports().vault().items().save(Keys.ofOwner(item, Action.MOVE), item,
                item.holding(item.content().called("Autre"))));
        assertThatThrownBy(() -> save(Keys.ofOwner(item, Action.MOVE), item, there.madeShared()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(find(item)).contains(item);

        save(Keys.ofOwner(item, Action.MOVE), item, there);
        var shared = there.madeShared();
        save(Keys.ofOwner(there, Action.SHARE), there, shared);
        assertThat(find(shared)).contains(shared);
        save(Keys.of(new Viewpoint.Operator(new AccountId(UUID.randomUUID())), Action.WITHDRAW,
                Resource.of(shared), NOW), shared, shared.withdrawn());
        assertThat(opened(Keys.of(new Viewpoint.Operator(new AccountId(UUID.randomUUID())), Action.REVIEW,
                Resource.of(shared.withdrawn()), NOW)).orElseThrow().folder()).isEmpty();
    }

    private static FolderId folder() {
        return new FolderId(UUID.randomUUID());
    }

    private Item document(VaultId vault, Instant at) {
        return Item.ofOwner(id(), vault, Visibility.PRIVATE, at,
                new ItemContent.Document("Bail", FileName.sent("bail.pdf"), DocumentType.PDF,
                        PaperKind.OTHER, 1, "0".repeat(64), Given.blob()));
    }

    private Item moved(Item item, FolderId folder) {
        var is = item.filed(Optional.of(folder));
        save(Keys.ofOwner(item, Action.MOVE), item, is);
        return is;
    }

    private List<ItemLine> in(Granted key, VaultId vault, Set<FolderId> folders) {
        return given().get(() -> ports().vault().items().list(key, vault,
                ItemListing.of(Listing.first(9)).in(folders)));
    }

    private Item favoured(Item item) {
        save(Keys.ofOwner(item, Action.FAVOUR), item, item.favoured(true));
        return item.favoured(true);
    }

    private List<ItemLine> favourites(Granted key, VaultId vault) {
        return given().get(() -> ports().vault().items().list(key, vault,
                ItemListing.of(Listing.first(12)).onlyFavourites()));
    }

    private List<ItemLine> list(Granted key, VaultId vault, Listing wanted) {
        return given().get(() -> ports().vault().items().list(key, vault, ItemListing.of(wanted)));
    }

    @Test
    @DisplayName("MOD-1: what is withdrawn is on nobody's list and given back with its key; erased without one, with what was drawn of it, and nothing else is")
    default void withdrawnAndErased() {
        var vault = given().vault();
        var relay = given().relay();
        given().affiliation(vault, relay);
        var operator = new Viewpoint.Operator(given().staff());
        var item = owned(vault, Visibility.SHARED,
                new ItemContent.Document("Lettre", FileName.sent("lettre.pdf"), DocumentType.PDF,
                        PaperKind.OTHER, 1234, "0123456789abcdef".repeat(4), Given.blob()));
        add(item);
        var drawn = Given.blob();
        given().run(() -> ports().vault().previews().keep(vault, item.id(), Preview.of(drawn, 2)));
        assertThat(given().get(() -> ports().vault().items().eraseWithdrawn(vault, item.id()))).isEmpty();

        var withdrawn = item.withdrawn();
        assertThatThrownBy(() -> save(Keys.ofOwner(item, Action.MAKE_PRIVATE), item, withdrawn))
                .isInstanceOf(IllegalStateException.class);
        save(Keys.of(operator, Action.WITHDRAW, Resource.of(item), NOW), item, withdrawn);
        var review = Keys.of(operator, Action.REVIEW, Resource.of(withdrawn), NOW);
        assertThat(given().get(() -> ports().vault().items().find(review)).map(Item::version))
                .contains(withdrawn.version());
        assertThat(given().get(() -> ports().vault().items().list(Keys.ofOwner(vault, Action.SEE_VAULT),
                vault, ItemListing.of(Listing.first(9))))).isEmpty();
        assertThat(given().get(() -> ports().vault().items()
                .list(Keys.of(new Viewpoint.StaffAt(given().staffAt(relay, StaffRole.MANAGER), relay),
                        Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault,
                        ItemListing.of(Listing.first(9))))).isEmpty();

        var back = withdrawn.givenBack();
        save(Keys.of(operator, Action.GIVE_BACK, Resource.of(withdrawn), NOW), withdrawn, back);
        assertThat(find(back)).contains(back.drawn(Optional.of(Preview.of(drawn, 2))));
        assertThat(given().get(() -> ports().vault().items().eraseWithdrawn(vault, item.id()))).isEmpty();

        save(Keys.of(operator, Action.WITHDRAW, Resource.of(back), NOW), back, back.withdrawn());
        assertThat(given().get(() -> ports().vault().items().eraseWithdrawn(given().vault(), item.id())))
                .isEmpty();
        var gone = given().get(() -> ports().vault().items().eraseWithdrawn(vault, item.id())).orElseThrow();
        assertThat(gone.size()).isEqualTo(1234);
        assertThat(gone.blobs()).containsExactlyInAnyOrder(drawn,
                ((ItemContent.Document) item.content()).blob());
        assertThat(given().get(() -> ports().vault().items().eraseWithdrawn(vault, item.id()))).isEmpty();
        assertThat(given().get(() -> ports().vault().items().blobsOf(vault))).isEmpty();

        var note = owned(vault, Visibility.SHARED, new ItemContent.Note("À faire", "Appeler"));
        add(note);
        save(Keys.of(operator, Action.WITHDRAW, Resource.of(note), NOW), note, note.withdrawn());
        assertThat(given().get(() -> ports().vault().items().eraseWithdrawn(vault, note.id())))
                .contains(new Items.Gone(note.content().size(), List.of()));
    }

    @Test
    @DisplayName("VLT-8: what is thrown away comes back as it was, and is on no list but its owner's of the bin, whose other lines are elsewhere")
    default void thrownAway() {
        var vault = given().vault();
        var relay = given().relay();
        given().affiliation(vault, relay);
        var kept = owned(vault, Visibility.SHARED, note());
        add(kept);
        var folder = new FolderId(UUID.randomUUID());
        var paper = owned(vault, Visibility.SHARED, paper(PaperKind.HEALTH));
        add(paper);
        save(Keys.ofOwner(paper, Action.FAVOUR), paper, paper.favoured(true));
        var was = paper.favoured(true).filed(Optional.of(folder));
        save(Keys.ofOwner(paper, Action.MOVE), paper.favoured(true), was);

        var binned = was.thrownAway(later(5));
        save(Keys.ofOwner(was, Action.DELETE), was, binned);
        assertThat(opened(Keys.ofOwner(was, Action.SEE))).isEmpty();
        assertThat(opened(Keys.ofOwner(binned, Action.PUT_BACK))).contains(binned);
        var owner = Keys.ofOwner(vault, Action.SEE_VAULT);
        var staff = Keys.of(new Viewpoint.StaffAt(given().staffAt(relay, StaffRole.MANAGER), relay),
                Action.SEE_VAULT, new Resource.AVault(vault), NOW);
        for (var key : List.of(owner, staff)) {
            assertThat(lines(key, vault, all())).map(ItemLine::id).containsExactly(kept.id());
        }
        for (var wanted : List.of(all().onlyFavourites(), all().ofKind(PaperKind.HEALTH),
                all().in(Set.of(folder)))) {
            assertThat(lines(owner, vault, wanted)).isEmpty();
        }
        assertThat(lines(owner, vault, all().onlyBinned())).containsExactly(ItemLine.of(binned));
        assertThat(lines(staff, vault, all().onlyBinned())).isEmpty();

        var back = binned.putBack(FolderTree.of(List.of()), later(6));
        save(Keys.ofOwner(binned, Action.PUT_BACK), binned, back);
        assertThat(find(back)).contains(back);
        assertThat(lines(staff, vault, all())).map(ItemLine::id).contains(paper.id());
        assertThat(lines(owner, vault, all().onlyBinned())).isEmpty();
        given().run(() -> ports().vault().items().remove(Keys.ofOwner(back, Action.DELETE), back));
        assertThat(find(back)).isEmpty();
    }

    @Test
    @DisplayName("VLT-8: the bin is listed in its parts, what was thrown away last first, appointments too")
    default void binInParts() {
        var vault = given().vault();
        var other = addedAt(given().vault(), Visibility.PRIVATE, NOW);
        save(Keys.ofOwner(other, Action.DELETE), other, other.thrownAway(NOW));
        var binned = Stream.of(3, 1, 2, 2).map(minutes -> {
            var item = owned(vault, Visibility.PRIVATE, appointment("2026-12-01T14:30 Pacific/Noumea"));
            add(item);
            var thrown = item.thrownAway(later(minutes));
            save(Keys.ofOwner(item, Action.DELETE), item, thrown);
            return ItemLine.of(thrown);
        }).toList();
        var owner = Keys.ofOwner(vault, Action.SEE_VAULT);
        Parts.hold(given(), part -> ports().vault().items().list(owner, vault,
                ItemListing.of(part).onlyBinned().ofKind(ItemContent.Kind.APPOINTMENT)), ItemLine::mark,
                binned);
    }

    @Test
    @DisplayName("GATE-1: an item is thrown away with the key for deleting it, and put back with the key for that, and with no other")
    default void binChecksItsKeys() {
        var was = added(Visibility.SHARED);
        var binned = was.thrownAway(NOW);
        for (var wrong : List.of(Action.CHANGE, Action.MAKE_PRIVATE)) {
            refused(() -> ports().vault().items().save(Keys.ofOwner(was, wrong), was, binned));
        }
        save(Keys.ofOwner(was, Action.DELETE), was, binned);
        var back = binned.putBack(FolderTree.of(List.of()), NOW);
        refused(() -> ports().vault().items().save(Keys.ofOwner(binned, Action.DELETE), binned, back));
        refused(() -> ports().vault().items().save(Keys.ofOwner(was, Action.SHARE), was, back));
        assertThat(opened(Keys.ofOwner(binned, Action.PUT_BACK))).contains(binned);
    }

    private static ItemListing all() {
        return ItemListing.of(Listing.first(9));
    }

    private List<ItemLine> lines(Granted key, VaultId vault, ItemListing wanted) {
        return given().get(() -> ports().vault().items().list(key, vault, wanted));
    }

    @Test
    @DisplayName("END-2: all blobs of a vault are named, and none of another")
    default void blobsOfAVault() {
        var one = document(Visibility.PRIVATE);
        var other = document(Visibility.SHARED);
        var second = owned(one.vault(), Visibility.SHARED, new ItemContent.Document("Autre",
                FileName.sent("bail.pdf"), DocumentType.PDF,
                PaperKind.OTHER, 1, "0".repeat(64), Given.blob()));
        assertThat(given().get(() -> ports().vault().items().blobsOf(one.vault())))
                .containsExactly(blob(one));
        add(second);
        assertThat(given().get(() -> ports().vault().items().blobsOf(one.vault())))
                .containsExactlyInAnyOrder(blob(one), blob(second)).doesNotContain(blob(other));
        assertThat(given().get(() -> ports().vault().items().blobsOf(given().vault()))).isEmpty();
    }

    @Test
    @DisplayName("I2: of several blobs, those are named that an item names, in whatever vault, private or shared")
    default void namedBlobs() {
        var hidden = document(Visibility.PRIVATE);
        var shown = document(Visibility.SHARED);
        var removed = document(Visibility.SHARED);
        given().run(() -> ports().vault().items().remove(Keys.ofOwner(removed, Action.DELETE), removed));
        var stray = Given.blob();

        given().run(() -> {
            assertThat(ports().vault().items().named(Set.of(blob(hidden), blob(shown), blob(removed), stray)))
                    .containsExactlyInAnyOrder(blob(hidden), blob(shown));
            assertThat(ports().vault().items().named(Set.of(stray))).isEmpty();
            assertThat(ports().vault().items().named(Set.of())).isEmpty();
        });
    }

    @Test
    @DisplayName("VLT-8: the owner sees everything in their vault, the newest first, whatever the state of the vault")
    default void ownerSeesEverything() {
        for (var state : VaultState.values()) {
            var vault = given().vault(state);
            var old = addedAt(vault, Visibility.PRIVATE, later(1));
            var newest = addedAt(vault, Visibility.SHARED, later(3));
            var middle = addedAt(vault, Visibility.PRIVATE, later(2));
            added(Visibility.SHARED);

            assertThat(visible(Keys.owner(vault), vault)).containsExactly(newest.id(), middle.id(), old.id());
        }
    }

    @Test
    @DisplayName("GATE-1: a list is shown for a key to that vault, and for no other key")
    default void listChecksItsKey() {
        var vault = given().vault();

        refused(() -> ports().vault().items().list(Keys.ofOwner(given().vault(), Action.SEE_VAULT),
                vault, ItemListing.of(Listing.first(10))));
        refused(() -> ports().vault().items().list(Keys.ofOwner(vault, Action.READ_JOURNAL), vault,
                ItemListing.of(Listing.first(10))));
    }

    @Test
    @DisplayName("VLT-3, VLT-13, ACC-13: nobody but the owner and staff at a relay can even ask for the list")
    default void noKeyForOthers() {
        var vault = given().vault();
        var account = new AccountId(UUID.randomUUID());

        for (var viewpoint : List.of(new Viewpoint.Anyone(), new Viewpoint.Beneficiary(account),
                new Viewpoint.Staff(account), new Viewpoint.Operator(account))) {
            assertThat(Keys.ifAny(viewpoint, Action.SEE_VAULT, new Resource.AVault(vault), NOW))
                    .as(viewpoint.toString()).isEmpty();
        }
    }

    /** A shared and a private item in an open vault, tied to a relay whose agreement is in force, and somebody who works there. */
    record Scene(VaultId vault, RelayId relay, AccountId worker, Item shown, Item hidden) {
        Viewpoint staff() {
            return new Viewpoint.StaffAt(worker, relay);
        }
    }

    @Test
    @DisplayName("VLT-4, VLT-3: staff of an affiliated relay see what is shared, and nothing that is private")
    default void staffSeeWhatIsShared() {
        var scene = scene(VaultState.OPEN, inForce());
        given().affiliation(scene.vault(), scene.relay());

        assertThat(visible(scene.staff(), scene.vault())).containsExactly(scene.shown().id());
    }

    @Test
    @DisplayName("ACC-7, PRI-2: staff see nothing of a vault that is pending or restricted, not even with a key made before")
    default void closedVaultsShowNothing() {
        for (var state : List.of(VaultState.PENDING, VaultState.RESTRICTED)) {
            var scene = scene(state, inForce());
            given().affiliation(scene.vault(), scene.relay());

            assertThat(visible(scene.staff(), scene.vault())).isEmpty();
        }
    }

    @Test
    @DisplayName("AFF-3: staff see nothing on a mere request")
    default void requestsShowNothing() {
        var scene = scene(VaultState.OPEN, inForce());
        given().run(() -> ports().affiliation().affiliations().save(
                Affiliation.requested(new AffiliationId(UUID.randomUUID()), scene.vault(), scene.relay(),
                        scene.worker(), Optional.empty(), NOW)));

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
    }

    @Test
    @DisplayName("AFF-6: staff see nothing once the affiliation has ended, not even with a key made before")
    default void endedShowsNothing() {
        var scene = scene(VaultState.OPEN, inForce());
        var tie = given().affiliation(scene.vault(), scene.relay());
        given().run(() -> ports().affiliation().affiliations().save(tie.ended(Ending.BY_BENEFICIARY, NOW)));

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
    }

    @Test
    @DisplayName("AFF-6, AFF-7: staff see nothing from the end of support on, whether it is written down or not")
    default void endedSupportShowsNothing() {
        var scene = scene(VaultState.OPEN, inForce());
        var tie = given().affiliation(scene.vault(), scene.relay());
        var before = tie.supportEnding(scene.worker(), Given.PARIS, NOW.minus(Duration.ofDays(30)));
        given().run(() -> ports().affiliation().affiliations().save(before));
        assertThat(visible(scene.staff(), scene.vault())).containsExactly(scene.shown().id());
        given().run(() -> ports().affiliation().affiliations()
                .save(tie.supportEnding(scene.worker(), Given.PARIS, NOW.minus(Duration.ofDays(31)))));

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
    }

    @Test
    @DisplayName("AFF-7: a list of what one relay added shows all of that, in its parts, and nothing else")
    default void addedAtOneRelay() {
        var vault = given().vault();
        var relay = given().relay();
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        addedAt(vault, Visibility.SHARED, NOW);
        var mine = Stream.of(relay, given().relay(), relay, relay).map(at -> {
            var author = new Author.Staff(given().staffAt(at, StaffRole.PROFESSIONAL), at);
            var item = new Item(new ItemId(UUID.randomUUID()), vault, Visibility.SHARED, author, NOW,
                    Version.FIRST, new ItemContent.Note("Bail", "Signé"), false, Optional.empty(),
                    Optional.empty(), Optional.empty());
            given().run(() -> ports().vault().items().add(Keys.of(new Viewpoint.StaffAt(author.account(), at),
                    Action.ADD_SHARED, new Resource.AVault(vault), NOW), item));
            return item;
        }).filter(item -> ((Author.Staff) item.author()).relay().equals(relay)).map(Item::id).toList();
        var wanted = ItemListing.of(Listing.first(2)).addedAt(relay);
        var first = given().get(() -> ports().vault().items().list(key, vault, wanted));
        var rest = given().get(() -> ports().vault().items().list(key, vault,
                wanted.from(new Listing(Optional.of(first.get(1).mark()), 2))));

        assertThat(Stream.concat(first.stream().limit(2), rest.stream())).extracting(ItemLine::id)
                .hasSize(3).containsExactlyInAnyOrderElementsOf(mine);
    }

    @Test
    @DisplayName("AFF-1: staff see nothing where there never was an affiliation, whatever another relay sees")
    default void neverTiedShowsNothing() {
        var scene = scene(VaultState.OPEN, inForce());
        given().affiliation(scene.vault(), given().relay());

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
    }

    @Test
    @DisplayName("REL-3: staff see nothing while no agreement is in force: not begun, ended or suspended")
    default void withoutAgreementNothing() {
        for (var agreement : List.of(
                ServiceAgreement.concluded(today().plusDays(1), today().plusYears(1), "free"),
                ServiceAgreement.concluded(today().minusYears(1), today().minusDays(1), "free"),
                Given.suspended(inForce()))) {
            var scene = scene(VaultState.OPEN, agreement);
            given().affiliation(scene.vault(), scene.relay());

            assertThat(visible(scene.staff(), scene.vault())).as(agreement.toString()).isEmpty();
        }
    }

    @Test
    @DisplayName("REL-3: on its first and on its last day an agreement is in force")
    default void firstAndLastDay() {
        for (var agreement : List.of(ServiceAgreement.concluded(today(), today().plusYears(1), "free"),
                ServiceAgreement.concluded(today().minusYears(1), today(), "free"))) {
            var scene = scene(VaultState.OPEN, agreement);
            given().affiliation(scene.vault(), scene.relay());

            assertThat(visible(scene.staff(), scene.vault())).as(agreement.toString())
                    .containsExactly(scene.shown().id());
        }
    }

    @Test
    @DisplayName("REL-2, REL-3: in the period for which an agreement was renewed staff see again; in a gap before it, or suspended, they do not")
    default void renewed() {
        var over = ServiceAgreement.concluded(today().minusYears(1), today().minusDays(10), "free");
        var running = renewed(over, today());
        for (var agreement : List.of(running, renewed(over, today().plusDays(1)),
                running.suspended("Une plainte", NOW))) {
            var scene = scene(VaultState.OPEN, agreement);
            given().affiliation(scene.vault(), scene.relay());

            assertThat(visible(scene.staff(), scene.vault())).as(agreement.toString())
                    .containsExactlyElementsOf(
                            agreement.equals(running) ? List.of(scene.shown().id()) : List.of());
        }
    }

    private static ServiceAgreement renewed(ServiceAgreement over, LocalDate from) {
        return over.renewed(new ServiceAgreement.Period(from, from.plusDays(9), "free"), over.until());
    }

    @Test
    @DisplayName("REL-5, ACC-12: who was removed from the relay, or belongs to another one, sees nothing")
    default void strangersSeeNothing() {
        var scene = scene(VaultState.OPEN, inForce());
        given().affiliation(scene.vault(), scene.relay());
        var stranger = given().staffAt(given().relay(), StaffRole.MANAGER);
        given().run(() -> ports().relay().memberships().remove(scene.worker(), scene.relay()));

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
        assertThat(visible(new Viewpoint.StaffAt(stranger, scene.relay()), scene.vault())).isEmpty();
    }

    @ParameterizedTest(
            name = "GATE-1: over random people, relays, ties and items, the list shows what the policy shows (seed {0})")
    @ValueSource(longs = { 1, 22, 300 })
    @DisplayName("GATE-1: over random people, relays, ties and items, the list shows what the policy shows")
    default void visibleAnswersAsThePolicyDoes(long seed) {
        var world = new ItemsWorld(ports(), seed);
        world.questions()
                .forEach(asked -> assertThat(visible(asked.viewpoint(), asked.vault(), world.now()))
                        .as("seed %d, %s", seed, asked)
                        .containsExactlyInAnyOrderElementsOf(
                                world.shownByThePolicy(asked).stream().map(Item::id).toList()));

        assertThat(world.shown()).as("items shown to staff").isPositive();
        assertThat(world.refusals()).contains(Refusal.A_PRIVATE_ITEM_IS_FOR_ITS_OWNER_ALONE,
                Refusal.A_BINNED_ITEM_IS_PUT_BACK_OR_ERASED_BY_ITS_OWNER,
                Refusal.A_PENDING_VAULT_IS_CLOSED_TO_EVERYBODY_ELSE,
                Refusal.A_RESTRICTED_VAULT_IS_CLOSED_TO_EVERYBODY_ELSE,
                Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY,
                Refusal.STAFF_SEE_ONLY_AFFILIATED_VAULTS,
                Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
    }

    private Scene scene(VaultState state, ServiceAgreement agreement) {
        var vault = given().vault(state);
        var relay = given().relay(agreement);
        var worker = given().staff();
        given().run(
                () -> ports().relay().memberships()
                        .save(new Membership(worker, relay, StaffRole.PROFESSIONAL, NOW)));
        return new Scene(vault, relay, worker, addedAt(vault, Visibility.SHARED, NOW),
                addedAt(vault, Visibility.PRIVATE, NOW));
    }

    private List<ItemId> visible(Viewpoint viewpoint, VaultId vault) {
        return visible(viewpoint, vault, NOW);
    }

    private List<ItemId> visible(Viewpoint viewpoint, VaultId vault, Instant now) {
        return lines(viewpoint, vault, now).stream().map(ItemLine::id).toList();
    }

    /** With a key from the best of facts: what rests must decide alone. */
    private List<ItemLine> lines(Viewpoint viewpoint, VaultId vault, Instant now) {
        return list(Keys.of(viewpoint, Action.SEE_VAULT, new Resource.AVault(vault), now), vault,
                Listing.first(Listing.MOST));
    }

    private void refused(Runnable work) {
        assertThatThrownBy(() -> given().run(work)).isInstanceOf(IllegalStateException.class);
    }

    private Item added(Visibility visibility) {
        return addedAt(given().vault(), visibility, NOW);
    }

    private Item addedAt(VaultId vault, Visibility visibility, Instant at) {
        var item = Item.ofOwner(id(), vault, visibility, at, note());
        add(item);
        return item;
    }

    private Item document(Visibility visibility) {
        var item = owned(given().vault(), visibility,
                paper(PaperKind.OTHER));
        add(item);
        return item;
    }

    private static ItemContent.Document paper(PaperKind kind) {
        return new ItemContent.Document("Bail", FileName.sent("bail.pdf"), DocumentType.PDF, kind, 1,
                "0".repeat(64), Given.blob());
    }

    private void add(Item item) {
        var action = item.visibility() == Visibility.PRIVATE ? Action.ADD_PRIVATE : Action.ADD_SHARED;
        given().run(() -> ports().vault().items().add(Keys.ofOwner(item.vault(), action), item));
    }

    private void save(Granted key, Item was, Item is) {
        given().run(() -> ports().vault().items().save(key, was, is));
    }

    /** As it rests, private or shared. */
    private Optional<Item> find(Item item) {
        var twin = item.visibility() == Visibility.PRIVATE ? item.madeShared() : item.madePrivate();
        return opened(Keys.ofOwner(item, Action.SEE)).or(() -> opened(Keys.ofOwner(twin, Action.SEE)));
    }

    private static BlobId blob(Item item) {
        return ((ItemContent.Document) item.content()).blob();
    }

    private static Item owned(VaultId vault, Visibility visibility, ItemContent content) {
        return Item.ofOwner(id(), vault, visibility, NOW, content);
    }

    private static ItemContent.Contact contact() {
        return new ItemContent.Contact("Mme Sow", Optional.of("Halte du Quai"),
                Optional.of(new ContactNumber("01 00 00 00 00 poste 12")),
                Optional.of(EmailAddress.typed("sow@example.org")),
                Optional.of("12, quai des Tilleuls\n2e étage"),
                Optional.of("Le mardi"));
    }

    private static ItemContent.Appointment appointment(String time) {
        return new ItemContent.Appointment("Médecin", AppointmentTime.parse(time), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static ItemContent.Note note() {
        return new ItemContent.Note("À faire", "Appeler la CAF");
    }

    private static ItemId id() {
        return new ItemId(UUID.randomUUID());
    }
}
