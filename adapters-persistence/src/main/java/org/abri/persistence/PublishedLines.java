package org.abri.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.abri.application.sealing.Macs;

/**
 * What is said outside of the database: one line after the other in a file that is only added to, each under a MAC, so that
 * nobody says anything there who has no key.
 */
public final class PublishedLines {
    private static final HexFormat HEX = HexFormat.of();

    private final String purpose;
    private final Macs macs;
    private final Path file;
    private final FileChannel end;

    private PublishedLines(String purpose, Macs macs, Path file, FileChannel end) {
        this.purpose = purpose;
        this.macs = macs;
        this.file = file;
        this.end = end;
    }

    /** Throws {@link IOException} when nothing can be added there: that shows at the start, and not with the first line. */
    public static PublishedLines in(Path file, String purpose, Macs macs) throws IOException {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.makeFolder(folder);
            }
            return new PublishedLines(purpose, macs, file, OwnerOnly.fileToAddTo(file));
        } catch (UncheckedIOException cannot) {
            throw cannot.getCause();
        }
    }

    /**
     * Whole, in one write, so that two nodes may share a file. Throws {@link IOException} when it cannot be added whole, as on a
     * disk that is full; what of it was written is taken back then, unless another node has written behind it, and is no line then.
     */
    public void add(String said) throws IOException {
        var line = said + ' ' + HEX.formatHex(mac(said)) + '\n';
        synchronized (PublishedLines.class) {
            var bytes = ByteBuffer
                    .wrap((isTorn() ? '\n' + line : line).getBytes(StandardCharsets.US_ASCII));
            var before = end.size();
            try {
                end.write(bytes);
                if (bytes.hasRemaining()) { throw new IOException("the disk took a part of it only"); }
            } catch (IOException full) {
                takeBack(before, bytes.position(), full);
                throw full;
            }
        }
    }

    /** Whether the last line was torn by a crash, here or of another node: what follows is a line of its own. */
    private boolean isTorn() throws IOException {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private void takeBack(long before, int written, IOException full) {
        try {
            if (end.size() == before + written) {
                end.truncate(before);
            }
        } catch (IOException alsoFailed) {
            full.addSuppressed(alsoFailed);
        }
    }

    /**
     * Gives what was said to {@code taking}, one after the other, since the file may be long; answers how many lines nobody
     * with the key said, or were not taken.
     */
    public int read(Predicate<String> taking) throws IOException {
        var unread = 0;
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (!line.isEmpty() && !isTaken(line, taking)) {
                    unread++;
                }
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        return unread;
    }

    private boolean isTaken(String line, Predicate<String> taking) {
        var before = line.lastIndexOf(' ');
        if (before < 0) { return false; }
        try {
            var said = line.substring(0, before);
            return MessageDigest.isEqual(mac(said), HEX.parseHex(line.substring(before + 1)))
                    && taking.test(said);
        } catch (IllegalArgumentException torn) {
            return false;
        }
    }

    private byte[] mac(String said) {
        return macs.of(purpose, said.getBytes(StandardCharsets.US_ASCII));
    }
}
