package org.abri.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.abri.application.Listed;
import org.abri.application.Listing.Mark;
import org.abri.application.Listing;

/** Holds a list that comes in parts to its promise: it goes on after any line, each comes once, and the newest first. */
public final class Parts {
    private Parts() {}

    /** One part, as whoever asks for so many lines reads it. */
    public static <T> List<T> first(Given given, Function<Listing, List<T>> list, Function<T, Mark> mark,
            int most) {
        var wanted = Listing.first(most);
        return Listed.of(given.get(() -> list.apply(wanted)), wanted, mark).lines();
    }

    /** That the list holds all of these and nothing else; some of them should be of one moment. */
    public static <T> void hold(Given given, Function<Listing, List<T>> list, Function<T, Mark> mark,
            Collection<T> all) {
        var seen = new ArrayList<T>();
        var wanted = Optional.of(Listing.first(1));
        while (wanted.isPresent() && seen.size() <= all.size()) {
            var part = wanted.get();
            var read = given.get(() -> list.apply(part));
            assertThat(read.size()).isLessThanOrEqualTo(2);
            var listed = Listed.of(read, part, mark);
            seen.addAll(listed.lines());
            wanted = listed.next().map(last -> new Listing(Optional.of(last), 1));
        }
        // of one moment, by id: databases and the JDK each have an order of ids
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all)
                .isSortedAccordingTo(Comparator.comparing((T one) -> mark.apply(one).at()).reversed());
        assertThat(given.get(() -> list.apply(Listing.first(all.size())))).isEqualTo(seen);
        assertThat(given.get(() -> list
                .apply(new Listing(Optional.of(new Mark(Instant.EPOCH, UUID.randomUUID())), 5)))).isEmpty();
    }
}
