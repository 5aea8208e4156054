package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.abri.application.Listing;
import org.abri.application.Once;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.application.vault.ArrangeFolders.Filed;
import org.abri.application.vault.ArrangeFolders.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.FolderTree.Misfit;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrangeFoldersTest {
    private static final Optional<FolderId> TOP = Optional.empty();

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final VaultId vault = person.vault();
    private final ArrangeFolders arrange = scene.abri.vault().arrangeFolders();
    private int size = 100;

    @Test
    @DisplayName("VLT-10: a paper is added straight into a folder; into a private one only as private, into none that is not there, and by its owner alone")
    void addedIntoAFolder() {
        var open = add(scene.once(), TOP, "Logement", Visibility.SHARED);
        var hidden = add(scene.once(), TOP, "Santé", Visibility.PRIVATE);
        var paper = given(AddDocument.Outcome.Added.class, into(person, open.id(), Visibility.SHARED)).item();
        assertThat(in(manager, Set.of(open.id()))).containsExactly(paper);
        assertThat(given(into(person, hidden.id(), Visibility.SHARED)))
                .isEqualTo(new AddDocument.Outcome.NotTaken(NotAccepted.IN_A_PRIVATE_FOLDER));
        var kept =
                given(AddDocument.Outcome.Added.class, into(person, hidden.id(), Visibility.PRIVATE)).item();
        assertThat(in(person, Set.of(hidden.id()))).containsExactly(kept);
        assertThat(given(into(person, new FolderId(new UUID(9, 9)), Visibility.PRIVATE)))
                .isEqualTo(new AddDocument.Outcome.NotTaken(NotAccepted.NO_FOLDER));
        assertThat(refusal(into(manager, open.id(), Visibility.SHARED)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(scene.memory.blobs()).hasSize(2);
    }

    private Answer<AddDocument.Outcome> into(Viewpoint by, FolderId folder, Visibility visibility) {
        return scene.upload(new AddDocument.Command(by, vault, scene.once(), visibility, "",
                FileName.sent("scan.pdf"), true, Optional.of(folder)), scene.pdfOf(size++));
    }

    @Test
    @DisplayName("VLT-1: a person arranges documents in folders, finds them there, and asking twice makes one folder")
    void arranged() {
        var once = scene.once();
        var health = add(once, TOP, "Santé", Visibility.PRIVATE);
        assertThat(add(once, TOP, "Santé", Visibility.PRIVATE)).isEqualTo(health);
        var teeth = add(scene.once(), Optional.of(health.id()), "Dents", Visibility.PRIVATE);
        assertThat(tree(person).path(teeth.id())).containsExactly(health, teeth);

        var paper = document(Visibility.PRIVATE);
        assertThat(moved(paper, Optional.of(teeth.id())).folder()).contains(teeth.id());
        assertThat(in(person, Set.of(teeth.id()))).containsExactly(paper.id());
        assertThat(in(person, Set.of())).isEmpty();
        assertThat(moved(paper, TOP).version()).isEqualTo(paper.version());
        assertThat(in(person, Set.of())).containsExactly(paper.id());
    }

    @Test
    @DisplayName("VLT-10: what is shared and put into a private folder is asked about, and then private at once")
    void intoAPrivateFolder() {
        var health = add("Santé", Visibility.PRIVATE);
        var paper = document(Visibility.SHARED);

        assertThat(given(arrange.file(person, vault, paper.id(), Optional.of(health.id()), false)))
                .isEqualTo(new Filed.WouldHide(health));
        assertThat(scene.ids(manager, vault)).containsExactly(paper.id());

        var filed = given(Filed.Moved.class,
                arrange.file(person, vault, paper.id(), Optional.of(health.id()), true)).document();
        assertThat(filed).isEqualTo(paper.madePrivate().filed(Optional.of(health.id())));
        assertThat(scene.item(vault, paper.id())).isEqualTo(filed);
        assertThat(scene.ids(manager, vault)).isEmpty();
        assertThat(scene.acts(vault)).contains(Act.ITEM_MADE_PRIVATE);
        assertThat(moved(filed, TOP).visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    @DisplayName("VLT-10: making a folder private says first how much would be, and makes all in it private at once, however deep")
    void madePrivate() {
        var home = add("Logement", Visibility.SHARED);
        var rent = add(scene.once(), Optional.of(home.id()), "Loyer", Visibility.SHARED);
        var secret = add(scene.once(), Optional.of(home.id()), "Secret", Visibility.PRIVATE);
        var papers = List.of(moved(document(Visibility.SHARED), Optional.of(home.id())),
                moved(document(Visibility.SHARED), Optional.of(rent.id())),
                moved(document(Visibility.PRIVATE), Optional.of(rent.id())),
                moved(document(Visibility.PRIVATE), Optional.of(secret.id())));
        var outside = document(Visibility.SHARED);

        assertThat(given(switchTo(home, Visibility.PRIVATE, false))).isEqualTo(new Outcome.WouldHide(1, 2));
        assertThat(scene.ids(manager, vault)).hasSize(3);
        assertThat(tree(manager).all()).containsExactly(home, rent);

        var hidden = done(switchTo(home, Visibility.PRIVATE, true));
        assertThat(hidden.isPrivate()).isTrue();
        assertThat(scene.ids(manager, vault)).containsExactly(outside.id());
        assertThat(tree(manager).isEmpty()).isTrue();
        assertThat(tree(person).all()).allMatch(Folder::isPrivate);
        assertThat(papers).allMatch(
                paper -> scene.item(vault, paper.id()).visibility() == Visibility.PRIVATE);
    }

    @Test
    @DisplayName("VLT-10: making a folder shared shares nothing that is in it, and what is in a private one is not shared before it is moved out")
    void sharedAgain() {
        var health = add("Santé", Visibility.PRIVATE);
        var teeth = add(scene.once(), Optional.of(health.id()), "Dents", Visibility.PRIVATE);
        var paper = moved(document(Visibility.PRIVATE), Optional.of(health.id()));
        var change = scene.abri.vault().changeItem();

        assertThat(given(change.switchTo(person, vault, paper.id(), Visibility.SHARED)))
                .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.IN_A_PRIVATE_FOLDER));
        assertThat(given(switchTo(teeth, Visibility.SHARED, true)))
                .isEqualTo(new Outcome.DoesNotFit(Misfit.IN_A_PRIVATE_FOLDER));

        done(switchTo(health, Visibility.SHARED, false));
        assertThat(scene.ids(manager, vault)).isEmpty();
        assertThat(tree(manager).all()).hasSize(1);
        assertThat(given(ChangeItem.Outcome.Changed.class,
                change.switchTo(person, vault, paper.id(), Visibility.SHARED)).item().visibility())
                        .isEqualTo(Visibility.SHARED);
    }

    @Test
    @DisplayName("VLT-10: a folder that is moved into a private one becomes private with all in it, once its owner says so")
    void movedIntoAPrivateFolder() {
        var health = add("Santé", Visibility.PRIVATE);
        var home = add("Logement", Visibility.SHARED);
        var paper = moved(document(Visibility.SHARED), Optional.of(home.id()));

        assertThat(given(move(home, Optional.of(health.id()), false)))
                .isEqualTo(new Outcome.WouldHide(0, 1));
        assertThat(done(move(home, Optional.of(health.id()), true)).isPrivate()).isTrue();
        assertThat(scene.item(vault, paper.id()).visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(done(move(home(home), TOP, false)).isPrivate()).isTrue();
    }

    @Test
    @DisplayName("VLT-3, VLT-10: staff see shared folders alone, and arrange nothing")
    void staff() {
        var health = add("Santé", Visibility.PRIVATE);
        var home = add("Logement", Visibility.SHARED);
        var theirs = scene.document(manager, vault, Visibility.SHARED, Scene.PDF);
        assertThat(tree(manager).all()).containsExactly(home);
        assertThat(refusal(arrange.file(manager, vault, theirs.id(), Optional.of(home.id()), true)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM);
        assertThat(refusal(arrange.add(manager, vault, scene.once(), TOP, new FolderName("X"),
                Visibility.SHARED))).isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(refusal(arrange.remove(manager, vault, health.id(), version -> true)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(missing(arrange.see(scene.relay("Autre relais"), vault))).isTrue();
    }

    @Test
    @DisplayName("VLT-8: an emptied folder goes; its documents go up and are seen as before; one that holds folders stays")
    void removed() {
        var home = add("Logement", Visibility.SHARED);
        var rent = add(scene.once(), Optional.of(home.id()), "Loyer", Visibility.SHARED);
        var shared = moved(document(Visibility.SHARED), Optional.of(rent.id()));
        var hidden = moved(document(Visibility.PRIVATE), Optional.of(rent.id()));

        assertThat(given(remove(home))).isEqualTo(new Outcome.DoesNotFit(Misfit.HOLDS_FOLDERS));
        done(remove(rent));
        assertThat(in(person, Set.of(home.id()))).containsExactlyInAnyOrder(shared.id(), hidden.id());
        assertThat(scene.ids(manager, vault)).containsExactly(shared.id());
        done(remove(home));
        assertThat(in(person, Set.of())).hasSize(2);
        assertThat(missing(remove(home))).isTrue();
        assertThat(scene.item(vault, hidden.id()).visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    @DisplayName("VLT-1: what is changed was seen; names beside one another differ; what is not there is missing")
    void refused() {
        var home = add("Logement", Visibility.SHARED);
        var health = add("Santé", Visibility.SHARED);
        assertThat(given(rename(health, version -> true, "LOGEMENT")))
                .isEqualTo(new Outcome.DoesNotFit(Misfit.NAME_TAKEN));
        var renamed = done(rename(home, home.version()::equals, "Maison"));
        assertThat(given(rename(home, home.version()::equals, "Foyer")))
                .isEqualTo(new Outcome.ChangedMeanwhile(renamed));
        assertThat(given(arrange.remove(person, vault, home.id(), home.version()::equals)))
                .isEqualTo(new Outcome.ChangedMeanwhile(renamed));
        var nowhere = Optional.of(new FolderId(new UUID(7, 7)));
        assertThat(missing(move(health, nowhere, true))).isTrue();
        assertThat(missing(arrange.add(person, vault, scene.once(), nowhere, new FolderName("X"),
                Visibility.PRIVATE))).isTrue();
        var note = scene.note(person, vault, Visibility.PRIVATE, "Une note");
        assertThat(missing(arrange.file(person, vault, note.id(), Optional.of(home.id()), true))).isTrue();
        assertThat(missing(arrange.file(person, vault, document(Visibility.PRIVATE).id(), nowhere, true)))
                .isTrue();
    }

    @Test
    @DisplayName("VLT-10: of two that move folders into one another at once, one is refused, and no circle comes of it")
    void noCircle() throws Exception {
        for (var round = 0; round < 20; round++) {
            var one = add("A" + round, Visibility.SHARED);
            var other = add("B" + round, Visibility.SHARED);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var both = threads.invokeAll(List.of(() -> given(move(one, Optional.of(other.id()), true)),
                        () -> given(move(other, Optional.of(one.id()), true))));
                var outcomes = List.of(both.get(0).get(), both.get(1).get());
                assertThat(outcomes).contains(new Outcome.DoesNotFit(Misfit.INTO_ITSELF));
                assertThat(outcomes).anyMatch(Outcome.Arranged.class::isInstance);
            }
            assertThat(tree(person).all()).hasSize(2 * round + 2);
        }
    }

    @Test
    @DisplayName("VLT-10: a folder with more documents than a list shows at once is made private whole")
    void manyDocuments() {
        var home = add("Logement", Visibility.SHARED);
        IntStream.range(0, Listing.MOST + 5)
                .forEach(i -> moved(document(Visibility.SHARED), Optional.of(home.id())));
        assertThat(given(switchTo(home, Visibility.PRIVATE, false)))
                .isEqualTo(new Outcome.WouldHide(0, Listing.MOST + 5));
        done(switchTo(home, Visibility.PRIVATE, true));
        assertThat(scene.ids(manager, vault)).isEmpty();
    }

    private Item document(Visibility visibility) {
        return scene.document(person, vault, visibility, scene.pdfOf(size++));
    }

    private Folder add(String name, Visibility visibility) {
        return add(scene.once(), TOP, name, visibility);
    }

    private Folder add(Once once, Optional<FolderId> parent, String name, Visibility visibility) {
        return done(arrange.add(person, vault, once, parent, new FolderName(name), visibility));
    }

    private static Folder done(Answer<Outcome> answer) {
        return given(Outcome.Arranged.class, answer).folder();
    }

    private Item moved(Item item, Optional<FolderId> into) {
        return given(Filed.Moved.class, arrange.file(person, vault, item.id(), into, false)).document();
    }

    private Answer<Outcome> rename(Folder folder, Predicate<Version> from, String name) {
        return change(folder, from, new FolderName(name), folder.parent(), folder.visibility(), false);
    }

    private Answer<Outcome> move(Folder folder, Optional<FolderId> into, boolean mayHide) {
        return change(folder, version -> true, folder.name(), into, folder.visibility(), mayHide);
    }

    private Answer<Outcome> switchTo(Folder folder, Visibility visibility, boolean mayHide) {
        return change(folder, version -> true, folder.name(), folder.parent(), visibility, mayHide);
    }

    private Answer<Outcome> change(Folder folder, Predicate<Version> from, FolderName name,
            Optional<FolderId> parent, Visibility visibility, boolean mayHide) {
        return arrange.change(person, vault, folder.id(), from,
                new ArrangeFolders.Wanted(name, parent, visibility), mayHide);
    }

    private Answer<Outcome> remove(Folder folder) {
        return arrange.remove(person, vault, folder.id(), version -> true);
    }

    private Folder home(Folder was) {
        return tree(person).find(was.id()).orElseThrow();
    }

    private FolderTree tree(Viewpoint by) {
        return given(arrange.see(by, vault));
    }

    private List<ItemId> in(Viewpoint by, Set<FolderId> folders) {
        return given(scene.abri.vault().seeItems().list(by, vault,
                ItemListing.of(Listing.first(9)).in(folders))).lines().lines().stream()
                        .map(line -> line.item().id()).toList();
    }
}
