package org.abri.persistence.vault;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.abri.application.vault.Drawer;
import org.abri.domain.vault.DocumentType;

/** UPL-2: draws each document in {@linkplain OwnProcess a process of its own} ({@link DrawingProcess}). */
public final class ProcessDrawer implements Drawer {
    /** A document in memory, a picture twice as large as it is drawn, and what its reader needs. */
    private static final int MEGABYTES = 256;

    private final Duration longest;

    public ProcessDrawer() {
        this(DrawingProcess.LONGEST);
    }

    ProcessDrawer(Duration longest) {
        this.longest = longest;
    }

    /**
     * What was told before it had to be ended is as many pages as could be drawn. Throws {@link IOException} when it was never
     * ready: that is no document's doing.
     */
    @Override
    public int draw(DocumentType type, InputStream bytes, Sheets sheets) throws IOException {
        if (!DrawingProcess.draws(type)) { return 0; }
        try (var process = OwnProcess.ready(DrawingProcess.class, MEGABYTES, longest, type.name())) {
            process.give(bytes);
            var unused = process.takes(OutputStream::close);
            return told(process.from(), sheets);
        }
    }

    private static int told(DataInputStream from, Sheets sheets) throws IOException {
        var pages = 0;
        for (var sheet = sheet(from); sheet.isPresent() && pages <= MOST_PAGES; sheet = sheet(from)) {
            sheets.add(sheet.get());
            pages++;
        }
        return Math.max(0, pages - 1);
    }

    /** Empty when it ended, or says nothing that a sheet begins with. */
    private static Optional<byte[]> sheet(DataInputStream from) {
        try {
            var length = from.readInt();
            if (length < 1 || length > LARGEST) { return Optional.empty(); }
            var sheet = new byte[length];
            from.readFully(sheet);
            return Optional.of(sheet);
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
