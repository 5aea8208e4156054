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
import org.abri.application.sealing.Place;
import org.abri.application.sealing.Sealer;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.schema.tables.records.JournalHeadRecord;
import org.abri.persistence.schema.tables.records.JournalLinkRecord;
import org.jooq.DSLContext;

/**
 * LOG-1: hash chains in SQL, their events sealed with the key set of whose vault it is, each for its own number. Whoever
 * adds to a chain waits for whoever does so before, so that a chain stays one.
 */
@Singleton
final class SqlJournal implements Journal {
    private final DSLContext sql;
    private final Sealer sealer;

    SqlJournal(DSLContext sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    @Override
    public void append(Chain chain, Event event) {
        var head = lockedHead(chain);
        if (head.number() == 0) {
            sealer.makeKeySet(KeyOwner.of(chain));
        }
        var link = Link.after(head, chain, sealer.seal(place(chain, head.number() + 1), event.encoded()));
        sql.executeInsert(new JournalLinkRecord(chain.key(), link.number(), link.body(), link.hash()));
        sql.executeUpdate(new JournalHeadRecord(chain.key(), link.number(), link.hash()));
    }

    @Override
    public List<Entry> read(Granted key, VaultId vault, long before, int most) {
        key.mustOpen(new Resource.AVault(vault), Action.READ_JOURNAL);
        var chain = new Chain.OfVault(vault);
        return sql.selectFrom(JOURNAL_LINK).where(JOURNAL_LINK.CHAIN.eq(chain.key()))
                .and(JOURNAL_LINK.LINK_NUMBER.lt(before)).orderBy(JOURNAL_LINK.LINK_NUMBER.desc())
                .limit(most).fetch(row -> new Entry(row.getLinkNumber(), event(chain, row)));
    }

    @Override
    public List<Link> links(Chain chain, long after, int most) {
        return sql.selectFrom(JOURNAL_LINK).where(JOURNAL_LINK.CHAIN.eq(chain.key()))
                .and(JOURNAL_LINK.LINK_NUMBER.gt(after))
                .orderBy(JOURNAL_LINK.LINK_NUMBER).limit(most)
                .fetch(row -> new Link(row.getLinkNumber(), row.getBody(), row.getHash()));
    }

    @Override
    public Link.Head head(Chain chain) {
        return sql.selectFrom(JOURNAL_HEAD).where(JOURNAL_HEAD.CHAIN.eq(chain.key()))
                .fetchOptional(SqlJournal::head)
                .orElseGet(Link.Head::ofNothing);
    }

    @Override
    public List<Chain> chains(Optional<Chain> after, int most) {
        return sql.select(JOURNAL_HEAD.CHAIN).from(JOURNAL_HEAD)
                .where(after.map(chain -> JOURNAL_HEAD.CHAIN.gt(chain.key())).orElse(noCondition()))
                .orderBy(JOURNAL_HEAD.CHAIN).limit(most).fetch(row -> chain(row.value1()));
    }

    /** The head's row is made by whoever adds the first link. */
    private Link.Head lockedHead(Chain chain) {
        return lock(chain).orElseGet(() -> {
            var none = Link.Head.ofNothing();
            sql.execute(
                    "insert into journal_head (chain, link_number, hash) values (?, ?, ?) on conflict do nothing",
                    chain.key(),
                    none.number(), none.hash());
            return lock(chain).orElseThrow();
        });
    }

    private Optional<Link.Head> lock(Chain chain) {
        return sql.selectFrom(JOURNAL_HEAD).where(JOURNAL_HEAD.CHAIN.eq(chain.key())).forUpdate()
                .fetchOptional(SqlJournal::head);
    }

    private Event event(Chain chain, JournalLinkRecord row) {
        return Event.decoded(sealer.open(place(chain, row.getLinkNumber()), row.getBody()));
    }

    private static Link.Head head(JournalHeadRecord row) {
        return new Link.Head(row.getLinkNumber(), row.getHash());
    }

    private static Place place(Chain chain, long number) {
        return new Place(KeyOwner.of(chain), chain.key(), "journal/" + number);
    }

    private static Chain chain(UUID key) {
        var service = new Chain.OfService();
        return key.equals(service.key()) ? service : new Chain.OfVault(VaultId.of(new AccountId(key)));
    }
}
