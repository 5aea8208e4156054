package org.abri.contracts.affiliation;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.abri.domain.vault.Visibility;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.Author;
import org.abri.domain.text.Sought;
import org.abri.domain.account.PersonName;
import java.util.stream.Stream;
import java.util.function.Function;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.affiliation.People.Leaving;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.HandOver;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the lists of people to their promise: whom a relay accompanies now, page by page, and nobody else. */
public interface PeopleContract extends AllOrNothing {
    @Test
    @DisplayName("AFF-6: a relay is shown whose vaults are affiliated to it, the newest first, with their names, and nobody else")
    default void peopleOfARelay() {
        var relay = given().relay();
        var key = staffKey(relay, Action.SEE_PEOPLE);
        assertThat(list(key, relay)).isEmpty();
        var old = tied(relay, later(1));
        var fresh = tied(relay, later(2));
        var request = Affiliation.requested(id(), given().vault(), relay, given().staff(), Optional.empty(),
                later(3));
        var over = Affiliation.atOpening(id(), given().vault(), relay, later(3)).ended(Ending.BY_BENEFICIARY,
                later(4));
        List.of(request, over).forEach(this::save);
        tied(given().relay(), later(5));

        assertThat(list(key, relay)).extracting(PersonLine::vault).containsExactly(fresh.vault(),
                old.vault());
        for (var may : List.of(key, staffKey(relay, Action.SEE_FIGURES))) {
            assertThat(given().get(() -> ports().affiliation().people().count(may, relay))).isEqualTo(2);
        }
        assertThat(list(relay, Listing.first(10)).getLast())
                .isEqualTo(new PersonLine(old.vault(), Given.NAMES.getFirst(), later(1), false,
                        Optional.empty(), 0, 0,
                        PersonLine.markOf(Optional.empty(), later(1), old.vault())));
    }

    @Test
    @DisplayName("AFF-7: whose support ends at a relay comes with when and by whom, the first to end first, not too many; once its last day is over nobody is among the people")
    default void whoseSupportEnds() {
        var relay = given().relay();
        var staff = given().staff();
        var now = keyAt(relay, NOW);
        assertThat(leaving(now, relay, 9)).isEmpty();
        tied(relay, later(1));
        var late = tied(relay, later(1), "Samuel", "Tesfaye")
                .supportEnding(staff, Given.PARIS, NOW.plus(3, ChronoUnit.DAYS));
        var soon = tied(relay, later(2)).supportEnding(staff, Given.PARIS, NOW)
                .handedOver(HandOver.PHONE, true, staff, NOW);
        var elsewhere = tied(given().relay(), later(2)).supportEnding(staff, Given.PARIS, NOW);
        var closed = Affiliation.atOpening(id(), given().vault(VaultState.RESTRICTED), relay, NOW)
                .supportEnding(staff, Given.PARIS, NOW);
        var over = tied(relay, later(3)).supportEnding(staff, Given.PARIS, NOW).ended(Ending.END_OF_SUPPORT,
                later(4));
        List.of(late, soon, elsewhere, closed, over).forEach(this::save);

        assertThat(leaving(now, relay, 9)).containsExactly(
                new Leaving(soon.vault(), Given.NAMES.getFirst(), soon.endOfSupport().orElseThrow()),
                new Leaving(late.vault(), new PersonName("Samuel", "Tesfaye"),
                        late.endOfSupport().orElseThrow()));
        assertThat(leaving(now, relay, 1)).extracting(Leaving::vault).containsExactly(soon.vault());
        var end = soon.endOfSupport().orElseThrow().endsAt();
        assertThat(listed(relay, end.minusMillis(1))).hasSize(3);
        assertThat(leaving(keyAt(relay, end), relay, 9)).extracting(Leaving::vault)
                .containsExactly(late.vault());
        assertThat(listed(relay, end)).hasSize(2).doesNotContain(soon.vault());
        var key = keyAt(relay, end);
        assertThat(given().get(() -> ports().affiliation().people().count(key, relay))).isEqualTo(2);
        assertThat(ofUsername(key, relay, soon.vault())).isEmpty();
        assertThat(find(key, relay, "samuel", Listing.first(3)).lines()).hasSize(1);
        assertThat(find(keyAt(relay, late.endOfSupport().orElseThrow().endsAt()), relay, "samuel",
                Listing.first(3)).lines()).isEmpty();
        for (var wrong : List.of(staffKey(given().relay(), Action.SEE_PEOPLE),
                staffKey(relay, Action.SEE_RELAY))) {
            assertThatThrownBy(() -> leaving(wrong, relay, 9)).isInstanceOf(IllegalStateException.class);
        }
    }

    private List<Leaving> leaving(Granted key, RelayId relay, int most) {
        return given().get(() -> ports().affiliation().people().leaving(key, relay, most));
    }

    private List<VaultId> listed(RelayId relay, Instant now) {
        return list(keyAt(relay, now), relay).stream().map(PersonLine::vault).toList();
    }

    private static Granted keyAt(RelayId relay, Instant now) {
        return Keys.of(new Viewpoint.StaffAt(new AccountId(UUID.randomUUID()), relay), Action.SEE_PEOPLE,
                new Resource.ARelay(relay), now);
    }

    @Test
    @DisplayName("VLT-5: the consent to feed is told with each")
    default void feedingIsTold() {
        var relay = given().relay();
        save(tied(relay, later(1)).feedingConsented(later(2)));
        assertThat(list(relay, Listing.first(10))).extracting(PersonLine::feedingAllowed)
                .containsExactly(true);
    }

    @Test
    @DisplayName("ACC-7, PRI-2: vaults that are pending or restricted are not among the people of a relay")
    default void closedVaultsAreLeftOut() {
        var relay = given().relay();
        var open = given().affiliation(given().vault(), relay);
        given().affiliation(given().vault(VaultState.PENDING), relay);
        given().affiliation(given().vault(VaultState.RESTRICTED), relay);
        assertThat(list(relay, Listing.first(10))).extracting(PersonLine::vault)
                .containsExactly(open.vault());
        var key = staffKey(relay, Action.SEE_PEOPLE);
        assertThat(given().get(() -> ports().affiliation().people().count(key, relay))).isEqualTo(1);
        tied(relay, NOW);
        assertThat(given().get(() -> ports().affiliation().people().count(key, relay))).isEqualTo(2);
    }

    @Test
    @DisplayName("The list goes on after any line, also among those of one moment, each line once; one line more says that there is more")
    default void pageByPage() {
        var relay = given().relay();
        for (var i = 0; i < 7; i++) {
            tied(relay, later(i / 3));
        }
        var whole = list(relay, Listing.first(100));
        assertThat(whole).hasSize(7);
        for (var most : new int[] { 1, 2, 3, 6, 7 }) {
            assertThat(list(relay, Listing.first(most))).hasSize(Math.min(7, most + 1));
            assertThat(inPages(relay, most)).isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("GATE-1: the people of a relay are shown for a key to that relay's people, and for no other key")
    default void keyIsChecked() {
        var relay = given().relay();
        var other = given().relay();
        assertThatThrownBy(() -> given().get(() -> ports().affiliation().people()
                .list(staffKey(relay, Action.SEE_PEOPLE), other, Listing.first(10))))
                        .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given().get(() -> ports().affiliation().people()
                .list(staffKey(relay, Action.SEE_RELAY), relay, Listing.first(10))))
                        .isInstanceOf(IllegalStateException.class);
        for (var key : List.of(staffKey(other, Action.SEE_PEOPLE), staffKey(relay, Action.SEE_RELAY))) {
            assertThatThrownBy(() -> given().get(() -> ports().affiliation().people().find(key, relay,
                    Sought.of("a"), Listing.first(9)))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> given().get(() -> ports().affiliation().people().count(key, relay)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> given().get(() -> ports().affiliation().people().ofUsername(key, relay,
                    Given.username()))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("VLT-4: whom one has opened comes first, the last first, then whom one has not, the newest first; each of the staff in an order of their own")
    default void lastSeenFirst() {
        var relay = given().relay();
        var who = new Viewpoint.StaffAt(given().staff(), relay);
        var other = new Viewpoint.StaffAt(given().staff(), relay);
        var ties = List.of(tied(relay, later(1)), tied(relay, later(2)), tied(relay, later(3)),
                tied(relay, later(4)), tied(relay, later(5)));
        looked(who, ties.get(1).vault(), later(6));
        looked(who, ties.get(0).vault(), later(7));
        looked(who, ties.get(3).vault(), later(7));
        looked(other, ties.get(2).vault(), later(9));
        looked(new Viewpoint.StaffAt(who.account(), given().relay()), ties.get(4).vault(), later(9));
        var whole = list(who, Listing.first(9));
        assertThat(whole.subList(0, 2)).extracting(PersonLine::vault)
                .containsExactlyInAnyOrder(ties.get(0).vault(), ties.get(3).vault());
        assertThat(whole.subList(2, 5)).extracting(PersonLine::vault).containsExactly(ties.get(1).vault(),
                ties.get(4).vault(), ties.get(2).vault());
        assertThat(whole).extracting(PersonLine::seen).containsExactly(Optional.of(later(7)),
                Optional.of(later(7)), Optional.of(later(6)), Optional.empty(), Optional.empty());
        assertThat(list(other, Listing.first(1)).getFirst().vault()).isEqualTo(ties.get(2).vault());
        for (var most : new int[] { 1, 2, 3, 4, 5 }) {
            assertThat(inPages(most, wanted -> Listed.of(list(who, wanted), wanted, PersonLine::mark)))
                    .isEqualTo(whole);
        }
        given().run(() -> ports().relay().looks().forgetVault(ties.get(0).vault(), relay));
        assertThat(list(who, Listing.first(9)).getFirst().vault()).isEqualTo(ties.get(3).vault());
    }

    @Test
    @DisplayName("VLT-3, VLT-4: each line says how many papers are shared, and how many are new since one last looked; of private ones nothing is counted")
    default void papersAreCounted() {
        var relay = given().relay();
        var who = new Viewpoint.StaffAt(given().staff(), relay);
        var colleague = new Viewpoint.StaffAt(given().staff(), relay);
        var tie = tied(relay, later(0));
        var bare = tied(relay, NOW);
        var shared = added(tie, Keys.owner(tie.vault()), Visibility.SHARED, later(1));
        var hidden = added(tie, Keys.owner(tie.vault()), Visibility.PRIVATE, later(2));
        assertThat(counts(who, tie)).containsExactly(1, 0);
        looked(who, tie.vault(), later(3));
        assertThat(counts(who, tie)).containsExactly(1, 0);
        added(tie, who, Visibility.SHARED, later(4));
        added(tie, Keys.owner(tie.vault()), Visibility.PRIVATE, later(4));
        assertThat(counts(who, tie)).as("what one added oneself is not new").containsExactly(2, 0);
        var theirs = added(tie, colleague, Visibility.SHARED, later(5));
        added(tie, Keys.owner(tie.vault()), Visibility.SHARED, later(5));
        assertThat(counts(who, tie)).containsExactly(4, 2);
        var opened = seen(tie, hidden, Visibility.SHARED, later(6));
        assertThat(counts(who, tie)).as("what is shared since").containsExactly(5, 3);
        seen(tie, theirs, Visibility.PRIVATE, later(7));
        seen(tie, opened, Visibility.PRIVATE, later(7));
        assertThat(counts(who, tie)).as("what is private again").containsExactly(3, 1);
        var back = seen(tie, shared, Visibility.PRIVATE, later(8));
        seen(tie, back, Visibility.SHARED, later(9));
        assertThat(counts(who, tie)).as("what was shared again").containsExactly(3, 2);
        looked(who, tie.vault(), later(10));
        assertThat(counts(who, tie)).containsExactly(3, 0);
        assertThat(counts(colleague, tie)).as("whoever never looked has seen nothing new")
                .containsExactly(3, 0);
        assertThat(counts(who, bare)).containsExactly(0, 0);
    }

    @Test
    @DisplayName("VLT-4: what one added and its owner shared again later is new again")
    default void ownSharedAgain() {
        var relay = given().relay();
        var who = new Viewpoint.StaffAt(given().staff(), relay);
        var tie = tied(relay, later(0));
        var own = added(tie, who, Visibility.SHARED, later(1));
        looked(who, tie.vault(), later(2));
        seen(tie, seen(tie, own, Visibility.PRIVATE, later(3)), Visibility.SHARED, later(4));
        assertThat(counts(who, tie)).containsExactly(1, 1);
    }

    @Test
    @DisplayName("VLT-4, ACC-7, PRI-2: names find whoever the list shows, in its order and page by page, and nobody else")
    default void foundByName() {
        var relay = given().relay();
        var who = new Viewpoint.StaffAt(given().staff(), relay);
        var ties = List.of(tied(relay, later(1), "Amina", "Diallo"),
                tied(relay, later(2), "Samuel", "Tesfaye"),
                tied(relay, later(3), "Élodie-Anne", "d’Ávila"), tied(relay, later(4), "Aminata", "Ba"),
                tied(relay, later(5), "أمينة", "بن عبد الله"));
        tied(given().relay(), later(6), "Amina", "Ailleurs");
        for (var state : List.of(VaultState.PENDING, VaultState.RESTRICTED)) {
            save(Affiliation.atOpening(id(), given().vault(state, new PersonName("Amina", "Fermée")), relay,
                    later(6)));
        }
        save(Affiliation.requested(id(), given().vault(VaultState.OPEN, new PersonName("Amina", "Demande")),
                relay, given().staff(), Optional.empty(), later(6)));
        looked(who, ties.get(0).vault(), later(7));
        added(ties.get(0), Keys.owner(ties.get(0).vault()), Visibility.SHARED, later(8));
        assertThat(found(who, "amina")).containsExactly(ties.get(0).vault(), ties.get(3).vault());
        assertThat(found(who, "DIALLO a")).containsExactly(ties.get(0).vault());
        assertThat(found(who, "avila elodie")).containsExactly(ties.get(2).vault());
        assertThat(found(who, "بن")).containsExactly(ties.get(4).vault());
        for (var nobody : List.of("%", "_", "*", "a%", "%mina", "x".repeat(200), "mina", "fermée")) {
            assertThat(found(who, nobody)).as(nobody).isEmpty();
        }
        var list = list(who, Listing.first(9));
        for (var most : new int[] { 1, 2, 3, 4 }) {
            assertThat(inPages(most, wanted -> find(who, "a", wanted))).as("%d a page", most)
                    .isEqualTo(list.stream()
                            .filter(line -> Sought.of("a").isIn(line.name().given(),
                                    line.name().family()))
                            .toList())
                    .hasSize(3);
        }
        assertThat(find(who, "a", Listing.first(2)).next())
                .contains(find(who, "a", Listing.first(2)).lines().getLast().mark());
        assertThat(find(who, "a", Listing.first(3)).next()).isEmpty();
        var key = key(who);
        assertThat(find(key, relay, "samuel", Listing.first(3)).lines())
                .extracting(PersonLine::feedingAllowed).containsExactly(false);
        save(ties.get(1).feedingConsented(later(9)));
        assertThat(find(key, relay, "samuel", Listing.first(3)).lines())
                .extracting(PersonLine::feedingAllowed).containsExactly(true);
    }

    @Test
    @DisplayName("VLT-4, AUT-5: a username finds whoever the list shows, as the list shows them, and nobody else")
    default void foundByUsername() {
        var relay = given().relay();
        var who = new Viewpoint.StaffAt(given().staff(), relay);
        var tie = tied(relay, later(1));
        save(tie.feedingConsented(later(2)));
        looked(who, tie.vault(), later(2));
        var elsewhere = tied(given().relay(), later(1));
        var closed = given().vault(VaultState.RESTRICTED);
        save(Affiliation.atOpening(id(), closed, relay, later(1)));
        tied(relay, later(3));
        var key = key(who);
        assertThat(ofUsername(key, relay, tie.vault())).isPresent()
                .contains(list(who, Listing.first(1)).getFirst());
        save(tie);
        assertThat(ofUsername(key, relay, tie.vault()).orElseThrow().feedingAllowed()).isFalse();
        assertThat(ofUsername(key, relay, elsewhere.vault())).isEmpty();
        assertThat(ofUsername(key, relay, closed)).isEmpty();
        assertThat(given().get(() -> ports().affiliation().people()
                .ofUsername(key(who), relay, Given.username()))).isEmpty();
    }

    private Optional<PersonLine> ofUsername(Granted key, RelayId relay, VaultId vault) {
        return given().get(() -> ports().affiliation().people().ofUsername(key, relay,
                ports().account().accounts().find(vault.owner()).orElseThrow().username()));
    }

    private List<VaultId> found(Viewpoint.StaffAt who, String typed) {
        return find(who, typed, Listing.first(9)).lines().stream().map(PersonLine::vault).toList();
    }

    private Listed<PersonLine> find(Viewpoint.StaffAt who, String typed, Listing wanted) {
        return find(key(who), who.relay(), typed, wanted);
    }

    private Listed<PersonLine> find(Granted key, RelayId relay, String typed, Listing wanted) {
        return given().get(
                () -> ports().affiliation().people().find(key, relay, Sought.of(typed), wanted));
    }

    private List<Integer> counts(Viewpoint.StaffAt who, Affiliation tie) {
        return list(who, Listing.first(9)).stream().filter(line -> line.vault().equals(tie.vault()))
                .flatMap(line -> Stream.of(line.papers(), line.newPapers())).toList();
    }

    private void looked(Viewpoint.StaffAt who, VaultId vault, Instant at) {
        given().run(() -> ports().relay().looks()
                .keep(Keys.of(who, Action.SEE_VAULT, new Resource.AVault(vault), at), vault));
    }

    private Item added(Affiliation tie, Viewpoint by, Visibility visibility, Instant at) {
        var author = by instanceof Viewpoint.StaffAt(var account, var relay)
                ? new Author.Staff(account, relay)
                : new Author.Owner();
        var item = new Item(new ItemId(UUID.randomUUID()), tie.vault(), visibility, author, at, Version.FIRST,
                new ItemContent.Note("Bail", "Signé"), false, Optional.empty(),
                Optional.empty(), Optional.empty());
        given().run(() -> ports().vault().items().add(Keys.of(by,
                visibility == Visibility.SHARED ? Action.ADD_SHARED : Action.ADD_PRIVATE,
                new Resource.AVault(tie.vault()), at), item));
        return item;
    }

    /** By its owner. */
    private Item seen(Affiliation tie, Item was, Visibility by, Instant at) {
        var is = by == Visibility.SHARED ? was.madeShared() : was.madePrivate();
        given().run(() -> ports().vault().items().save(Keys.of(Keys.owner(tie.vault()),
                by == Visibility.SHARED ? Action.SHARE : Action.MAKE_PRIVATE, Resource.of(was), at), was,
                is));
        return is;
    }

    private List<PersonLine> list(Viewpoint.StaffAt who, Listing wanted) {
        return given().get(() -> ports().affiliation().people().list(key(who), who.relay(), wanted));
    }

    private static Granted key(Viewpoint.StaffAt who) {
        return Keys.of(who, Action.SEE_PEOPLE, new Resource.ARelay(who.relay()), NOW);
    }

    private Affiliation tied(RelayId relay, Instant since, String given, String family) {
        var tie = Affiliation.atOpening(id(), given().vault(VaultState.OPEN, new PersonName(given, family)),
                relay, since);
        save(tie);
        return tie;
    }

    private List<PersonLine> inPages(RelayId relay, int most) {
        return inPages(most, wanted -> Listed.of(list(relay, wanted), wanted, PersonLine::mark));
    }

    private static List<PersonLine> inPages(int most, Function<Listing, Listed<PersonLine>> part) {
        var all = new ArrayList<PersonLine>();
        Optional<Listing.Mark> after = Optional.empty();
        do {
            var page = part.apply(new Listing(after, most));
            assertThat(Collections.disjoint(all, page.lines())).as("the list goes on").isTrue();
            all.addAll(page.lines());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private Affiliation tied(RelayId relay, Instant since) {
        var tie = Affiliation.atOpening(id(), given().vault(), relay, since);
        save(tie);
        return tie;
    }

    private void save(Affiliation affiliation) {
        given().run(() -> ports().affiliation().affiliations().save(affiliation));
    }

    private List<PersonLine> list(Granted key, RelayId relay) {
        return given().get(() -> ports().affiliation().people().list(key, relay, Listing.first(10)));
    }

    private List<PersonLine> list(RelayId relay, Listing wanted) {
        return given().get(() -> ports().affiliation().people()
                .list(staffKey(relay, Action.SEE_PEOPLE), relay, wanted));
    }

    private static Granted staffKey(RelayId relay, Action action) {
        var staff = new Viewpoint.StaffAt(new AccountId(UUID.randomUUID()), relay);
        return Keys.of(staff, action, new Resource.ARelay(relay), NOW);
    }

    private static AffiliationId id() {
        return new AffiliationId(UUID.randomUUID());
    }
}
