package org.abri.persistence.journal;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.abri.application.Outage;
import org.abri.application.journal.Journal;
import org.abri.application.sealing.Macs;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Link;
import org.abri.persistence.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * LOG-1: says outside of the database where chains stand, so that a tail that is cut off shows, and so does a chain that is
 * taken away: one line after the other in a file that is only added to, each under a MAC, and a line of the log. Without a
 * file named by {@code abri.journal-heads}, the log alone.
 */
@Singleton
final class PublishedHeads {
    private static final System.Logger LOG = System.getLogger("org.abri.journal.heads");
    private static final HexFormat HEX = HexFormat.of();

    private final Macs macs;
    private final @Nullable Path file;
    private final @Nullable FileChannel end;

    PublishedHeads(Macs macs, @Nullable @Value("${abri.journal-heads:}") String place) {
        this.macs = macs;
        this.file = place == null || place.isEmpty() ? null : Path.of(place);
        this.end = file == null ? null : opened(file);
    }

    /** Throws {@link JournalHeadsRefused} when nothing can be added there: that shows at the start, and not with the first act. */
    private static FileChannel opened(Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.makeFolder(folder);
            }
            var channel = OwnerOnly.fileToAddTo(file);
            if (channel.size() > 0 && !endsLine(file)) { // torn by a crash: what follows is a line of its own
                channel.write(ByteBuffer.wrap(new byte[] { '\n' }));
            }
            return channel;
        } catch (IOException | UncheckedIOException cannot) {
            throw new JournalHeadsRefused("The heads of the journal cannot be written to " + file + ".",
                    cannot);
        }
    }

    private static boolean endsLine(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    /** After the commit. What cannot be said here is said again, and more, with the next entry of that chain. */
    void publish(Chain chain, Link.Head head) {
        var said = said(chain.key(), head.number(), HEX.formatHex(head.hash()));
        LOG.log(Level.INFO, "journal head " + said);
        if (end != null) {
            try {
                add(said + ' ' + HEX.formatHex(mac(said)) + '\n', end);
            } catch (IOException full) {
                LOG.log(Level.ERROR, "where a journal stands cannot be published to its file", full);
            }
        }
    }

    /** In one write, so that two nodes may share a file. */
    private static synchronized void add(String line, FileChannel end) throws IOException {
        end.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Line by line, since the file may be long. */
    Journal.Published read() {
        var heads = new HashMap<Chain, List<Link.Head>>();
        if (file == null) { return new Journal.Published(Map.of(), 0); }
        var unread = 0;
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            for (var line : (Iterable<String>) lines::iterator) {
                if (!line.isEmpty() && !isTaken(line, heads)) {
                    unread++;
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            throw new Outage("the heads of the journal cannot be read", gone);
        }
        return new Journal.Published(Map.copyOf(heads), unread);
    }

    private boolean isTaken(String line, Map<Chain, List<Link.Head>> heads) {
        var parts = line.split(" ", -1);
        try {
            if (parts.length != 4) { return false; }
            var said = said(UUID.fromString(parts[0]), Long.parseLong(parts[1]), parts[2]);
            if (!MessageDigest.isEqual(mac(said), HEX.parseHex(parts[3]))) { return false; }
            var head = new Link.Head(Long.parseLong(parts[1]), HEX.parseHex(parts[2]));
            take(head, heads.computeIfAbsent(SqlJournal.chain(UUID.fromString(parts[0])),
                    chain -> new ArrayList<>()));
            return true;
        } catch (IllegalArgumentException torn) {
            return false;
        }
    }

    /** What is said twice alike counts once; two acts may be said in the other order. */
    private static void take(Link.Head head, List<Link.Head> before) {
        if (!before.isEmpty() && before.getLast().number() < head.number()) {
            before.removeLast();
        }
        if (before.stream().noneMatch(said -> said.number() == head.number()
                && Arrays.equals(said.hash(), head.hash()))) {
            before.add(head);
        }
    }

    private byte[] mac(String said) {
        return macs.of("journal.head", said.getBytes(StandardCharsets.US_ASCII));
    }

    private static String said(UUID chain, long number, String hash) {
        return chain + " " + number + ' ' + hash;
    }
}
