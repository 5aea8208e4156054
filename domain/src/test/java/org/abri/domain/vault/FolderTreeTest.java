package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.FolderTree.Misfit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FolderTreeTest {
    private static final VaultId VAULT = new VaultId(new UUID(1, 1));
    private static final Folder HEALTH = folder(1, Optional.empty(), "Santé", Visibility.PRIVATE);
    private static final Folder TEETH =
            folder(2, Optional.of(HEALTH.id()), "Dents", Visibility.PRIVATE);
    private static final Folder HOME = folder(3, Optional.empty(), "Logement", Visibility.SHARED);
    private static final Folder RENT = folder(4, Optional.of(HOME.id()), "Loyer", Visibility.SHARED);
    private static final FolderTree TREE = FolderTree.of(List.of(RENT, TEETH, HOME, HEALTH));

    private static Folder folder(int number, Optional<FolderId> parent, String name, Visibility visibility) {
        return Folder.made(new FolderId(new UUID(9, number)), VAULT, parent, new FolderName(name),
                visibility);
    }

    /** So many in one another, the last one the deepest. */
    private static List<Folder> deep(int first, int count) {
        var folders = new ArrayList<Folder>();
        for (var i = 0; i < count; i++) {
            folders.add(folder(first + i,
                    i == 0 ? Optional.empty() : Optional.of(folders.getLast().id()), "f" + (first + i),
                    Visibility.SHARED));
        }
        return folders;
    }

    @Test
    @DisplayName("VLT-1: folders lie in one another, by name, and each says from where it can be reached")
    void inOneAnother() {
        assertThat(TREE.in(Optional.empty())).containsExactly(HOME, HEALTH);
        assertThat(TREE.in(Optional.of(HEALTH.id()))).containsExactly(TEETH);
        assertThat(TREE.all()).containsExactly(HOME, RENT, HEALTH, TEETH);
        assertThat(TREE.path(TEETH.id())).containsExactly(HEALTH, TEETH);
        assertThat(TREE.withBelow(HOME.id())).containsExactly(HOME, RENT);
        assertThat(TREE.path(new FolderId(new UUID(9, 9)))).isEmpty();
    }

    @Test
    @DisplayName("VLT-10: in a private folder everything is private; elsewhere what is put there is seen as before")
    void whatIsPrivate() {
        assertThat(TREE.seenIn(Optional.of(TEETH.id()), Visibility.SHARED)).isEqualTo(Visibility.PRIVATE);
        assertThat(TREE.seenIn(Optional.of(RENT.id()), Visibility.SHARED)).isEqualTo(Visibility.SHARED);
        assertThat(TREE.seenIn(Optional.of(RENT.id()), Visibility.PRIVATE)).isEqualTo(Visibility.PRIVATE);
        assertThat(TREE.seenIn(Optional.empty(), Visibility.PRIVATE)).isEqualTo(Visibility.PRIVATE);
        assertThat(TREE.misfit(TEETH.seenAs(Visibility.SHARED))).contains(Misfit.IN_A_PRIVATE_FOLDER);
        assertThat(TREE.misfit(RENT.movedTo(Optional.of(HEALTH.id()))))
                .contains(Misfit.IN_A_PRIVATE_FOLDER);
        assertThat(TREE.misfit(RENT.movedTo(Optional.of(HEALTH.id())).seenAs(Visibility.PRIVATE))).isEmpty();
        assertThatThrownBy(() -> HOME.seenAs(Visibility.WITHDRAWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("VLT-10: no folder is moved into itself, or into one that lies in it")
    void noCircle() {
        assertThat(TREE.misfit(HOME.movedTo(Optional.of(HOME.id())))).contains(Misfit.INTO_ITSELF);
        assertThat(TREE.misfit(HOME.movedTo(Optional.of(RENT.id())))).contains(Misfit.INTO_ITSELF);
        assertThat(TREE.misfit(RENT.movedTo(Optional.empty()))).isEmpty();
    }

    @Test
    @DisplayName("VLT-1: names of folders side by side differ when neither case nor how accents are written counts")
    void names() {
        assertThat(TREE.misfit(folder(5, Optional.empty(), "SANTE\u0301", Visibility.SHARED)))
                .contains(Misfit.NAME_TAKEN);
        assertThat(TREE.misfit(folder(5, Optional.empty(), "Sante", Visibility.SHARED))).isEmpty();
        assertThat(TREE.misfit(folder(5, Optional.of(HOME.id()), "Santé", Visibility.SHARED))).isEmpty();
        assertThat(TREE.misfit(HEALTH.called(new FolderName("santé")))).isEmpty();
        assertThat(TREE.misfit(HEALTH.called(new FolderName("LOGEMENT")))).contains(Misfit.NAME_TAKEN);
        assertThat(new FolderName("Straße").isLike(new FolderName("STRASSE"))).isTrue();
        assertThatThrownBy(() -> new FolderName(" \t")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new FolderName("a".repeat(61))).isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("VLT-1: a folder lies at most eight deep, with all that lies in it, and a vault has at most two hundred")
    void bounds() {
        var eight = deep(10, FolderTree.DEEPEST);
        var tree = FolderTree.of(eight);
        assertThat(tree.misfit(folder(50, Optional.of(eight.getLast().id()), "x", Visibility.SHARED)))
                .contains(Misfit.TOO_DEEP);
        assertThat(tree.misfit(folder(50, Optional.of(eight.get(6).id()), "x", Visibility.SHARED)))
                .isEmpty();
        var both = FolderTree.of(IntStream.range(0, 2).boxed()
                .flatMap(i -> deep(10 + 20 * i, 5).stream()).toList());
        var second = both.in(Optional.empty()).getLast();
        assertThat(both.misfit(second.movedTo(Optional.of(deep(10, 5).get(2).id())))).isEmpty();
        assertThat(both.misfit(second.movedTo(Optional.of(deep(10, 5).get(3).id()))))
                .contains(Misfit.TOO_DEEP);

        var full = FolderTree.of(IntStream.range(0, FolderTree.MOST)
                .mapToObj(i -> folder(100 + i, Optional.empty(), "f" + i, Visibility.SHARED)).toList());
        assertThat(full.misfit(folder(1, Optional.empty(), "x", Visibility.SHARED)))
                .contains(Misfit.TOO_MANY_FOLDERS);
        assertThat(full.misfit(full.all().getFirst().called(new FolderName("x")))).isEmpty();
    }

    @Test
    @DisplayName("GATE-3: folders that lie in one another in a circle, however that came, end nobody's walk")
    void damagedCircle() {
        var one = folder(1, Optional.of(new FolderId(new UUID(9, 2))), "a", Visibility.SHARED);
        var other = folder(2, Optional.of(one.id()), "b", Visibility.SHARED);
        var orphan = folder(3, Optional.of(new FolderId(new UUID(9, 99))), "c", Visibility.SHARED);
        var tree = FolderTree.of(List.of(one, other, orphan));
        assertThat(tree.path(one.id())).containsExactly(other, one);
        assertThat(tree.withBelow(one.id())).containsExactly(one, other);
        assertThat(tree.misfit(one.movedTo(Optional.empty()))).isEmpty();
        assertThat(tree.all()).containsExactly(orphan);
    }

    @Test
    @DisplayName("Each change of a folder makes the next version, and what changes nothing makes none")
    void versions() {
        assertThat(HOME.called(new FolderName("Maison")).version().number()).isEqualTo(2);
        assertThat(HOME.movedTo(Optional.empty())).isSameAs(HOME);
        assertThat(HOME.seenAs(Visibility.PRIVATE).seenAs(Visibility.SHARED).version().number()).isEqualTo(3);
    }
}
