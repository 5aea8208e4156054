package org.abri.application.memory;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.Listing.Mark;

/** Lists whose newest come first, part by part. */
final class NewestFirst {
    private NewestFirst() {}

    /** One more than wanted, if there is one. */
    static <T> List<T> of(Stream<T> all, Function<T, Mark> mark, Listing wanted) {
        return all.filter(one -> wanted.after().filter(last -> !mark.apply(one).isAfter(last)).isEmpty())
                .sorted((one, other) -> mark.apply(one).isAfter(mark.apply(other)) ? 1 : -1)
                .limit(wanted.most() + 1L).toList();
    }
}
