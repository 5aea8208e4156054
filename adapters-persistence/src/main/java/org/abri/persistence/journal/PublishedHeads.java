package org.abri.persistence.journal;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
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
import org.abri.persistence.PublishedLines;
import org.jspecify.annotations.Nullable;

/**
 * LOG-1: says outside of the database where chains stand, so that a tail that is cut off shows, and so does a chain that is
 * taken away: in {@link PublishedLines}, and in a line of the log. Without a file named by {@code abri.journal-heads}, the
 * log alone.
 */
@Singleton
final class PublishedHeads {
    private static final System.Logger LOG = System.getLogger("org.abri.journal.heads");
    private static final HexFormat HEX = HexFormat.of();

    private final @Nullable PublishedLines file;

    PublishedHeads(Macs macs, @Nullable @Value("${abri.journal-heads:}") String place) {
        this.file = place == null || place.isEmpty() ? null : opened(Path.of(place), macs);
    }

    /** Throws {@link JournalHeadsRefused} when nothing can be added there: that shows at the start, and not with the first act. */
    private static PublishedLines opened(Path file, Macs macs) {
        try {
            return PublishedLines.in(file, "journal.head", macs);
        } catch (IOException cannot) {
            throw new JournalHeadsRefused("The heads of the journal cannot be written to " + file + ".",
                    cannot);
        }
    }

    /** After the commit. What cannot be said here is said again, and more, with the next entry of that chain. */
    void publish(Chain chain, Link.Head head) {
        var said = said(chain.key(), head.number(), HEX.formatHex(head.hash()));
        LOG.log(Level.INFO, "journal head " + said);
        if (file != null) {
            try {
                file.add(said);
            } catch (IOException full) {
                LOG.log(Level.ERROR, "where a journal stands cannot be published to its file", full);
            }
        }
    }

    Journal.Published read() {
        if (file == null) { return new Journal.Published(Map.of(), 0); }
        var heads = new HashMap<Chain, List<Link.Head>>();
        try {
            var unread = file.read(said -> isTaken(said, heads));
            return new Journal.Published(Map.copyOf(heads), unread);
        } catch (IOException gone) {
            throw new Outage("the heads of the journal cannot be read", gone);
        }
    }

    private static boolean isTaken(String said, Map<Chain, List<Link.Head>> heads) {
        var parts = said.split(" ", -1);
        if (parts.length != 3) { return false; }
        var head = new Link.Head(Long.parseLong(parts[1]), HEX.parseHex(parts[2]));
        take(head, heads.computeIfAbsent(SqlJournal.chain(UUID.fromString(parts[0])),
                chain -> new ArrayList<>()));
        return true;
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

    private static String said(UUID chain, long number, String hash) {
        return chain + " " + number + ' ' + hash;
    }
}
