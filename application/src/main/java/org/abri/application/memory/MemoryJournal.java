package org.abri.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.abri.application.journal.Journal;
import org.abri.application.sealing.Macs;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.journal.LinkHash;
import org.abri.domain.vault.VaultId;

/** LOG-1: hash chains in memory. The events in them are not sealed: they rest nowhere. */
final class MemoryJournal implements Journal {
    private record Position(Chain chain, long number) {}

    private record Standing(Chain chain, Link.Head head) {}

    private final Memory memory;
    private final LinkHash hash;
    private final Map<Chain, List<Link.Head>> published = new ConcurrentHashMap<>();
    private final Table<Position, Link> links;
    private final Table<Chain, Standing> heads;

    MemoryJournal(Memory memory, Macs macs) {
        this.memory = memory;
        this.hash = bytes -> macs.of("journal.link", bytes);
        this.links = new Table<>(memory);
        this.heads = new Table<>(memory);
    }

    @Override
    public void append(Chain chain, Event event) {
        var link = Link.after(hash, head(chain), chain, event.encoded());
        links.add(new Position(chain, link.number()), link);
        heads.put(chain, new Standing(chain, link.asHead()));
        memory.afterwards(() -> published.put(chain, List.of(link.asHead())));
    }

    @Override
    public List<Entry> read(Granted key, VaultId vault, long before, int most) {
        key.mustOpen(new Resource.AVault(vault), Action.READ_JOURNAL);
        var chain = new Chain.OfVault(vault);
        var newest = Math.min(head(chain).number(), Math.max(before, 1) - 1);
        return LongStream.iterate(newest, number -> number > 0, number -> number - 1).limit(most).boxed()
                .flatMap(number -> link(chain, number))
                .map(link -> new Entry(link.number(), event(link))).toList();
    }

    @Override
    public List<Link> links(Chain chain, long after, int most) {
        return LongStream.rangeClosed(after + 1, head(chain).number()).limit(most).boxed()
                .flatMap(number -> link(chain, number)).toList();
    }

    @Override
    public Checked check(Link.Head after, Chain chain, List<Link> some) {
        return new Checked(Link.firstBroken(hash, after, chain, some),
                some.stream().filter(link -> event(link).isEmpty()).map(Link::number).toList());
    }

    @Override
    public Published published() {
        return new Published(Map.copyOf(published), 0);
    }

    private static Optional<Event> event(Link link) {
        try {
            return Optional.of(Event.decoded(link.body()));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public Link.Head head(Chain chain) {
        return heads.find(chain).map(Standing::head).orElseGet(Link.Head::ofNothing);
    }

    @Override
    public List<Chain> chains(Optional<Chain> after, int most) {
        return heads.rows().map(Standing::chain).sorted(Comparator.comparing(Chain::key))
                .filter(chain -> after.isEmpty() || chain.key().compareTo(after.get().key()) > 0).limit(most)
                .toList();
    }

    private Stream<Link> link(Chain chain, long number) {
        return links.find(new Position(chain, number)).stream();
    }
}
