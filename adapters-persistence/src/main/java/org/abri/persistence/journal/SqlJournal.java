package org.abri.persistence.journal;

import static org.abri.persistence.schema.Tables.JOURNAL_HEAD;
import static org.abri.persistence.schema.Tables.JOURNAL_LINK;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.journal.Journal;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.Sealer;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.journal.LinkHash;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.Damage;
import org.abri.persistence.SqlUnitOfWork;
import org.abri.persistence.schema.tables.records.JournalHeadRecord;
import org.abri.persistence.schema.tables.records.JournalLinkRecord;
import org.jooq.DSLContext;

/**
 * LOG-1: chains of keyed hashes in SQL, their events sealed with the key set of whose vault it is, each for its own number. Whoever
 * adds to a chain waits for whoever does so before, so that a chain stays one.
 */
@Singleton
final class SqlJournal implements Journal {
    private final DSLContext sql;
    private final Sealer sealer;
    private final SqlUnitOfWork work;
    private final Bound bound;
    private final Damage damage;
    private final LinkHash hash;
    private final PublishedHeads heads;

    SqlJournal(DSLContext sql, Sealer sealer, SqlUnitOfWork work, Macs macs, Bound bound, Damage damage,
            PublishedHeads heads) {
        this.sql = sql;
        this.sealer = sealer;
        this.work = work;
        this.bound = bound;
        this.damage = damage;
        this.hash = bytes -> macs.of("journal.link", bytes);
        this.heads = heads;
    }

    @Override
    public void append(Chain chain, Event event) {
        var head = lockedHead(chain);
        if (head.number() == 0) {
            sealer.makeKeySet(KeyOwner.of(chain));
        }
        var link =
                Link.after(hash, head, chain, sealer.seal(place(chain, head.number() + 1), event.encoded()));
        sql.executeInsert(new JournalLinkRecord(chain.key(), link.number(), link.body(), link.hash()));
        sql.executeUpdate(row(chain, link.asHead()));
        work.afterwards(() -> heads.publish(chain, link.asHead()));
    }

    @Override
    public List<Entry> read(Granted key, VaultId vault, long before, int most) {
        key.mustOpen(new Resource.AVault(vault), Action.READ_JOURNAL);
        var chain = new Chain.OfVault(vault);
        return sql.selectFrom(JOURNAL_LINK).where(JOURNAL_LINK.CHAIN.eq(chain.key()))
                .and(JOURNAL_LINK.LINK_NUMBER.lt(before)).orderBy(JOURNAL_LINK.LINK_NUMBER.desc())
                .limit(most).fetch(row -> new Entry(row.getLinkNumber(), event(chain, link(row))));
    }

    @Override
    public List<Link> links(Chain chain, long after, int most) {
        return sql.selectFrom(JOURNAL_LINK).where(JOURNAL_LINK.CHAIN.eq(chain.key()))
                .and(JOURNAL_LINK.LINK_NUMBER.gt(after))
                .orderBy(JOURNAL_LINK.LINK_NUMBER).limit(most)
                .fetch(SqlJournal::link);
    }

    @Override
    public Checked check(Link.Head after, Chain chain, List<Link> links) {
        return new Checked(Link.firstBroken(hash, after, chain, links),
                links.stream().filter(link -> event(chain, link).isEmpty()).map(Link::number).toList());
    }

    @Override
    public Link.Head head(Chain chain) {
        return sql.selectFrom(JOURNAL_HEAD).where(JOURNAL_HEAD.CHAIN.eq(chain.key()))
                .fetchOptional()
                .map(row -> bound.holds(row) ? head(row) : new Link.Head(row.getLinkNumber(), new byte[0]))
                .orElseGet(Link.Head::ofNothing);
    }

    @Override
    public List<Chain> chains(Optional<Chain> after, int most) {
        return sql.select(JOURNAL_HEAD.CHAIN).from(JOURNAL_HEAD)
                .where(after.map(chain -> JOURNAL_HEAD.CHAIN.gt(chain.key())).orElse(noCondition()))
                .orderBy(JOURNAL_HEAD.CHAIN).limit(most).fetch(row -> chain(row.value1()));
    }

    @Override
    public Published published() {
        return heads.read();
    }

    /** The head's row is made by whoever adds the first link. */
    private Link.Head lockedHead(Chain chain) {
        return lock(chain).map(row -> bound.held(row).map(SqlJournal::head).orElseGet(() -> lastLink(chain)))
                .orElseGet(() -> {
                    var none = row(chain, Link.Head.ofNothing());
                    sql.execute(
                            "insert into journal_head (chain, link_number, hash, mac) values (?, ?, ?, ?) on conflict do nothing",
                            none.getChain(), none.getLinkNumber(), none.getHash(), none.getMac());
                    var made = lock(chain).orElseThrow();
                    return made.getLinkNumber() == 0 ? lastLink(chain) : head(made);
                });
    }

    /**
     * G-13: where a chain stands whose head does not hold, or is gone. It goes on from there; that it was altered, and what is
     * missing, is for whoever verifies it to see.
     */
    private Link.Head lastLink(Chain chain) {
        return sql.selectFrom(JOURNAL_LINK).where(JOURNAL_LINK.CHAIN.eq(chain.key()))
                .orderBy(JOURNAL_LINK.LINK_NUMBER.desc()).limit(1)
                .fetchOptional(row -> link(row).asHead()).orElseGet(Link.Head::ofNothing);
    }

    private Optional<JournalHeadRecord> lock(Chain chain) {
        return sql.selectFrom(JOURNAL_HEAD).where(JOURNAL_HEAD.CHAIN.eq(chain.key())).forUpdate()
                .fetchOptional();
    }

    private JournalHeadRecord row(Chain chain, Link.Head head) {
        return bound.bound(new JournalHeadRecord(chain.key(), head.number(), head.hash(), null));
    }

    private static Link link(JournalLinkRecord row) {
        return new Link(row.getLinkNumber(), row.getBody(), row.getHash());
    }

    /** Empty when it does not open, which is told. */
    private Optional<Event> event(Chain chain, Link link) {
        return damage.openedOr("journal_link", chain.key() + " " + link.number(),
                () -> Event.decoded(sealer.open(place(chain, link.number()), link.body())));
    }

    private static Link.Head head(JournalHeadRecord row) {
        return new Link.Head(row.getLinkNumber(), row.getHash());
    }

    private static Place place(Chain chain, long number) {
        return new Place(KeyOwner.of(chain), chain.key(), "journal/" + number);
    }

    static Chain chain(UUID key) {
        var service = new Chain.OfService();
        return key.equals(service.key()) ? service : new Chain.OfVault(VaultId.of(new AccountId(key)));
    }
}
