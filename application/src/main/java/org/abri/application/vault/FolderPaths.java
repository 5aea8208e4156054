package org.abri.application.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderTree;

/** LAW-5: where files are that lie in folders: under names that unpack on every system ({@link FolderNames}), folder by folder. */
final class FolderPaths {
    private final String top;
    private final Map<FolderId, String> folders = new HashMap<>();
    private final Map<String, FolderNames> names = new HashMap<>();

    /** {@code top} ends with a slash, as every folder here. */
    FolderPaths(String top, FolderTree tree) {
        this.top = top;
        tree.all().forEach(folder -> {
            var parent = in(folder.parent());
            folders.put(folder.id(), parent + next(parent, FileName.titled(folder.name().value())) + "/");
        });
    }

    /** As near to that name as it can be, in that folder; at the top, where there is none of that id. */
    String next(Optional<FolderId> folder, FileName wanted) {
        var place = in(folder);
        return place + next(place, wanted);
    }

    private String in(Optional<FolderId> folder) {
        return folder.map(id -> folders.getOrDefault(id, top)).orElse(top);
    }

    private String next(String place, FileName wanted) {
        return names.computeIfAbsent(place, unused -> new FolderNames()).next(wanted);
    }
}
