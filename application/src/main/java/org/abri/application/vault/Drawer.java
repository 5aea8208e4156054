package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import org.abri.domain.vault.DocumentType;

/**
 * UPL-2, UPL-4, UPL-5: draws what a document looks like: its first pages, as pictures made anew, which hold dots and nothing
 * of what the file held beside them. Whatever the file is, drawing it ends, within bounds of time and memory, and harms
 * nobody else. Safe for use by many threads; needs no unit of work.
 */
public interface Drawer {
    /** Of a document, at most so many pages are drawn. */
    int MOST_PAGES = 30;
    /** In pixels: how long the longer side of the small sheet is at most. */
    int SMALL = 320;
    /** In pixels: how long the longer side of every other sheet is at most. */
    int LARGE = 1_400;
    /** In bytes: no sheet is larger. */
    int LARGEST = 1 << 20;

    /** Who is told the sheets, one after the other. */
    @FunctionalInterface
    interface Sheets {
        void add(byte[] jpeg) throws IOException;
    }

    /**
     * Tells {@code sheets}, as JPEGs, the first page small, then each page large, the right way up, on white; and answers how
     * many pages it told. Of what cannot be drawn, because of its type, because it is broken, locked or larger than the
     * bounds, it tells as many as it could, most often none; then it answers zero. {@code bytes} is not closed, and not
     * always read to its end. Throws what reading {@code bytes} or telling {@code sheets} throws, and {@link IOException}
     * when it cannot work now: it is worth trying again.
     */
    int draw(DocumentType type, InputStream bytes, Sheets sheets) throws IOException;
}
