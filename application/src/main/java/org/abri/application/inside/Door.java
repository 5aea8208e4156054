package org.abri.application.inside;

import java.util.Optional;
import java.util.function.Function;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.domain.access.AccessDecision;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.vault.Item;

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

    /**
     * The key to do that to what was looked at, for whoever has a key to all of it already. Throws
     * {@link IllegalStateException}, a bug, when the policy gives none.
     */
    public Granted key(Action action) {
        return granted(look.asks(action));
    }

    /** As {@link #key(Action)}, to an item of the vault that was looked at. */
    public Granted key(Action action, Item item) {
        return key(action, Resource.of(item));
    }

    /** As {@link #key(Action)}, to an item of the vault that was looked at. */
    public Granted key(Action action, Resource.AnItem item) {
        return granted(look.asks(action, item));
    }

    private static Granted granted(AccessDecision decision) {
        return switch (decision) {
            case Granted key -> key;
            case Denied why -> throw new IllegalStateException("no key: " + why);
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
