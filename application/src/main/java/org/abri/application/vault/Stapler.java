package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.abri.domain.vault.DocumentType;

/**
 * UPL-2, UPL-5: makes one PDF of several pictures, a page of each, drawn anew: it holds their dots and nothing of what they
 * held beside them. Whatever they are, that ends, within bounds of time and memory, and harms nobody else. Safe for use by
 * many threads; needs no unit of work.
 */
@FunctionalInterface
public interface Stapler {
    /** So many pages become one paper at most. */
    int MOST_PAGES = 20;
    /** What can become a page. */
    Set<DocumentType> PICTURES = Set.of(DocumentType.JPEG, DocumentType.PNG, DocumentType.WEBP);

    /** Where the bytes of a picture come from. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** One picture, whose bytes are opened once, when its turn has come, and closed. */
    record Picture(DocumentType type, Opening bytes) {}

    /** What became of pictures that were to be one PDF. */
    sealed interface Outcome {
        /** The PDF; close it. Reading throws {@link IOException} when it cannot be told to its end. */
        record Stapled(InputStream pdf) implements Outcome {}

        /** The first one that cannot become a page, from 0 on; those after it were not opened. */
        record NotAPage(int which) implements Outcome {}
    }

    /**
     * One PDF of those pictures, at most {@link #MOST_PAGES}, in their order, each the right way up on a page of its
     * {@linkplain PageSize proportions}. The same pictures make the same bytes (I4). Throws what opening or reading a
     * picture throws, {@link org.abri.application.Busy} when too many are at it, and {@link IOException} when it cannot work
     * now: it is worth trying again.
     */
    Outcome staple(List<Picture> pictures) throws IOException;
}
