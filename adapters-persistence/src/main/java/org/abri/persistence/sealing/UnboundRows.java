package org.abri.persistence.sealing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** CRY-5: of a table without MACs, whose primary key is the key of the index: only what was never such a key is damaged. */
record UnboundRows(String table, String column) implements FoundRowsOf {
    @Override
    public void renew(Renewing by) {
        var rows = DSL.table(name(table));
        var key = field(name(column), SQLDataType.VARCHAR(64));
        try (var all = by.sql.select(key).from(rows).fetchSize(AT_A_TIME).fetchLazy()) {
            by.each(all, some -> {
                var batch = by.sql.batch(by.sql.update(rows).set(key, "").where(key.eq("")));
                for (var row : some) {
                    try {
                        batch = batch.bind(by.anew.apply(row.value1()), row.value1());
                    } catch (IllegalArgumentException asItWas) {
                        by.damaged(table, row.value1());
                    }
                }
                by.written(batch);
            });
        }
    }
}
