package org.abri.persistence.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.abri.persistence.Database;
import org.jspecify.annotations.Nullable;

/**
 * OPS-2: the rows of every table, in one form for every database: what was copied from the one may be written into the other.
 * Tables are found, not listed, so that a new one is never forgotten. Wrapped key sets go another way (CRY-6).
 */
final class TableCopy {
    private static final Set<String> NOT_COPIED = Set.of("flyway_schema_history", "wrapped_key_set");
    /** In whatever table: a blob that a row names. */
    private static final String NAMES_A_BLOB = "blob_id";
    private static final int AT_A_TIME = 200;

    /** How a value is written; the number is its place. */
    private enum Kind {
        NONE, ID, YES_OR_NO, NUMBER, TEXT, BYTES, MOMENT, DAY
    }

    private static final List<Kind> KINDS = List.of(Kind.values());

    private TableCopy() {}

    /** As the transaction of {@code connection} sees them; {@code blobs} is told of each blob that a row names. Answers how many rows. */
    static long write(Connection connection, DataOutputStream out, Consumer<UUID> blobs)
            throws SQLException, IOException {
        rowByRow(connection, true);
        try {
            long rows = 0;
            for (var table : tables(connection)) {
                out.writeUTF(table);
                try (var asked = connection.createStatement()) {
                    asked.setFetchSize(AT_A_TIME); // or PostgreSQL's driver reads all of them first
                    try (var found = asked.executeQuery("select * from " + table)) {
                        rows += write(found, out, blobs);
                    }
                }
            }
            out.writeUTF("");
            return rows;
        } finally {
            rowByRow(connection, false); // others use the connection after us
        }
    }

    /** Or H2 keeps tens of thousands in memory, and writes what is more into a file. */
    private static void rowByRow(Connection connection, boolean lazily) throws SQLException {
        if (Database.isH2(connection.getMetaData().getURL())) {
            try (var asked = connection.createStatement()) {
                asked.execute("set lazy_query_execution " + (lazily ? 1 : 0));
            }
        }
    }

    private static long write(ResultSet found, DataOutputStream out, Consumer<UUID> blobs)
            throws SQLException, IOException {
        var columns = found.getMetaData();
        out.writeShort(columns.getColumnCount());
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            out.writeUTF(name(columns, i));
        }
        long rows = 0;
        for (; found.next(); rows++) {
            out.writeBoolean(true);
            for (var i = 1; i <= columns.getColumnCount(); i++) {
                var value = value(found, columns, i);
                write(value, out);
                if (value instanceof UUID blob && name(columns, i).equals(NAMES_A_BLOB)) {
                    blobs.accept(blob);
                }
            }
        }
        out.writeBoolean(false);
        return rows;
    }

    private static String name(ResultSetMetaData columns, int column) throws SQLException {
        return columns.getColumnName(column).toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object value(ResultSet found, ResultSetMetaData columns, int column)
            throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> found.getObject(column,
                    OffsetDateTime.class);
            case Types.DATE -> found.getObject(column, LocalDate.class);
            default -> found.getObject(column);
        };
    }

    private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case null -> kind(Kind.NONE, out);
            case UUID id -> {
                kind(Kind.ID, out);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            case Boolean yes -> {
                kind(Kind.YES_OR_NO, out);
                out.writeBoolean(yes);
            }
            case Short number -> number(number, out);
            case Integer number -> number(number, out);
            case Long number -> number(number, out);
            case String text -> {
                kind(Kind.TEXT, out);
                bytes(text.getBytes(StandardCharsets.UTF_8), out);
            }
            case byte[] bytes -> {
                kind(Kind.BYTES, out);
                bytes(bytes, out);
            }
            case OffsetDateTime moment -> {
                kind(Kind.MOMENT, out);
                out.writeLong(moment.toEpochSecond());
                out.writeInt(moment.getNano());
            }
            case LocalDate day -> {
                kind(Kind.DAY, out);
                out.writeLong(day.toEpochDay());
            }
            default -> throw new IllegalStateException("no form for a " + value.getClass());
        }
    }

    private static void number(long number, DataOutputStream out) throws IOException {
        kind(Kind.NUMBER, out);
        out.writeLong(number);
    }

    private static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void kind(Kind kind, DataOutputStream out) throws IOException {
        out.writeByte(KINDS.indexOf(kind));
    }

    /** What {@link #write} wrote takes the place of all rows that are there. Answers how many rows. */
    static long read(Connection connection, DataInputStream in) throws SQLException, IOException {
        var there = tables(connection);
        long rows = 0;
        for (var table = in.readUTF(); !table.isEmpty(); table = in.readUTF()) {
            if (!there.contains(table)) {
                throw new BackupRefused(
                        "The backup holds the table " + table + ", which this program does not know.");
            }
            try (var emptying = connection.createStatement()) {
                emptying.executeUpdate("delete from " + table);
            }
            rows += read(connection, table, in);
        }
        return rows;
    }

    private static long read(Connection connection, String table, DataInputStream in)
            throws SQLException, IOException {
        var columns = new ArrayList<String>();
        for (var left = in.readShort(); left > 0; left--) {
            columns.add(in.readUTF());
        }
        try (var insert = connection.prepareStatement("insert into " + table + " ("
                + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")) {
            long rows = 0;
            while (in.readBoolean()) {
                for (var i = 1; i <= columns.size(); i++) {
                    insert.setObject(i, read(in));
                }
                insert.addBatch();
                if (++rows % AT_A_TIME == 0) {
                    insert.executeBatch();
                }
            }
            rest(insert, rows);
            return rows;
        }
    }

    private static void rest(PreparedStatement insert, long rows) throws SQLException {
        if (rows % AT_A_TIME != 0) {
            insert.executeBatch();
        }
    }

    /** Reads what {@link #write} wrote, to its end. Answers how many rows. */
    static long count(DataInputStream in) throws IOException {
        long rows = 0;
        while (!in.readUTF().isEmpty()) {
            var columns = in.readShort();
            for (var i = 0; i < columns; i++) {
                in.readUTF();
            }
            for (; in.readBoolean(); rows++) {
                for (var i = 0; i < columns; i++) {
                    read(in);
                }
            }
        }
        return rows;
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        return switch (KINDS.get(in.readUnsignedByte())) {
            case NONE -> null;
            case ID -> new UUID(in.readLong(), in.readLong());
            case YES_OR_NO -> in.readBoolean();
            case NUMBER -> in.readLong();
            case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            case BYTES -> in.readNBytes(in.readInt());
            case MOMENT -> Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
            case DAY -> LocalDate.ofEpochDay(in.readLong());
        };
    }

    /** All of ours, in the order of their names. */
    private static Set<String> tables(Connection connection) throws SQLException {
        var tables = new TreeSet<String>();
        try (var found = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(),
                "%", new String[] { "TABLE", "BASE TABLE" })) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        tables.removeAll(NOT_COPIED);
        return tables;
    }
}
