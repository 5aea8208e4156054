package org.abri.application.vault;

import static org.abri.application.ContractGiven.NOW;
import static org.abri.application.ContractGiven.inForce;
import static org.abri.application.ContractGiven.later;
import static org.abri.application.ContractGiven.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.PortsContract;
import org.abri.application.access.ContractKeys;
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
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds a repository of items to its promise: nothing happens without its key, and nobody is shown more than the policy shows. */
public interface ItemsContract extends PortsContract {

    @Test
    @DisplayName("VLT-1: a document of each accepted type comes back as it was added, whatever its name")
    default void documentsComeBack() {
        var vault = given().vault();
        for (var type : DocumentType.values()) {
            var item = owned(vault, Visibility.PRIVATE,
                    new ItemContent.Document("Titre de séjour – أمينة 🪪",
                            FileName.sent("L’acte d'état civil.pdf"), type,
                            ItemContent.Document.LARGEST, "0123456789abcdef".repeat(4),
                            new BlobId(UUID.randomUUID())));
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
    @DisplayName("VLT-5: who added an item, and for which relay, comes back with it")
    default void authorsComeBack() {
        var vault = given().vault();
        var relay = given().relay();
        var author = new Author.Staff(given().staffAt(relay, StaffRole.PROFESSIONAL), relay);
        var item = Item.ofStaff(id(), vault, author, NOW, note());

        given().run(() -> ports().items()
                .add(ContractKeys.of(new Viewpoint.StaffAt(author.account(), relay), Action.ADD_SHARED,
                        new Resource.AVault(vault), NOW), item));

        assertThat(find(item)).contains(item);
    }

    @Test
    @DisplayName("VLT-2, VLT-8: an item is changed, shared, made private and removed with the key for each")
    default void keysOpen() {
        var item = added(Visibility.PRIVATE);
        var changed = item.holding(new ItemContent.Note("Autre", "chose"));

        save(ContractKeys.ofOwner(item, Action.CHANGE), item, changed);
        assertThat(find(item)).contains(changed);

        save(ContractKeys.ofOwner(changed, Action.SHARE), changed, changed.madeShared());
        assertThat(find(item)).contains(changed.madeShared());

        save(ContractKeys.ofOwner(changed.madeShared(), Action.MAKE_PRIVATE), changed.madeShared(), changed);
        assertThat(find(item)).contains(changed);

        given().run(() -> ports().items().remove(ContractKeys.ofOwner(changed, Action.DELETE), changed));
        assertThat(find(item)).isEmpty();
    }

    @Test
    @DisplayName("GATE-1: a key for something else adds nothing: for another vault, another act, or for sharing where it must stay private")
    default void addingChecksItsKey() {
        var vault = given().vault();
        var hidden = owned(vault, Visibility.PRIVATE, note());
        var shown = owned(vault, Visibility.SHARED, note());

        refused(() -> ports().items().add(ContractKeys.ofOwner(given().vault(), Action.ADD_PRIVATE), hidden));
        refused(() -> ports().items().add(ContractKeys.ofOwner(vault, Action.SEE_VAULT), hidden));
        refused(() -> ports().items().add(ContractKeys.ofOwner(vault, Action.ADD_PRIVATE), shown));
        refused(() -> ports().items().add(ContractKeys.ofOwner(vault, Action.ADD_SHARED), hidden));

        assertThat(find(hidden)).isEmpty();
        assertThat(find(shown)).isEmpty();
    }

    @Test
    @DisplayName("GATE-1: a key for something else saves nothing: for another item, for looking, or for changing where it would share")
    default void savingChecksItsKey() {
        var item = added(Visibility.PRIVATE);
        var other = added(Visibility.PRIVATE);
        var changed = item.holding(new ItemContent.Note("Autre", "chose"));

        refused(() -> ports().items().save(ContractKeys.ofOwner(other, Action.CHANGE), item, changed));
        refused(() -> ports().items().save(ContractKeys.ofOwner(item, Action.SEE), item, changed));
        refused(() -> ports().items().save(ContractKeys.ofOwner(item, Action.DELETE), item, changed));
        refused(() -> ports().items().save(ContractKeys.ofOwner(item, Action.CHANGE), item,
                item.madeShared()));
        refused(() -> ports().items().save(ContractKeys.ofOwner(item, Action.MAKE_PRIVATE), item,
                item.madeShared()));

        assertThat(find(item)).contains(item);
    }

    @Test
    @DisplayName("GATE-1: a key for something else removes nothing")
    default void removingChecksItsKey() {
        var item = added(Visibility.SHARED);
        var other = added(Visibility.SHARED);

        refused(() -> ports().items().remove(ContractKeys.ofOwner(other, Action.DELETE), item));
        refused(() -> ports().items().remove(ContractKeys.ofOwner(item, Action.CHANGE), item));
        refused(() -> ports().items().remove(ContractKeys.ofOwner(item, Action.DOWNLOAD), item));

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
        given().run(() -> ports().items()
                .add(ContractKeys.of(staff, Action.ADD_SHARED, new Resource.AVault(vault), NOW), shared));
        var stale = ContractKeys.of(staff, Action.CHANGE, Resource.of(shared), NOW);
        save(ContractKeys.ofOwner(shared, Action.MAKE_PRIVATE), shared, shared.madePrivate());

        refused(() -> ports().items().save(stale, shared,
                shared.holding(new ItemContent.Note("Autre", "chose"))));

        assertThat(find(shared)).contains(shared.madePrivate());
    }

    @Test
    @DisplayName("GATE-2: an item is found in its own vault alone")
    default void foundInItsVaultAlone() {
        var item = added(Visibility.SHARED);
        var elsewhere = given().vault();

        given().run(() -> {
            assertThat(ports().items().find(elsewhere, item.id())).isEmpty();
            assertThat(ports().items().find(item.vault(), id())).isEmpty();
        });
    }

    @Test
    @DisplayName("I2: of several blobs, those are named that an item names, in whatever vault, private or shared")
    default void namedBlobs() {
        var hidden = document(Visibility.PRIVATE);
        var shown = document(Visibility.SHARED);
        var removed = document(Visibility.SHARED);
        given().run(() -> ports().items().remove(ContractKeys.ofOwner(removed, Action.DELETE), removed));
        var stray = new BlobId(UUID.randomUUID());

        given().run(() -> {
            assertThat(ports().items().named(Set.of(blob(hidden), blob(shown), blob(removed), stray)))
                    .containsExactlyInAnyOrder(blob(hidden), blob(shown));
            assertThat(ports().items().named(Set.of(stray))).isEmpty();
            assertThat(ports().items().named(Set.of())).isEmpty();
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

            assertThat(visible(ContractKeys.owner(vault), vault)).containsExactly(newest, middle, old);
        }
    }

    @Test
    @DisplayName("GATE-1: a list is shown for a key to that vault, and for no other key")
    default void listChecksItsKey() {
        var vault = given().vault();

        refused(() -> ports().items().visible(ContractKeys.ofOwner(given().vault(), Action.SEE_VAULT),
                vault));
        refused(() -> ports().items().visible(ContractKeys.ofOwner(vault, Action.READ_JOURNAL), vault));
    }

    @Test
    @DisplayName("VLT-3, VLT-13, ACC-13: nobody but the owner and staff at a relay can even ask for the list")
    default void noKeyForOthers() {
        var vault = given().vault();
        var account = new AccountId(UUID.randomUUID());

        for (var viewpoint : List.of(new Viewpoint.Anyone(), new Viewpoint.Beneficiary(account),
                new Viewpoint.Staff(account), new Viewpoint.Operator(account))) {
            assertThat(ContractKeys.ifAny(viewpoint, Action.SEE_VAULT, new Resource.AVault(vault), NOW))
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

        assertThat(visible(scene.staff(), scene.vault())).containsExactly(scene.shown());
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
        given().run(() -> ports().affiliations().save(
                Affiliation.requested(new AffiliationId(UUID.randomUUID()), scene.vault(), scene.relay(),
                        scene.worker(), Optional.empty(), NOW)));

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
    }

    @Test
    @DisplayName("AFF-6: staff see nothing once the affiliation has ended, not even with a key made before")
    default void endedShowsNothing() {
        var scene = scene(VaultState.OPEN, inForce());
        var tie = given().affiliation(scene.vault(), scene.relay());
        given().run(() -> ports().affiliations().save(tie.ended(Ending.BY_BENEFICIARY, NOW)));

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
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
                inForce().suspended(NOW))) {
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
                    .containsExactly(scene.shown());
        }
    }

    @Test
    @DisplayName("REL-5, ACC-12: who was removed from the relay, or belongs to another one, sees nothing")
    default void strangersSeeNothing() {
        var scene = scene(VaultState.OPEN, inForce());
        given().affiliation(scene.vault(), scene.relay());
        var stranger = given().staffAt(given().relay(), StaffRole.MANAGER);
        given().run(() -> ports().memberships().remove(scene.worker(), scene.relay()));

        assertThat(visible(scene.staff(), scene.vault())).isEmpty();
        assertThat(visible(new Viewpoint.StaffAt(stranger, scene.relay()), scene.vault())).isEmpty();
    }

    @ParameterizedTest(
            name = "GATE-1: over random people, relays, ties and items, the list shows what the policy shows (seed {0})")
    @ValueSource(longs = { 1, 20, 300 })
    @DisplayName("GATE-1: over random people, relays, ties and items, the list shows what the policy shows")
    default void visibleAnswersAsThePolicyDoes(long seed) {
        var world = new ItemsContractWorld(ports(), seed);
        world.questions()
                .forEach(asked -> assertThat(visible(asked.viewpoint(), asked.vault(), world.now()))
                        .as("seed %d, %s", seed, asked)
                        .containsExactlyInAnyOrderElementsOf(world.shownByThePolicy(asked)));

        assertThat(world.shown()).as("items shown to staff").isPositive();
        assertThat(world.refusals()).contains(Refusal.A_PRIVATE_ITEM_IS_FOR_ITS_OWNER_ALONE,
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
                () -> ports().memberships().save(new Membership(worker, relay, StaffRole.PROFESSIONAL, NOW)));
        return new Scene(vault, relay, worker, addedAt(vault, Visibility.SHARED, NOW),
                addedAt(vault, Visibility.PRIVATE, NOW));
    }

    private List<Item> visible(Viewpoint viewpoint, VaultId vault) {
        return visible(viewpoint, vault, NOW);
    }

    /** With a key from the best of facts: what rests must decide alone. */
    private List<Item> visible(Viewpoint viewpoint, VaultId vault, Instant now) {
        var key = ContractKeys.of(viewpoint, Action.SEE_VAULT, new Resource.AVault(vault), now);
        return given().get(() -> ports().items().visible(key, vault));
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
                new ItemContent.Document("Bail", FileName.sent("bail.pdf"), DocumentType.PDF, 1,
                        "0".repeat(64), new BlobId(UUID.randomUUID())));
        add(item);
        return item;
    }

    private void add(Item item) {
        var action = item.visibility() == Visibility.PRIVATE ? Action.ADD_PRIVATE : Action.ADD_SHARED;
        given().run(() -> ports().items().add(ContractKeys.ofOwner(item.vault(), action), item));
    }

    private void save(Granted key, Item was, Item is) {
        given().run(() -> ports().items().save(key, was, is));
    }

    private Optional<Item> find(Item item) {
        return given().get(() -> ports().items().find(item.vault(), item.id()));
    }

    private static BlobId blob(Item item) {
        return ((ItemContent.Document) item.content()).blob();
    }

    private static Item owned(VaultId vault, Visibility visibility, ItemContent content) {
        return Item.ofOwner(id(), vault, visibility, NOW, content);
    }

    private static ItemContent.Note note() {
        return new ItemContent.Note("À faire", "Appeler la CAF");
    }

    private static ItemId id() {
        return new ItemId(UUID.randomUUID());
    }
}
