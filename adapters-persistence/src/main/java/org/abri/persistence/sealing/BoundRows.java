package org.abri.persistence.sealing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.SealBroken;
import org.abri.persistence.Bound;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * CRY-2, CRY-5: of a table with MACs. A row is renewed if its MAC holds and its seals open: it gets a new MAC then, and what is sealed,
 * being bound to that, is sealed anew. Any other row stays as it is, to the letter, and goes on being damaged.
 *
 * @param key   the column
 * @param owner for whom its sealed columns are sealed, if it has any; the row is called by its {@code id} then
 */
record BoundRows<R extends TableRecord<R>>(TableField<R, String> key, Function<R, KeyOwner> owner)
        implements FoundRowsOf {
    private static final String MAC = "mac";
    private static final String SEALED = "sealed";

    /** Of a table with nothing sealed. */
    BoundRows(TableField<R, String> key) {
        this(key, row -> KeyOwner.SERVICE);
    }

    @Override
    public String table() {
        return rows().getName();
    }

    @Override
    public String column() {
        return key.getName();
    }

    private Table<R> rows() {
        return Objects.requireNonNull(key.getTable());
    }

    @Override
    public void renew(Renewing by) {
        try (var all = by.sql.selectFrom(rows()).where(key.isNotNull()).fetchSize(AT_A_TIME).fetchLazy()) {
            by.each(all, some -> renew(some, by));
        }
    }

    private void renew(List<R> some, Renewing by) {
        if (!sealed().isEmpty()) {
            by.sealing.prepare(some.stream().map(owner).collect(Collectors.toUnmodifiableSet()));
        }
        var changed = changed();
        var batch = by.sql.batch(update(by.sql, changed));
        for (var row : some) {
            var renewed = renewed(row, by);
            if (renewed.isEmpty()) {
                by.damaged(table(), Bound.idOf(row));
            } else {
                batch = batch.bind(Stream.concat(values(renewed.get(), changed), values(row, primaryKey()))
                        .toArray());
            }
        }
        by.written(batch);
    }

    private static Stream<@Nullable Object> values(TableRecord<?> row, List<? extends Field<?>> columns) {
        return columns.stream().map(column -> row.get(column));
    }

    private Optional<R> renewed(R row, Renewing by) {
        if (!by.bound.holds(row)) { return Optional.empty(); }
        try {
            var after = row.into(rows());
            after.set(key, by.anew.apply(Objects.requireNonNull(row.get(key))));
            after = by.bound.bound(after);
            for (var column : sealed()) {
                by.sealing.reseal(owner.apply(row), row, after, row.get("id", UUID.class), column);
            }
            return Optional.of(after);
        } catch (SealBroken | IllegalArgumentException asItWas) {
            return Optional.empty();
        }
    }

    private List<Field<byte[]>> sealed() {
        return rows().fieldStream().filter(column -> column.getName().startsWith(SEALED))
                .map(column -> rows().field(column.getName(), byte[].class))
                .map(Objects::requireNonNull).toList();
    }

    private List<Field<?>> changed() {
        var changed = new ArrayList<Field<?>>(List.of(key, Objects.requireNonNull(rows().field(MAC))));
        changed.addAll(sealed());
        return changed;
    }

    private List<? extends Field<?>> primaryKey() {
        return Objects.requireNonNull(rows().getPrimaryKey()).getFields();
    }

    /** Whose values are bound later, a row at a time. */
    private Query update(DSLContext sql, List<Field<?>> changed) {
        var nothing = new LinkedHashMap<Field<?>, Object>();
        changed.forEach(column -> nothing.put(column, DSL.val((Object) null, column)));
        return sql.update(rows()).set(nothing)
                .where(primaryKey().stream().map(BoundRows::isGiven).reduce(DSL.noCondition(),
                        Condition::and));
    }

    private static <T> Condition isGiven(Field<T> column) {
        return column.eq(DSL.val((Object) null, column));
    }
}
