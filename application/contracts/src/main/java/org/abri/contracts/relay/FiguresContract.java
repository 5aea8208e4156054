package org.abri.contracts.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.abri.application.relay.Figures;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.domain.relay.MonthOfWork;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of figures to its promise: each deed is counted once, at its relay, in its month. */
public interface FiguresContract extends AllOrNothing {
    YearMonth NOVEMBER = YearMonth.of(2026, 11);
    YearMonth OCTOBER = YearMonth.of(2026, 10);

    private Figures figures() {
        return ports().relay().figures();
    }

    @Test
    @DisplayName("REL-5: each deed is counted once, at its relay and in its month; of a month in which nothing was done there is nothing")
    default void counted() {
        var relay = new RelayId(UUID.randomUUID());
        assertThat(find(relay, NOVEMBER, OCTOBER))
                .isEqualTo(Map.of(NOVEMBER, MonthOfWork.NOTHING, OCTOBER, MonthOfWork.NOTHING));
        for (var deed : List.of(Deed.CAME, Deed.CAME, Deed.CAME, Deed.LEFT, Deed.LEFT, Deed.PAPER,
                Deed.OPENED,
                Deed.OPENED, Deed.OPENED, Deed.OPENED, Deed.RECOVERY_STARTED)) {
            count(relay, NOVEMBER, deed);
        }
        count(relay, OCTOBER, Deed.PAPER);
        count(new RelayId(UUID.randomUUID()), NOVEMBER, Deed.CAME);
        assertThat(find(relay, NOVEMBER, OCTOBER)).isEqualTo(Map.of(NOVEMBER, new MonthOfWork(3, 2, 1, 4, 1),
                OCTOBER, new MonthOfWork(0, 0, 1, 0, 0)));
        assertThat(find(relay, OCTOBER)).containsOnlyKeys(OCTOBER);
        assertThat(find(relay)).isEmpty();
    }

    @Test
    @DisplayName("REL-5: none is lost that two count at once, and what fails counts nothing")
    default void together() {
        var relay = new RelayId(UUID.randomUUID());
        count(relay, NOVEMBER, Deed.PAPER);
        Race.<Boolean> together(Collections.nCopies(8, () -> {
            count(relay, NOVEMBER, Deed.PAPER);
            return true;
        }));
        assertThatThrownBy(() -> given().run(() -> {
            figures().count(relay, NOVEMBER, Deed.PAPER);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(find(relay, NOVEMBER)).isEqualTo(Map.of(NOVEMBER, new MonthOfWork(0, 0, 9, 0, 0)));
    }

    private void count(RelayId relay, YearMonth month, Deed deed) {
        given().run(() -> figures().count(relay, month, deed));
    }

    private Map<YearMonth, MonthOfWork> find(RelayId relay, YearMonth... months) {
        return given().get(() -> figures().find(relay, Set.of(months)));
    }
}
