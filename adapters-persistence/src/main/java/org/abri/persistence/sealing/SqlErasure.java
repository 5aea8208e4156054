package org.abri.persistence.sealing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
                    Map.entry("formal_notice", Set.of("account")),
                    Map.entry("inactivity", Set.of("account")),
                    Map.entry("user_session", Set.of("account")), Map.entry("membership", Set.of("account")),
                    Map.entry("renewal", Set.of("account")),
                    Map.entry("recovery", Set.of("account")), Map.entry("distant_opening", Set.of("account")),
                    Map.entry("terms_acceptance", Set.of("account")),
                    Map.entry("vault", Set.of("id")), Map.entry("affiliation", Set.of("vault")),
                    Map.entry("item", Set.of("vault")), Map.entry("folder", Set.of("vault")),
                    Map.entry("reminder", Set.of("vault")), Map.entry("given_link", Set.of("vault")),
                    Map.entry("resumable_upload", Set.of("account", "vault")),
                    Map.entry("upload_part", Set.of("account", "vault")),
                    Map.entry("calendar_feed", Set.of("vault")), Map.entry("scan", Set.of("vault")),
                    Map.entry("preview", Set.of("vault")), Map.entry("reading", Set.of("vault")),
                    Map.entry("receipt", Set.of("vault")), Map.entry("finding", Set.of("vault")),
                    Map.entry("ask", Set.of("account")),
                    Map.entry("identity_key", Set.of("account")), Map.entry("pointer", Set.of("account")),
                    Map.entry("item_report", Set.of("vault")), Map.entry("problem", Set.of("owner")),
                    Map.entry("deletion_ask", Set.of("account")),
                    Map.entry("rectification", Set.of("account")),
                    Map.entry("last_sign_in", Set.of("account")),
                    Map.entry("last_look", Set.of("account", "vault")),
                    Map.entry("sms_outbox", Set.of("owner")), Map.entry("sms_state", Set.of("owner")));

    private static final int AT_A_TIME = 500;

    private final DSLContext sql;
    private final Sealer sealer;
    private final Tombstones tombstones;

    SqlErasure(DSLContext sql, Sealer sealer, Tombstones tombstones) {
        this.sql = sql;
        this.sealer = sealer;
        this.tombstones = tombstones;
    }

    @Override
    public void erase(KeyOwner owner, Instant now) {
        sealer.destroyKeySet(owner);
        tombstones.add(owner.value(), now);
        OWNED.forEach((table, columns) -> columns.forEach(column -> sql
                .execute("delete from " + table + " where " + column + " = ?", owner.value())));
    }

    @Override
    public Set<KeyOwner> risen() {
        var dead = tombstones.all();
        var risen = new HashSet<UUID>();
        for (int from = 0; from < dead.size(); from += AT_A_TIME) {
            var some = dead.subList(from, Math.min(from + AT_A_TIME, dead.size()));
            risen.addAll(owners("wrapped_key_set", "owner", some));
            OWNED.forEach((table, columns) -> columns
                    .forEach(column -> risen.addAll(owners(table, column, some))));
        }
        return risen.stream().map(KeyOwner::new).collect(Collectors.toUnmodifiableSet());
    }

    private List<UUID> owners(String table, String column, List<UUID> some) {
        var owner = field(name(column), UUID.class);
        return sql.selectDistinct(owner).from(table(name(table))).where(owner.in(some)).fetch(owner);
    }
}
