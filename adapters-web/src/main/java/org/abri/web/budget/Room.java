package org.abri.web.budget;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * WEB-3: a budget in which whoever keeps us waiting longest gives way to who comes new: a client that stalls costs others
 * nothing, and one that hurries is through before its turn to give way comes.
 */
final class Room {
    private final Limited limited;
    private final ToLongFunction<Door> late;
    private final long grace;
    private final Set<Door> inside = ConcurrentHashMap.newKeySet();

    /** {@code late} says for how many nanoseconds a door has kept us waiting; up to {@code grace} it need not give way. */
    Room(long most, long mostEach, ToLongFunction<Door> late, long grace) {
        this.limited = new Limited(most, mostEach);
        this.late = late;
        this.grace = grace;
    }

    /** Empty when there is no room left, and nobody's leaving would make any. */
    Optional<Slot> enter(Door door, Optional<String> address, long amount) {
        var slot = limited.take(address, amount);
        while (slot.isEmpty()
                && oneGivesWay(door, limited.beyondShare(address, amount) ? address : Optional.empty())) {
            slot = limited.take(address, amount);
        }
        return slot.map(taken -> {
            inside.add(door);
            return taken;
        });
    }

    void leave(Door door) {
        inside.remove(door);
    }

    long taken() {
        return limited.taken();
    }

    private boolean oneGivesWay(Door comes, Optional<String> address) {
        var latest = inside.stream().filter(door -> door != comes)
                .filter(door -> address.isEmpty() || door.address().equals(address))
                .max(Comparator.comparingLong(late)).filter(door -> late.applyAsLong(door) > grace)
                .filter(inside::remove);
        latest.ifPresent(Door::giveWay);
        return latest.isPresent();
    }
}
