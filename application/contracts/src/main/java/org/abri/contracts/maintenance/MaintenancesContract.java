package org.abri.contracts.maintenance;

import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.abri.application.maintenance.Maintenances;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.maintenance.Maintenance;
import org.abri.domain.maintenance.Maintenance.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of the maintenance to its promise: there is one, the last that was kept. */
public interface MaintenancesContract extends AllOrNothing {
    private Maintenances maintenances() {
        return ports().maintenances();
    }

    @Test
    @DisplayName("AVL-1: the last that was kept is found, to the millisecond; announced, begun and ended")
    default void theLast() {
        var announced = Maintenance.NONE
                .announcing(new Period(later(60).plusMillis(7), later(90).plusMillis(3)));
        for (var one : new Maintenance[] { announced, announced.begun(), Maintenance.NONE.begun(),
                announced.announcing(new Period(later(1), later(2))), announced.begun().ended() }) {
            keep(one);
            assertThat(found()).isEqualTo(one);
        }
    }

    @Test
    @DisplayName("AVL-1: what fails keeps nothing, and there is nothing outside of a unit of work")
    default void undone() {
        keep(Maintenance.NONE);
        assertThatThrownBy(() -> given().run(() -> {
            maintenances().keep(Maintenance.NONE.begun());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(found()).isEqualTo(Maintenance.NONE);
        assertThatThrownBy(() -> maintenances().find()).as("outside of one")
                .isInstanceOf(IllegalStateException.class);
    }

    private void keep(Maintenance maintenance) {
        given().run(() -> maintenances().keep(maintenance));
    }

    private Maintenance found() {
        return given().get(() -> maintenances().find());
    }
}
