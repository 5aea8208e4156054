package org.abri.persistence.sealing;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.abri.application.sealing.Erasure;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Sealer;
import org.jooq.DSLContext;

/** END-2, CRY-6: erases a person: their key set first, then every row that is theirs. */
@Singleton
final class SqlErasure implements Erasure {
    /** In which tables rows are somebody's, and by which columns. A test sees to it that none is forgotten. */
    static final Map<String,
            Set<String>> OWNED = Map.ofEntries(Map.entry("account", Set.of("id")),
                    Map.entry("credentials", Set.of("account")),
                    Map.entry("second_factor", Set.of("account")),
                    Map.entry("user_session", Set.of("account")), Map.entry("membership", Set.of("account")),
                    Map.entry("renewal", Set.of("account")),
                    Map.entry("recovery", Set.of("account")),
                    Map.entry("terms_acceptance", Set.of("account")),
                    Map.entry("vault", Set.of("id")), Map.entry("affiliation", Set.of("vault")),
                    Map.entry("item", Set.of("vault")),
                    Map.entry("preview", Set.of("vault")), Map.entry("ask", Set.of("account")),
                    Map.entry("identity_key", Set.of("account")), Map.entry("pointer", Set.of("account")),
                    Map.entry("last_sign_in", Set.of("account")),
                    Map.entry("last_look", Set.of("account", "vault")),
                    Map.entry("sms_outbox", Set.of("owner")));

    private final DSLContext sql;
    private final Sealer sealer;

    SqlErasure(DSLContext sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    @Override
    public void erase(KeyOwner owner) {
        sealer.destroyKeySet(owner);
        OWNED.forEach((table, columns) -> columns.forEach(column -> sql
                .execute("delete from " + table + " where " + column + " = ?", owner.value())));
    }
}
