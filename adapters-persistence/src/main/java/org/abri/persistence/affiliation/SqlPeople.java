package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.AFFILIATION;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.LAST_LOOK;
import static org.abri.persistence.schema.Tables.VAULT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.when;

import jakarta.inject.Singleton;
import org.jooq.Condition;
import org.abri.persistence.schema.tables.records.LastLookRecord;
import org.abri.persistence.account.UsernameKeys;
import org.abri.domain.vault.Visibility;
import org.abri.domain.text.Sought;
import org.abri.domain.account.Username;
import org.abri.domain.account.AccountId;
import org.abri.application.Listed;
import java.time.Instant;
import java.util.UUID;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.application.Listing;
import org.abri.application.affiliation.People;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.persistence.Bound;
import org.abri.persistence.Sealing;
import org.abri.persistence.Whole;
import org.abri.persistence.account.AccountRows;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Whom relays accompany, in one join, and what they share, counted for all lines of a part at once. The index of a relay's ties
 * finds its people; they are put in order by when whoever asks last looked, which costs what one relay has people.
 */
@Singleton
final class SqlPeople implements People {
    /** So many are read at once while names are looked for. */
    private static final int AT_A_TIME = 500;
    private static final UUID NOBODY = new UUID(0, 0);

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final UsernameKeys usernames;

    SqlPeople(DSLContext sql, Sealing sealing, Bound bound, UsernameKeys usernames) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
        this.usernames = usernames;
    }

    /** Whose desk it is, and when. */
    private record Desk(UUID account, RelayId relay, Instant now) {
        static Desk of(Granted key, RelayId relay) {
            key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE);
            return new Desk(key.viewpoint().who().map(AccountId::value).orElse(NOBODY), relay,
                    key.at());
        }
    }

    @Override
    public List<PersonLine> list(Granted key, RelayId relay, Listing wanted) {
        var desk = Desk.of(key, relay);
        return counted(desk, Whole.of(wanted.most() + 1,
                past -> rows(desk, after(wanted), past, wanted.most() + 1), this::line));
    }

    @Override
    public Listed<PersonLine> find(Granted key, RelayId relay, Sought name, Listing wanted) {
        var desk = Desk.of(key, relay);
        var found = new ArrayList<PersonLine>();
        var opened = 0;
        Optional<Listing.Mark> last = wanted.after();
        var more = true;
        while (more && opened < MOST_OPENED && found.size() <= wanted.most()) {
            var part = Math.min(AT_A_TIME, MOST_OPENED - opened);
            var rows = rows(desk, after(new Listing(last, wanted.most())), 0, part + 1);
            more = rows.size() > part;
            var read = rows.subList(0, Math.min(part, rows.size()));
            read.stream().flatMap(row -> line(row).stream())
                    .filter(line -> name.isIn(line.name().given(), line.name().family()))
                    .limit(wanted.most() + 1L - found.size()).forEach(found::add);
            opened += read.size();
            last = read.isEmpty() ? last : Optional.of(mark(read.getLast()));
        }
        var lines = Listed.of(found, wanted, PersonLine::mark);
        return new Listed<>(counted(desk, lines.lines()),
                lines.next().isPresent() || !more ? lines.next() : last);
    }

    @Override
    public Optional<PersonLine> ofUsername(Granted key, RelayId relay, Username username) {
        var desk = Desk.of(key, relay);
        return counted(desk, rows(desk, ACCOUNT.USERNAME_KEY.eq(usernames.of(username)), 0, 1).stream()
                .flatMap(row -> line(row).stream()).toList()).stream().findFirst();
    }

    @Override
    public int count(Granted key, RelayId relay) {
        key.mustOpen(new Resource.ARelay(relay), Action.SEE_PEOPLE, Action.SEE_FIGURES);
        return sql.selectCount().from(AFFILIATION).join(VAULT).on(VAULT.ID.eq(AFFILIATION.VAULT))
                .where(AFFILIATION.RELAY.eq(relay.value())).and(AffiliationRows.activeAt(key.at()))
                .and(VAULT.STATE.eq(VaultState.OPEN.name())).fetchSingle().value1();
    }

    @Override
    public List<Leaving> leaving(Granted key, RelayId relay, int most) {
        var desk = Desk.of(key, relay);
        return Whole.of(most, past -> sql.select(AFFILIATION.fields()).select(VAULT.fields())
                .select(ACCOUNT.fields()).from(AFFILIATION).join(VAULT).on(VAULT.ID.eq(AFFILIATION.VAULT))
                .join(ACCOUNT).on(ACCOUNT.ID.eq(AFFILIATION.VAULT))
                .where(AFFILIATION.RELAY.eq(relay.value())).and(AffiliationRows.activeAt(desk.now()))
                .and(AFFILIATION.SUPPORT_ENDS_AT.isNotNull()).and(VAULT.STATE.eq(VaultState.OPEN.name()))
                .orderBy(AFFILIATION.SUPPORT_ENDS_AT, AFFILIATION.VAULT).offset(past).limit(most).fetch(),
                this::leaving);
    }

    private Optional<Leaving> leaving(Record row) {
        var account = row.into(ACCOUNT);
        if (!bound.holds(row.into(VAULT)) || !bound.holds(account)) { return Optional.empty(); }
        return bound.held(row.into(AFFILIATION)).map(AffiliationRows::affiliation)
                .flatMap(tie -> tie.endOfSupport().map(
                        end -> new Leaving(tie.vault(), AccountRows.name(sealing, account), end)));
    }

    private List<? extends Record> rows(Desk desk, Condition wanted, int past, int most) {
        var rows = sql.select(AFFILIATION.fields()).select(VAULT.fields()).select(ACCOUNT.fields())
                .select(LAST_LOOK.fields())
                .from(AFFILIATION).join(VAULT).on(VAULT.ID.eq(AFFILIATION.VAULT)).join(ACCOUNT)
                .on(ACCOUNT.ID.eq(AFFILIATION.VAULT)).leftJoin(LAST_LOOK)
                .on(LAST_LOOK.ACCOUNT.eq(desk.account())).and(LAST_LOOK.RELAY.eq(AFFILIATION.RELAY))
                .and(LAST_LOOK.VAULT.eq(AFFILIATION.VAULT))
                .where(AFFILIATION.RELAY.eq(desk.relay().value()))
                .and(AffiliationRows.activeAt(desk.now())).and(VAULT.STATE.eq(VaultState.OPEN.name()))
                .and(wanted)
                .orderBy(LAST_LOOK.SEEN_AT.desc().nullsLast(),
                        when(LAST_LOOK.SEEN_AT.isNull(), AFFILIATION.STATE_SINCE).desc().nullsLast(),
                        AFFILIATION.VAULT.desc())
                .offset(past).limit(most).fetch();
        sealing.prepare(rows.stream().map(row -> new KeyOwner(row.get(ACCOUNT.ID)))
                .collect(Collectors.toSet()));
        return rows;
    }

    /** Where {@link PersonLine#markOf} says that the list goes on. */
    private static Condition after(Listing wanted) {
        return wanted.after().map(mark -> PersonLine.unseenSince(mark)
                .map(since -> LAST_LOOK.SEEN_AT.isNull()
                        .and(row(AFFILIATION.STATE_SINCE, AFFILIATION.VAULT).lt(since, mark.id())))
                .orElseGet(() -> LAST_LOOK.SEEN_AT.isNull()
                        .or(row(LAST_LOOK.SEEN_AT, LAST_LOOK.VAULT).lt(mark.at(), mark.id()))))
                .orElse(noCondition());
    }

    /** CRY-2: nobody whose tie, vault or account does not hold; a look that does not was never made. */
    private Optional<PersonLine> line(Record row) {
        var account = row.into(ACCOUNT);
        if (!bound.holds(row.into(AFFILIATION)) || !bound.holds(row.into(VAULT)) || !bound.holds(account)) {
            return Optional.empty();
        }
        var look = row.get(LAST_LOOK.SEEN_AT) == null ? Optional.<LastLookRecord> empty()
                : bound.held(row.into(LAST_LOOK));
        return Optional.of(new PersonLine(new VaultId(account.getId()), AccountRows.name(sealing, account),
                row.get(AFFILIATION.STATE_SINCE), row.get(AFFILIATION.FEEDING_SINCE) != null,
                look.map(LastLookRecord::getSeenAt), 0, 0, mark(row)));
    }

    /** As the database has put it in order. */
    private static Listing.Mark mark(Record row) {
        return PersonLine.markOf(Optional.ofNullable(row.get(LAST_LOOK.SEEN_AT)),
                row.get(AFFILIATION.STATE_SINCE), new VaultId(row.get(AFFILIATION.VAULT)));
    }

    /** VLT-3: what is private is in no count. */
    private List<PersonLine> counted(Desk desk, List<PersonLine> lines) {
        if (lines.isEmpty()) { return lines; }
        var isNew = ITEM.SHARED_SINCE.gt(LAST_LOOK.SEEN_AT)
                .and(ITEM.AUTHOR_ACCOUNT.isNull().or(ITEM.AUTHOR_ACCOUNT.ne(desk.account()))
                        .or(ITEM.SHARED_SINCE.gt(ITEM.ADDED_AT)));
        var papers = DSL.count();
        var newPapers = DSL.count(when(isNew, 1));
        var counts = sql.select(ITEM.VAULT, papers, newPapers).from(ITEM).leftJoin(LAST_LOOK)
                .on(LAST_LOOK.ACCOUNT.eq(desk.account())).and(LAST_LOOK.RELAY.eq(desk.relay().value()))
                .and(LAST_LOOK.VAULT.eq(ITEM.VAULT))
                .where(ITEM.VAULT.in(lines.stream().map(line -> line.vault().value()).toList()))
                .and(ITEM.VISIBILITY.eq(Visibility.SHARED.name())).groupBy(ITEM.VAULT)
                .fetchMap(ITEM.VAULT);
        return lines.stream().map(line -> Optional.ofNullable(counts.get(line.vault().value()))
                .map(found -> new PersonLine(line.vault(), line.name(), line.since(), line.feedingAllowed(),
                        line.seen(), found.get(papers), line.seen().isPresent() ? found.get(newPapers) : 0,
                        line.mark()))
                .orElse(line)).toList();
    }
}
