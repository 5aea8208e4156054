package org.abri.persistence.sealing;

import java.util.List;

/** For tests elsewhere: which columns are renewed with the blind index, as {@code table.column}. */
public final class RenewedColumns {
    private RenewedColumns() {}

    public static List<String> all() {
        return SqlFoundRows.ALL.stream().map(rows -> rows.table() + "." + rows.column()).toList();
    }
}
