package org.abri.application.vault;

import java.time.Instant;
import java.util.function.Function;

/** What following an address that somebody was given comes to. */
public sealed interface Followed<T> {
    record There<T>(T what) implements Followed<T> {}

    /** It is over, or never was one: nobody is told which. */
    record Nowhere<T>() implements Followed<T> {}

    /** Too much was followed; until then nothing is looked at. */
    record Paused<T>(Instant until) implements Followed<T> {}

    /** As {@code change} makes of what is there. */
    default <U> Followed<U> then(Function<? super T, Followed<U>> change) {
        return switch (this) {
            case There<T>(var what) -> change.apply(what);
            case Nowhere<T>() -> new Nowhere<>();
            case Paused<T>(var until) -> new Paused<>(until);
        };
    }
}
