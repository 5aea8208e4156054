package org.abri.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the service has acknowledged of one vault, written down outside of it: by this alone I1 to I5 are judged. */
final class Ledger {
    /** Within ten minutes what is put back is seen by whom it was; well before is said to be so. */
    private static final Duration UNDONE_WITHIN = Duration.ofMinutes(5);

    enum Kind {
        DOCUMENT, NOTE, APPOINTMENT
    }

    enum Place {
        VAULT, BIN, GONE
    }

    /** An item: {@code says} is the SHA-256 of a document, the text of a note; {@code since} is when it came to that place. */
    record Thing(String id, Kind kind, String title, String says, boolean shared, Place place,
            Instant since) {
        Thing saying(String other) {
            return new Thing(id, kind, title, other, shared, place, since);
        }

        Thing seen(boolean byStaff) {
            return new Thing(id, kind, title, says, byStaff, place, since);
        }

        Thing at(Place other) {
            return new Thing(id, kind, title, says, shared, other, Instant.now());
        }

        boolean undoable() {
            return place == Place.BIN && Instant.now().isBefore(since.plus(UNDONE_WITHIN));
        }
    }

    /** What the journal must say. */
    record Acted(String act, String item) {}

    private final Map<String, Thing> things = new LinkedHashMap<>();
    private final List<Acted> acts = new ArrayList<>();
    private int judged;

    /** That the service said so. */
    void write(String act, Thing thing) {
        things.put(thing.id(), thing);
        acts.add(new Acted(act, thing.id()));
    }

    List<Thing> at(Place place) {
        return things.values().stream().filter(thing -> thing.place() == place).toList();
    }

    int size() {
        return acts.size();
    }

    List<Acted> acts() {
        return List.copyOf(acts);
    }

    /** Those since the last time that somebody asked. */
    List<Acted> newActs() {
        var some = List.copyOf(acts.subList(judged, acts.size()));
        judged = acts.size();
        return some;
    }

    Thing thing(String id) {
        return things.get(id);
    }
}
