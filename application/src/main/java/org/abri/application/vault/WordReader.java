package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import org.abri.domain.text.Words;
import org.abri.domain.vault.DocumentType;

/**
 * UPL-2: reads what a document says, as far as it is written in letters: of a picture nothing. Whatever the file is, reading it
 * ends, within bounds of time and memory, opens nothing else and asks nobody else, and harms nobody else. Safe for use by many
 * threads; needs no unit of work.
 */
@FunctionalInterface
public interface WordReader {
    /**
     * The words of a document; {@link Words#NONE} of what cannot be read, because of its type, because it is broken, locked or
     * larger than the bounds: of such, it may answer as many as it could. {@code bytes} is not closed, and not always read to
     * its end. Throws what reading {@code bytes} throws, and {@link IOException} when it cannot work now: it is worth trying
     * again.
     */
    Words read(DocumentType type, InputStream bytes) throws IOException;
}
