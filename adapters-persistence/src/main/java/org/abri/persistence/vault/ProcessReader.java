package org.abri.persistence.vault;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.abri.application.vault.WordReader;
import org.abri.domain.text.Words;
import org.abri.domain.vault.DocumentType;

/** UPL-2: reads each document in {@linkplain OwnProcess a process of its own} ({@link ReadingProcess}). */
public final class ProcessReader implements WordReader {
    /** A document in memory, what it is unpacked to, and its text. */
    private static final int MEGABYTES = 256;
    /** A letter takes at most so many bytes. */
    private static final int LARGEST = 3 * Words.LONGEST;

    private final Duration longest;

    public ProcessReader() {
        this(ReadingProcess.LONGEST);
    }

    ProcessReader(Duration longest) {
        this.longest = longest;
    }

    /** Throws {@link IOException} when the process was never ready: that is no document's doing. */
    @Override
    public Words read(DocumentType type, InputStream bytes) throws IOException {
        if (!ReadingProcess.reads(type)) { return Words.NONE; }
        try (var process = OwnProcess.ready(ReadingProcess.class, MEGABYTES, longest, type.name())) {
            process.give(bytes);
            var unused = process.takes(OutputStream::close);
            return told(process.from());
        }
    }

    /** None when it ended before, or tells what are no words. */
    private static Words told(DataInputStream from) {
        try {
            var length = from.readInt();
            if (length < 0 || length > LARGEST) { return Words.NONE; }
            var words = new String(from.readNBytes(length), StandardCharsets.UTF_8);
            return words.length() > Words.LONGEST ? Words.NONE : new Words(words);
        } catch (IOException ended) {
            return Words.NONE;
        }
    }
}
