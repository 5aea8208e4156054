package org.abri.persistence.sealing;

import jakarta.inject.Singleton;
import java.util.Map;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Sealer;
import org.jooq.DSLContext;

/** END-2, CRY-6: erases a person: their key set first, then every row that is theirs. */
@Singleton
final class SqlErasure implements Erasure {
    /** In which tables rows are somebody's, and by which column. A test sees to it that none is forgotten. */
    static final Map<String,
            String> OWNED = Map.ofEntries(Map.entry("account", "id"), Map.entry("credentials", "account"),
                    Map.entry("user_session", "account"), Map.entry("membership", "account"),
                    Map.entry("renewal", "account"), Map.entry("terms_acceptance", "account"),
                    Map.entry("vault", "id"), Map.entry("affiliation", "vault"), Map.entry("item", "vault"),
                    Map.entry("preview", "vault"),
                    Map.entry("sms_outbox", "owner"));

    private final DSLContext sql;
    private final Sealer sealer;

    SqlErasure(DSLContext sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    @Override
    public void erase(KeyOwner owner) {
        sealer.destroyKeySet(owner);
        OWNED.forEach((table, column) -> sql.execute("delete from " + table + " where " + column + " = ?",
                owner.value()));
    }
}
