package org.abri.web.visit;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/** Time zones, as forms offer and read them. */
public final class Zones {
    /** Where French relays are, the one of most of them first. */
    private static final List<String> OURS =
            List.of("Europe/Paris", "America/Cayenne", "America/Guadeloupe", "America/Martinique",
                    "America/Miquelon", "Indian/Mayotte", "Indian/Reunion", "Pacific/Noumea",
                    "Pacific/Tahiti", "Pacific/Wallis");

    private Zones() {}

    /** What is chosen where nothing else is known. */
    public static String usual() {
        return OURS.getFirst();
    }

    /** From which one chooses; what is chosen already is among them. */
    public static List<String> offered(String chosen) {
        return Stream.concat(OURS.stream(), Stream.of(chosen)).filter(zone -> !zone.isEmpty()).distinct()
                .toList();
    }

    /** Throws {@link InvalidValue} when there is none of that name. */
    public static ZoneId read(String typed) {
        try {
            return ZoneId.of(typed);
        } catch (DateTimeException notAZone) {
            throw new InvalidValue(Flaw.NOT_A_CHOICE);
        }
    }
}
