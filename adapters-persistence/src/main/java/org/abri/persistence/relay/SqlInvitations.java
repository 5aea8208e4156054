package org.abri.persistence.relay;

import static org.abri.persistence.schema.Tables.INVITATION;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.relay.Invitations;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;
import org.abri.domain.relay.Invitation;
import org.abri.domain.relay.RelayId;
import org.abri.persistence.Bound;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.account.UsernameKeys;
import org.abri.persistence.schema.tables.records.InvitationRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Invitations in SQL, found by a blind key; the username is sealed with the service's own key set. */
@Singleton
final class SqlInvitations implements Invitations {
    private static final int USERNAME = 1;

    private final DSLContext sql;
    private final Bound bound;
    private final Sealing sealing;
    private final UsernameKeys usernames;

    SqlInvitations(DSLContext sql, Bound bound, Sealing sealing, UsernameKeys usernames) {
        this.sql = sql;
        this.bound = bound;
        this.sealing = sealing;
        this.usernames = usernames;
    }

    /** The id is that of the place: one relay asks one username once, and whoever asks has locked its team. */
    @Override
    public void keep(Invitation invitation) {
        sealing.makeKeySet(KeyOwner.SERVICE);
        var key = usernames.of(invitation.colleague());
        var id = UUID.nameUUIDFromBytes(
                (invitation.relay() + " " + key).getBytes(StandardCharsets.US_ASCII));
        var row = bound.bound(new InvitationRecord(id, invitation.relay().value(), key,
                invitation.by().value(), invitation.at(), null, null));
        sealing.seal(KeyOwner.SERVICE, row, id, INVITATION.SEALED,
                Fields.none().with(USERNAME, invitation.colleague().value()));
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
    }

    @Override
    public void forget(RelayId relay, Username colleague) {
        sql.deleteFrom(INVITATION).where(INVITATION.RELAY.eq(relay.value()))
                .and(INVITATION.USERNAME_KEY.eq(usernames.of(colleague))).execute();
    }

    @Override
    public List<Invitation> ofRelay(RelayId relay) {
        return those(INVITATION.RELAY.eq(relay.value()));
    }

    @Override
    public List<Invitation> ofColleague(Username colleague) {
        return those(INVITATION.USERNAME_KEY.eq(usernames.of(colleague)));
    }

    private List<Invitation> those(Condition wanted) {
        return sql.selectFrom(INVITATION).where(wanted).orderBy(INVITATION.INVITED_AT.desc()).fetch().stream()
                .flatMap(row -> invitation(row).stream()).toList();
    }

    private Optional<Invitation> invitation(InvitationRecord row) {
        return bound.held(row)
                .flatMap(held -> sealing.openIfWhole(KeyOwner.SERVICE, held, held.getId(), INVITATION.SEALED))
                .map(fields -> new Invitation(new RelayId(row.getRelay()),
                        Username.typed(fields.text(USERNAME)), new AccountId(row.getInvitedBy()),
                        row.getInvitedAt()));
    }

    @Override
    public int removeBefore(Instant instant) {
        return sql.deleteFrom(INVITATION).where(INVITATION.INVITED_AT.lt(instant)).execute();
    }
}
