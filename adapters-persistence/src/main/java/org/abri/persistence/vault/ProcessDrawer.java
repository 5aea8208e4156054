package org.abri.persistence.vault;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.abri.application.vault.Drawer;
import org.abri.domain.vault.DocumentType;

/**
 * UPL-2: draws each document in a process of its own ({@link DrawingProcess}), which has so much memory, so much time, no
 * settings and no secrets of ours, and is ended when either is used up. The bytes reach it through a pipe, and what it takes
 * for its folders is none: nothing of them touches the disk (CRY-3). How many there are at once is for whoever calls.
 */
public final class ProcessDrawer implements Drawer {
    /** A document in memory, a picture twice as large as it is drawn, and what its reader needs. */
    private static final String MEMORY = "-Xmx256m";
    private static final List<String> OPTIONS = List.of(MEMORY, "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");
    private static final int BUFFER = 64 * 1024;

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
        var process = begun(type);
        var ending = CompletableFuture.runAsync(process::destroyForcibly,
                CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        try {
            var from = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
            if (from.readInt() != DrawingProcess.READY) { throw new IOException("it cannot draw"); }
            give(bytes, process.getOutputStream());
            return told(from, sheets);
        } finally {
            ending.cancel(false);
            process.destroyForcibly();
        }
    }

    private static Process begun(DocumentType type) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var drawing = List.of("-Djava.io.tmpdir=" + java, "-Duser.home=" + java, "-cp",
                System.getProperty("java.class.path"), DrawingProcess.class.getName(), type.name());
        var builder = new ProcessBuilder(
                Stream.of(List.of(java), OPTIONS, drawing).flatMap(List::stream).toList())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    /** When it does not take them all, it has ended: what it told says how far it came. */
    private static void give(InputStream bytes, OutputStream into) throws IOException {
        var buffer = new byte[BUFFER];
        var takes = true;
        for (var read = bytes.read(buffer); read >= 0 && takes; read = bytes.read(buffer)) {
            takes = takes(into, buffer, read);
        }
        takes(into, buffer, 0);
    }

    /** None is the end. */
    private static boolean takes(OutputStream into, byte[] buffer, int count) {
        try {
            if (count == 0) {
                into.close();
            } else {
                into.write(buffer, 0, count);
            }
            return true;
        } catch (IOException ended) {
            return false;
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
