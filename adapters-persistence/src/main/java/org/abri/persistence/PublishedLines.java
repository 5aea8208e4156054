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
            var channel = OwnerOnly.fileToAddTo(file);
            if (channel.size() > 0 && !endsLine(file)) { // torn by a crash: what follows is a line of its own
                channel.write(ByteBuffer.wrap(new byte[] { '\n' }));
            }
            return new PublishedLines(purpose, macs, file, channel);
        } catch (UncheckedIOException cannot) {
            throw cannot.getCause();
        }
    }

    private static boolean endsLine(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    /** In one write, so that two nodes may share a file. */
    public void add(String said) throws IOException {
        var line = said + ' ' + HEX.formatHex(mac(said)) + '\n';
        synchronized (PublishedLines.class) {
            end.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
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
