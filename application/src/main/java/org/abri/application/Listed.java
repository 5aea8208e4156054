package org.abri.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.Listing.Mark;

/** A part of a list; {@code next} is where it goes on, if it does. */
public record Listed<T>(List<T> lines, Optional<Mark> next) {
    public Listed {
        lines = List.copyOf(lines);
    }

    /** Of what was read: one line more than wanted, if there is one. */
    public static <T> Listed<T> of(List<T> read, Listing wanted, Function<T, Mark> mark) {
        if (read.size() <= wanted.most()) { return new Listed<>(read, Optional.empty()); }
        var lines = read.subList(0, wanted.most());
        return new Listed<>(lines, Optional.of(mark.apply(lines.getLast())));
    }

    public <U> Listed<U> map(Function<T, U> change) {
        return new Listed<>(lines.stream().map(change).toList(), next);
    }
}
