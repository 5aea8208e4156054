package org.abri.application.memory;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.vault.Previews;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.VaultId;

/** What was drawn, in memory. */
final class MemoryPreviews extends MemoryBeside<Preview> implements Previews {
    MemoryPreviews(Memory memory) {
        super(memory);
    }

    @Override
    public List<ItemId> undrawn(VaultId vault, int most) {
        return without(vault, most);
    }

    @Override
    public List<Preview> forget(VaultId vault, int most) {
        return gone(vault, most);
    }

    Stream<BlobId> blobs(VaultId vault) {
        return all(vault).flatMap(preview -> preview.blob().stream());
    }

    Stream<BlobId> named(Set<BlobId> blobs) {
        return all().flatMap(preview -> preview.blob().stream()).filter(blobs::contains);
    }
}
