package org.abri.persistence.affiliation;

import static org.abri.persistence.schema.Tables.AFFILIATION;

import java.time.Instant;
import java.util.Optional;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretHash;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.AffiliationState.Active;
import org.abri.domain.affiliation.AffiliationState.Over;
import org.abri.domain.affiliation.AffiliationState.Requested;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.Bound;
import org.abri.persistence.schema.tables.records.AffiliationRecord;
import org.jooq.Condition;

/** How affiliations rest, for whoever joins them. */
public final class AffiliationRows {
    static final String REQUESTED = "REQUESTED";
    private static final String ACTIVE = "ACTIVE";
    static final String OVER = "OVER";
    static final short OPEN = 1;

    private AffiliationRows() {}

    /** In which staff of the relay are let in, as {@link Affiliation#activeAt} says (AFF-3, AFF-7). */
    public static Condition activeAt(Instant now) {
        return AFFILIATION.STATE.eq(ACTIVE)
                .and(AFFILIATION.SUPPORT_ENDS_AT.isNull().or(AFFILIATION.SUPPORT_ENDS_AT.gt(now)));
    }

    static AffiliationRecord row(Bound bound, Affiliation affiliation) {
        var row = new AffiliationRecord();
        row.setId(affiliation.id().value());
        row.setVault(affiliation.vault().value());
        row.setRelay(affiliation.relay().value());
        row.setOpenTie(affiliation.over() ? null : OPEN);
        row.setFeedingSince(affiliation.feedingSince().orElse(null));
        row.setRequestedBy(null);
        row.setCodeHash(null);
        row.setCodeExpiresAt(null);
        row.setCodeFailedTries(null);
        row.setProof(null);
        row.setEnding(null);
        row.setSupportEndedBy(null);
        row.setSupportDeclaredAt(null);
        row.setSupportEndsAt(null);
        row.setHandedOver(null);
        row.setKeptAt(null);
        switch (affiliation.state()) {
            case Requested(var by, var at, var code) -> {
                row.setState(REQUESTED);
                row.setStateSince(at);
                row.setRequestedBy(by.value());
                code.ifPresent(sent -> {
                    row.setCodeHash(sent.hash().phc());
                    row.setCodeExpiresAt(sent.expiresAt());
                    row.setCodeFailedTries(sent.failedTries());
                });
            }
            case Active(var since, var proof, var endOfSupport, var keptAt) -> {
                row.setState(ACTIVE);
                row.setStateSince(since);
                row.setProof(proof.name());
                row.setKeptAt(keptAt.orElse(null));
                endOfSupport.ifPresent(end -> {
                    row.setSupportEndedBy(end.declaredBy().value());
                    row.setSupportDeclaredAt(end.declaredAt());
                    row.setSupportEndsAt(end.endsAt());
                    row.setHandedOver(HandedOver.written(end.handedOver()));
                });
            }
            case Over(var at, var how) -> {
                row.setState(OVER);
                row.setStateSince(at);
                row.setEnding(how.name());
            }
        }
        return bound.bound(row);
    }

    /** As it rests. */
    public static Affiliation affiliation(AffiliationRecord row) {
        return new Affiliation(new AffiliationId(row.getId()), new VaultId(row.getVault()),
                new RelayId(row.getRelay()), state(row),
                Optional.ofNullable(row.getFeedingSince()));
    }

    private static AffiliationState state(AffiliationRecord row) {
        return switch (row.getState()) {
            case REQUESTED ->
                    new Requested(new AccountId(row.getRequestedBy()), row.getStateSince(), code(row));
            case ACTIVE -> new Active(row.getStateSince(), Proof.valueOf(row.getProof()),
                    endOfSupport(row), Optional.ofNullable(row.getKeptAt()));
            case OVER -> new Over(row.getStateSince(), Ending.valueOf(row.getEnding()));
            default -> throw new IllegalStateException("an affiliation in an unknown state");
        };
    }

    private static Optional<EndOfSupport> endOfSupport(AffiliationRecord row) {
        return Optional.ofNullable(row.getSupportEndsAt())
                .map(end -> new EndOfSupport(new AccountId(row.getSupportEndedBy()),
                        row.getSupportDeclaredAt(), end, HandedOver.read(row.getHandedOver())));
    }

    private static Optional<OneTimeCode> code(AffiliationRecord row) {
        return Optional.ofNullable(row.getCodeHash())
                .map(hash -> new OneTimeCode(new SecretHash(hash), row.getCodeExpiresAt(),
                        row.getCodeFailedTries()));
    }
}
