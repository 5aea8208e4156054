package org.abri.application.inside;

import java.util.Optional;
import java.util.function.Function;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;

/** Where somebody stands before a place: good in the unit of work in which its facts were read. */
public final class Door {
    private final Look look;

    Door(Look look) {
        this.look = look;
    }

    public Look look() {
        return look;
    }

    /** Does it with the key, if the policy gives one. */
    public <T> Answer<T> letting(Action action, Function<Granted, T> act) {
        return switch (look.asks(action)) {
            case Granted key -> new Answer.Given<>(act.apply(key), look);
            case Denied why -> new Answer.Refused<>(why);
        };
    }

    /** As {@link #letting}; what went away since the facts were read is answered as if it had never been there (GATE-2). */
    public <T> Answer<T> lettingIfThere(Action action, Function<Granted, Optional<T>> act) {
        return switch (letting(action, act)) {
            case Answer.Given<Optional<T>>(var found, var seen) -> found
                    .<Answer<T>> map(value -> new Answer.Given<>(value, seen))
                    .orElseGet(() -> new Answer.Refused<>(AccessPolicy.goneMeanwhile()));
            case Answer.Refused<Optional<T>>(var why) -> new Answer.Refused<>(why);
        };
    }
}
