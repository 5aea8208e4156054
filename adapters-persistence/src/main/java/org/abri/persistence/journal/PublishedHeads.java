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
import java.util.stream.Stream;
import org.abri.application.Outage;
import org.abri.application.journal.Journal;
import org.abri.application.sealing.Macs;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Link;
import org.abri.persistence.PublishedLines;
import org.abri.persistence.Publishing;

/**
 * LOG-1: says outside of the database where chains stand, so that a tail that is cut off shows, and so does a chain that is
 * taken away: in {@link PublishedLines}, in one place or two, and in a line of the log. Without a file named by
 * {@code abri.journal-heads}, the log alone.
 */
@Singleton
final class PublishedHeads {
    private static final System.Logger LOG = System.getLogger("org.abri.journal.heads");
    private static final HexFormat HEX = HexFormat.of();

    private final Publishing publishing;
    private final List<PublishedLines> files;

    PublishedHeads(Macs macs, Publishing publishing, @Value("${abri.journal-heads:}") String place,
            @Value("${abri.journal-heads-second:}") String second) {
        this.publishing = publishing;
        this.files = Stream.of(place, second).filter(named -> !named.isEmpty())
                .map(named -> opened(Path.of(named), macs)).toList();
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
        publishing.entry();
        files.forEach(file -> {
            try {
                file.add(said);
            } catch (IOException full) {
                publishing.failure();
                LOG.log(Level.ERROR, "where a journal stands cannot be published to its file", full);
            }
        });
    }

    /** What each place says counts. One that cannot be read counts as a line that cannot; when none can, that is an outage. */
    Journal.Published read() {
        var heads = new HashMap<Chain, List<Link.Head>>();
        var unread = 0;
        var gone = new ArrayList<IOException>();
        for (var file : files) {
            var ofThis = new HashMap<Chain, List<Link.Head>>();
            try {
                unread += file.read(said -> isTaken(said, ofThis));
                ofThis.forEach((chain, said) -> heads.merge(chain, said, PublishedHeads::both));
            } catch (IOException unreadable) {
                unread++;
                gone.add(unreadable);
            }
        }
        if (!gone.isEmpty() && gone.size() == files.size()) {
            throw new Outage("the heads of the journal cannot be read", gone.getFirst());
        }
        return new Journal.Published(Map.copyOf(heads), unread);
    }

    private static List<Link.Head> both(List<Link.Head> one, List<Link.Head> other) {
        return Stream.concat(one.stream(), other.stream()
                .filter(said -> one.stream().noneMatch(same -> isSame(same, said)))).toList();
    }

    private static boolean isSame(Link.Head one, Link.Head other) {
        return one.number() == other.number() && Arrays.equals(one.hash(), other.hash());
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
        if (before.stream().noneMatch(said -> isSame(said, head))) {
            before.add(head);
        }
    }

    private static String said(UUID chain, long number, String hash) {
        return chain + " " + number + ' ' + hash;
    }
}
