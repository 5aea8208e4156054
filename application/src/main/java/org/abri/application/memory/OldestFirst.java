package org.abri.application.memory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;

/** Lists whose oldest come first, part by part. */
final class OldestFirst {
    private OldestFirst() {}

    static <T> List<T> of(Stream<T> all, Function<T, Mark> mark, Optional<Mark> after, int most) {
        return all.filter(one -> after.filter(last -> !last.isAfter(mark.apply(one))).isEmpty())
                .sorted((one, other) -> compare(mark.apply(one), mark.apply(other))).limit(most).toList();
    }

    /** One more than wanted, if there is one. */
    static <T> List<T> of(Stream<T> all, Function<T, Mark> mark, Listing wanted) {
        return of(all, mark, wanted.after(), wanted.most() + 1);
    }

    private static int compare(Mark one, Mark other) {
        if (one.equals(other)) { return 0; }
        return one.isAfter(other) ? -1 : 1;
    }
}
