package org.abri.application.relay;

import java.util.List;
import java.util.Optional;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;

/** The relays. */
public interface Relays {
    void add(Relay relay);

    void save(Relay relay);

    Optional<Relay> find(RelayId id);

    /** All of them, by name. */
    List<Relay> all();
}
