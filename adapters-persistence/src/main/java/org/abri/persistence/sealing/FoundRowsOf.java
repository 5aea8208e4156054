package org.abri.persistence.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.abri.application.sealing.FoundRows.Damaged;
import org.abri.application.sealing.FoundRows.Renewed;
import org.abri.persistence.Bound;
import org.abri.persistence.Sealing;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;

/** CRY-5: a table that is found by a key of the blind index, in the column of that name. */
sealed interface FoundRowsOf permits BoundRows, UnboundRows {
    int AT_A_TIME = 500;

    String table();

    String column();

    /** Row after row, in no order: those that are read are as they were before the first one was written. */
    void renew(Renewing by);

    /** What it takes, and what came of it so far. */
    final class Renewing {
        private final LongConsumer progress;
        private final List<Damaged> damaged = new ArrayList<>();
        private long renewed;

        final DSLContext sql;
        final Bound bound;
        final Sealing sealing;
        /** Throws {@link IllegalArgumentException} for what is no key of the index. */
        final UnaryOperator<String> anew;

        Renewing(DSLContext sql, Bound bound, Sealing sealing, UnaryOperator<String> anew,
                LongConsumer progress) {
            this.sql = sql;
            this.bound = bound;
            this.sealing = sealing;
            this.anew = anew;
            this.progress = progress;
        }

        /** Does some of them after the other. */
        <R extends Record> void each(Cursor<R> rows, Consumer<List<R>> some) {
            for (var next = rows.fetchNext(AT_A_TIME); !next.isEmpty(); next = rows.fetchNext(AT_A_TIME)) {
                some.accept(next);
                progress.accept(renewed + damaged.size());
            }
        }

        void damaged(String table, String id) {
            damaged.add(new Damaged(table, id));
        }

        /** Each of them is one row that is there. */
        void written(BatchBindStep batch) {
            if (batch.size() == 0) { return; }
            var rows = batch.execute();
            if (!Arrays.stream(rows).allMatch(count -> count == 1)) {
                throw new IllegalStateException("a row was not there");
            }
            renewed += rows.length;
        }

        Renewed done() {
            return new Renewed(renewed, List.copyOf(damaged));
        }
    }
}
