package org.abri.domain.vault;

import java.util.Optional;

/**
 * What the service has drawn of a document: its first pages, one after the other in a blob of their own; or that it cannot be
 * drawn, which no document need be.
 *
 * @param pages how many were drawn; none when it cannot be
 */
public record Preview(Optional<BlobId> blob, int pages) {
    public static final Preview NONE = new Preview(Optional.empty(), 0);

    public Preview {
        if (pages < 0 || blob.isPresent() != pages > 0) {
            throw new IllegalArgumentException("what was drawn is somewhere");
        }
    }

    public static Preview of(BlobId blob, int pages) {
        return new Preview(Optional.of(blob), pages);
    }
}
