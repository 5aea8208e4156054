package org.abri.application.access;

import java.util.function.Function;
import org.abri.domain.access.Denied;

/** What a use case behind the gate answers: what was asked for, or which rule refuses it. */
public sealed interface Answer<T> {
    /** {@code look}: what whoever asked may do there, as it was when this was decided; for frames, buttons and tabs. */
    record Given<T>(T value, Look look) implements Answer<T> {}

    record Refused<T>(Denied why) implements Answer<T> {}

    /** As {@code change} makes of it; a refusal stays one. */
    default <U> Answer<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Given<T>(var value, var look) -> new Given<>(change.apply(value), look);
            case Refused<T>(var why) -> new Refused<>(why);
        };
    }
}
