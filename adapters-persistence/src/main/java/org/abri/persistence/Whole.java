package org.abri.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** I6: lists that go on past rows that cannot be shown, so that one of them hides no other. */
public final class Whole {
    private Whole() {}

    /**
     * At most {@code most} lines. {@code part} answers the next {@code most} rows past as many as it is given; it is asked
     * once, unless rows are left out.
     */
    public static <R, T> List<T> of(int most, IntFunction<? extends List<R>> part,
            Function<R, Optional<T>> line) {
        var lines = new ArrayList<T>();
        var past = 0;
        while (true) {
            var rows = part.apply(past);
            rows.stream().flatMap(row -> line.apply(row).stream()).limit(most - lines.size())
                    .forEach(lines::add);
            past += rows.size();
            if (lines.size() >= most || rows.size() < most) { return lines; }
        }
    }
}
