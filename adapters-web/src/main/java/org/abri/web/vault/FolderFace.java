package org.abri.web.vault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.FolderTree;

/** Folders as somebody chooses one. */
public final class FolderFace {
    private FolderFace() {}

    /** Where something can be put: in every folder that is whole; in none that lies in {@code but}, nor in that one itself. */
    public static List<Folder> places(FolderTree tree, Optional<FolderId> but) {
        var not = but.map(tree::withBelow).orElse(List.of());
        return tree.all().stream()
                .filter(folder -> !folder.name().equals(FolderName.UNREADABLE) && !not.contains(folder))
                .toList();
    }

    /** From the top on: "Santé › Dents". */
    public static String path(FolderTree tree, Folder folder) {
        return tree.path(folder.id()).stream().map(each -> each.name().value())
                .collect(Collectors.joining(" › "));
    }
}
