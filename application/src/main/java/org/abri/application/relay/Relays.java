package org.abri.application.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;

/** The relays. Inside units of work only. */
public interface Relays {
    /** Throws {@link IllegalStateException}, a bug, if there is one of that id. */
    void add(Relay relay);

    /** Empty when there is none. */
    Optional<Relay> find(RelayId id);

    /** As {@link #find}; whoever else locks that one waits until this unit of work ends. */
    Optional<Relay> lock(RelayId id);

    /** As it is from now on. Throws {@link IllegalStateException}, a bug, if there is none of that id. */
    void save(Relay relay);

    /** Those of these relays that are there, in one read; nothing for those that are not. */
    Map<RelayId, Relay> findAll(Set<RelayId> ids);

    /** All of them, by name as people sort names. */
    List<Relay> all();
}
