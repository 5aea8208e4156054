package org.abri.contracts.sms;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ThreadLocalRandom;
import org.abri.application.sms.SmsStops;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.PhoneNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps to which numbers no reminders go to their promise. */
public interface SmsStopsContract extends AllOrNothing {
    private SmsStops stops() {
        return ports().sms().stops();
    }

    private boolean isStopped(PhoneNumber number) {
        return given().get(() -> stops().isStopped(number));
    }

    /** Of no other test. */
    private static PhoneNumber number() {
        return new PhoneNumber("+" + ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L));
    }

    @Test
    @DisplayName("REM-6: a number is stopped from the first word on, however often it is said, until it is lifted, and no other is")
    default void stopped() {
        var number = number();
        var other = number();
        assertThat(isStopped(number)).isFalse();
        for (var twice = 0; twice < 2; twice++) {
            given().run(() -> stops().stop(number, NOW));
            assertThat(isStopped(number)).isTrue();
            assertThat(isStopped(other)).isFalse();
        }
        given().run(() -> stops().stop(other, NOW));
        for (var twice = 0; twice < 2; twice++) {
            given().run(() -> stops().lift(number));
            assertThat(isStopped(number)).isFalse();
            assertThat(isStopped(other)).isTrue();
        }
    }

    @Test
    @DisplayName("REM-6: a stop that was said or lifted in a unit of work that failed is as it was")
    default void allOrNothing() {
        var stopped = number();
        var other = number();
        given().run(() -> stops().stop(stopped, NOW));
        undone(() -> stops().lift(stopped));
        undone(() -> stops().stop(other, NOW));
        assertThat(isStopped(stopped)).isTrue();
        assertThat(isStopped(other)).isFalse();
        assertThatThrownBy(() -> stops().isStopped(stopped)).as("outside of one")
                .isInstanceOf(IllegalStateException.class);
    }

    private void undone(Runnable act) {
        assertThatThrownBy(() -> given().run(() -> {
            act.run();
            throw new ArithmeticException("on purpose");
        })).isInstanceOf(ArithmeticException.class);
    }
}
