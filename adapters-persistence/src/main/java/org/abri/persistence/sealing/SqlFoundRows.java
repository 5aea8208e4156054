package org.abri.persistence.sealing;

import static org.abri.persistence.schema.Tables.ACCOUNT;
import static org.abri.persistence.schema.Tables.ASK;
import static org.abri.persistence.schema.Tables.CALENDAR_FEED;
import static org.abri.persistence.schema.Tables.GIVEN_LINK;
import static org.abri.persistence.schema.Tables.IDENTITY_KEY;
import static org.abri.persistence.schema.Tables.INVITATION;
import static org.abri.persistence.schema.Tables.ITEM;
import static org.abri.persistence.schema.Tables.POINTER;
import static org.abri.persistence.schema.Tables.REGISTRATION;
import static org.abri.persistence.schema.Tables.SMS_STATE;
import static org.abri.persistence.schema.Tables.SMS_STOP;
import static org.abri.persistence.schema.Tables.USER_SESSION;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.LongConsumer;
import org.abri.application.sealing.FoundRows;
import org.abri.application.sealing.KeyOwner;
import org.abri.persistence.BlindKeys;
import org.abri.persistence.Bound;
import org.abri.persistence.IndexInUse;
import org.abri.persistence.Sealing;
import org.abri.persistence.sealing.FoundRowsOf.Renewing;
import org.jooq.DSLContext;

/** CRY-5: what is found by keys of the blind index, in SQL. */
@Singleton
final class SqlFoundRows implements FoundRows {
    /** A test holds this against the schema. */
    static final List<FoundRowsOf> ALL = List.of(
            new BoundRows<>(ACCOUNT.USERNAME_KEY, row -> new KeyOwner(row.getId())),
            new BoundRows<>(ITEM.PAPER_KIND_KEY, row -> new KeyOwner(row.getVault())),
            new BoundRows<>(REGISTRATION.REFERENCE_KEY, row -> KeyOwner.SERVICE),
            new BoundRows<>(INVITATION.USERNAME_KEY, row -> KeyOwner.SERVICE),
            new BoundRows<>(IDENTITY_KEY.BLIND_KEY), new BoundRows<>(ASK.USERNAME_KEY),
            new BoundRows<>(POINTER.BLIND_KEY), new BoundRows<>(GIVEN_LINK.TOKEN_KEY),
            new BoundRows<>(CALENDAR_FEED.TOKEN_KEY), new BoundRows<>(SMS_STATE.REFERENCE_KEY),
            new BoundRows<>(SMS_STOP.NUMBER_KEY), new BoundRows<>(USER_SESSION.TOKEN_KEY),
            new UnboundRows("username_ever", "username_key"), new UnboundRows("rate_limit", "blind_key"));

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;
    private final BlindKeys blind;
    private final IndexInUse inUse;

    SqlFoundRows(DSLContext sql, Bound bound, Sealing sealing, BlindKeys blind, IndexInUse inUse) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
        this.blind = blind;
        this.inUse = inUse;
    }

    @Override
    public int keysInUse() {
        return inUse.read();
    }

    @Override
    public boolean alone() {
        return inUse.alone();
    }

    @Override
    public Renewed renew(int keys, LongConsumer progress) {
        var before = keysInUse();
        if (keys <= before) { throw new IllegalArgumentException("they are in use already"); }
        var renewing = new Renewing(sql, bound, sealing, key -> blind.renewed(key, before, keys), progress);
        ALL.forEach(rows -> rows.renew(renewing));
        inUse.raise(keys);
        return renewing.done();
    }
}
