package org.abri.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.abri.application.sealing.Macs;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;

/**
 * CRY-2: rows that hold only as they were written by whoever has the key. The MAC covers the table and every column that has
 * a value, by name, but for the sealed ones, which are bound to the MAC in their turn ({@link Sealing}): a column that a
 * later migration adds is covered from its first value on, and older rows go on holding.
 */
@Singleton
public final class Bound {
    private static final String MAC = "mac";
    private static final String SEALED = "sealed";
    /** What is no more than a lock, and changes without the rest of its row. */
    private static final Map<String, Set<String>> FREE =
            Map.of("sms_outbox", Set.of("taken_until", "handed_to", "handed_times"));

    private final Macs macs;
    private final Damage damage;
    private final Map<Table<?>, List<Field<?>>> covered = new ConcurrentHashMap<>();

    Bound(Macs macs, Damage damage) {
        this.macs = macs;
        this.damage = damage;
    }

    /** The same row with its MAC, as it may be written. */
    public <R extends TableRecord<R>> R bound(R row) {
        row.set(macOf(row), mac(row));
        return row;
    }

    /** Whether the row is as it was written; when it is not, that is told. */
    public boolean holds(TableRecord<?> row) {
        var kept = row.get(macOf(row));
        var holds = kept != null
                && MessageDigest.isEqual(kept.getBytes(UTF_8), mac(row).getBytes(UTF_8));
        if (!holds) {
            damage.tell(row.getTable().getName(), idOf(row));
        }
        return holds;
    }

    /** The row, if there is one and it is as it was written. */
    public <R extends TableRecord<R>> Optional<R> held(@Nullable R row) {
        return Optional.ofNullable(row).filter(this::holds);
    }

    /** What the sealed columns of that row are bound to. */
    static String boundTo(TableRecord<?> row) {
        return row.get(macOf(row));
    }

    private String mac(TableRecord<?> row) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            for (var column : covered.computeIfAbsent(row.getTable(), Bound::covered)) {
                var value = row.get(column);
                if (value != null) {
                    write(out, column.getName().getBytes(UTF_8));
                    write(out, encoded(value));
                }
            }
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return HexFormat.of().formatHex(macs.of("row." + row.getTable().getName(), bytes.toByteArray()));
    }

    private static List<Field<?>> covered(Table<?> table) {
        var free = FREE.getOrDefault(table.getName(), Set.of());
        return Arrays.<Field<?>> stream(table.fields())
                .filter(column -> !column.getName().equals(MAC) && !column.getName().startsWith(SEALED)
                        && !free.contains(column.getName()))
                .sorted(Comparator.comparing(Field::getName)).toList();
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    /** Of one column all values are of one type, so that its text tells them apart. Times as they rest. */
    private static byte[] encoded(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case LocalDate day -> day.toString().getBytes(UTF_8);
            case Instant time -> Long.toString(time.toEpochMilli()).getBytes(UTF_8);
            case String text -> text.getBytes(UTF_8);
            case UUID id -> id.toString().getBytes(UTF_8);
            case Number number -> number.toString().getBytes(UTF_8);
            case Boolean yes -> yes.toString().getBytes(UTF_8);
            default -> throw new IllegalStateException("a column of a type that has no encoding");
        };
    }

    @SuppressWarnings("unchecked")
    private static Field<String> macOf(TableRecord<?> row) {
        return (Field<String>) row.field(MAC);
    }

    /** What tells the row from others of its table. */
    public static String idOf(TableRecord<?> row) {
        var key = row.getTable().getPrimaryKey();
        return key == null ? ""
                : key.getFields().stream().map(column -> String.valueOf(row.get(column)))
                        .reduce((one, other) -> one + ' ' + other).orElse("");
    }
}
