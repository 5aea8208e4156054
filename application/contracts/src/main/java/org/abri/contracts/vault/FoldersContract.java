package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Folders;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps folders to their promise. */
public interface FoldersContract extends AllOrNothing {
    /** One at the top, private. */
    static Folder folder(VaultId vault) {
        return folder(vault, Optional.empty(), "Santé", Visibility.PRIVATE);
    }

    private static Folder folder(VaultId vault, Optional<FolderId> parent, String name,
            Visibility visibility) {
        return Folder.made(new FolderId(UUID.randomUUID()), vault, parent, new FolderName(name), visibility);
    }

    @Test
    @DisplayName("VLT-1: a folder is found as it was added and as it was changed, with its place, its name and who sees it, and in its vault alone")
    default void foundAsTheyAre() {
        var vault = given().vault();
        var top = folder(vault, Optional.empty(), "𝓜édecin <b> ምልክታ", Visibility.SHARED);
        var inner = folder(vault, Optional.of(top.id()), "a".repeat(FolderName.LONGEST), Visibility.PRIVATE);
        add(top);
        var key = Keys.ofOwner(vault, Action.SEE_VAULT);
        assertThat(given().get(() -> folders().of(key, vault))).containsExactly(top);
        add(inner);
        assertThat(given().get(() -> folders().of(key, vault))).containsExactlyInAnyOrder(top, inner);
        var other = given().vault();
        var elsewhere = folder(other);
        add(elsewhere);
        assertThat(of(vault)).containsExactlyInAnyOrder(top, inner);

        var moved = inner.movedTo(Optional.empty()).called(new FolderName("Dents"))
                .seenAs(Visibility.SHARED);
        save(inner, moved);
        assertThat(of(vault)).containsExactlyInAnyOrder(top, moved);
        assertThat(of(other)).containsExactly(elsewhere);
    }

    @Test
    @DisplayName("VLT-3: anybody but the owner is told of shared folders alone")
    default void othersSeeWhatIsShared() {
        var vault = given().vault();
        var shared = folder(vault, Optional.empty(), "Logement", Visibility.SHARED);
        add(folder(vault));
        add(shared);
        var relay = given().relay();
        var staff = new Viewpoint.StaffAt(given().staffAt(relay, StaffRole.PROFESSIONAL), relay);
        given().affiliation(vault, relay);
        var key = Keys.of(staff, Action.SEE_VAULT, new Resource.AVault(vault), NOW);
        assertThat(given().get(() -> folders().of(key, vault))).containsExactly(shared);
    }

    @Test
    @DisplayName("I4: a folder is added once, and changed only as it was seen")
    default void addedOnce() {
        var was = folder(given().vault());
        add(was);
        refused(() -> folders().add(key(was), was.called(new FolderName("Autre"))));
        var once = was.called(new FolderName("Dents"));
        save(was, once);
        refused(() -> folders().save(key(was), was, was.called(new FolderName("Yeux"))));
        var missing = folder(was.vault());
        refused(() -> folders().save(key(missing), missing, missing.called(new FolderName("Yeux"))));
        assertThat(of(was.vault())).containsExactly(once);
    }

    @Test
    @DisplayName("VLT-8: a removed folder is gone, and no other; removing it again changes nothing")
    default void removed() {
        var one = folder(given().vault());
        var other = folder(one.vault(), Optional.empty(), "Travail", Visibility.SHARED);
        add(one);
        add(other);
        remove(one);
        remove(one);
        assertThat(of(one.vault())).containsExactly(other);
    }

    @Test
    @DisplayName("GATE-1: folders are arranged with the key for that in their vault, and seen with the key to it")
    default void keysAreChecked() {
        var folder = folder(given().vault());
        var is = folder.called(new FolderName("Autre"));
        refused(() -> folders().add(Keys.ofOwner(folder.vault(), Action.ADD_PRIVATE), folder));
        refused(() -> folders().add(Keys.ofOwner(given().vault(), Action.ARRANGE), folder));
        add(folder);
        refused(() -> folders().save(Keys.ofOwner(folder.vault(), Action.SEE_VAULT), folder, is));
        refused(() -> folders().remove(Keys.ofOwner(folder.vault(), Action.SEE_VAULT), folder));
        refused(() -> folders().of(Keys.ofOwner(given().vault(), Action.SEE_VAULT), folder.vault()));
        refused(() -> folders().of(Keys.ofOwner(folder.vault(), Action.ADD_PRIVATE), folder.vault()));
        var elsewhere = folder(given().vault());
        assertThatThrownBy(() -> given().run(() -> folders().save(key(folder), folder, elsewhere)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(of(folder.vault())).containsExactly(folder);
    }

    @Test
    @DisplayName("END-2: a person's folders go with them")
    default void goWithTheirPerson() {
        var folder = folder(given().vault());
        var other = folder(given().vault());
        add(folder);
        add(other);
        given().run(() -> ports().erasure().erase(KeyOwner.of(folder.vault()), NOW));
        assertThat(of(folder.vault())).isEmpty();
        assertThat(of(other.vault())).containsExactly(other);
    }

    private Folders folders() {
        return ports().vault().folders();
    }

    private static Granted key(Folder folder) {
        return Keys.ofOwner(folder.vault(), Action.ARRANGE);
    }

    private void add(Folder folder) {
        given().run(() -> folders().add(key(folder), folder));
    }

    private void save(Folder was, Folder is) {
        given().run(() -> folders().save(key(was), was, is));
    }

    private void remove(Folder folder) {
        given().run(() -> folders().remove(key(folder), folder));
    }

    private Set<Folder> of(VaultId vault) {
        return given().get(() -> folders().of(Keys.ofOwner(vault, Action.SEE_VAULT), vault));
    }

    private void refused(Runnable use) {
        assertThatThrownBy(() -> given().run(use)).isInstanceOf(IllegalStateException.class);
    }
}
