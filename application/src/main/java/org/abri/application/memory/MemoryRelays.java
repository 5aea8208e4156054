package org.abri.application.memory;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.relay.Relays;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;

/** Relays in memory, listed as people sort names: accents and capitals do not scatter them. */
final class MemoryRelays implements Relays {
    private final Table<RelayId, Relay> relays;

    MemoryRelays(Memory memory) {
        this.relays = new Table<>(memory);
    }

    @Override
    public void add(Relay relay) {
        relays.add(relay.id(), relay);
    }

    @Override
    public Optional<Relay> find(RelayId id) {
        return relays.find(id);
    }

    /** Units of work happen one after the other: to be in one is to hold every lock. */
    @Override
    public Optional<Relay> lock(RelayId id) {
        return find(id);
    }

    @Override
    public void save(Relay relay) {
        relays.change(relay.id(), relay);
    }

    @Override
    public Map<RelayId, Relay> findAll(Set<RelayId> ids) {
        return ids.stream().flatMap(id -> find(id).stream())
                .collect(Collectors.toUnmodifiableMap(Relay::id, relay -> relay));
    }

    @Override
    public List<Relay> all() {
        return relays.rows()
                .sorted(Comparator.comparing(Relay::name, Collator.getInstance(Locale.ROOT)::compare))
                .toList();
    }
}
