package org.abri.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.abri.application.journal.Journal;
import org.abri.domain.access.Granted;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.vault.VaultId;

/** The journal of a memory, watched: things happen before something is recorded, a full disk among them. */
public final class WatchedJournal implements Journal {
    private final Journal journal;
    private Consumer<Event> before = event -> {};

    private WatchedJournal(Journal journal) {
        this.journal = journal;
    }

    /** These ports, with their journal watched. */
    public static Ports in(Ports ports) {
        return ports.withJournal(new WatchedJournal(ports.journal()));
    }

    /** The one that {@link #in} put there. */
    public static WatchedJournal of(Scene scene) {
        return (WatchedJournal) scene.ports.journal();
    }

    /** Happens from now on before each event is recorded, in the same unit of work. */
    public void before(Consumer<Event> happening) {
        before = happening;
    }

    @Override
    public void append(Chain chain, Event event) {
        before.accept(event);
        journal.append(chain, event);
    }

    @Override
    public List<Entry> read(Granted key, VaultId vault, long number, int most) {
        return journal.read(key, vault, number, most);
    }

    @Override
    public List<Link> links(Chain chain, long after, int most) {
        return journal.links(chain, after, most);
    }

    @Override
    public Checked check(Link.Head after, Chain chain, List<Link> links) {
        return journal.check(after, chain, links);
    }

    @Override
    public Published published() {
        return journal.published();
    }

    @Override
    public Link.Head head(Chain chain) {
        return journal.head(chain);
    }

    @Override
    public List<Chain> chains(Optional<Chain> after, int most) {
        return journal.chains(after, most);
    }
}
