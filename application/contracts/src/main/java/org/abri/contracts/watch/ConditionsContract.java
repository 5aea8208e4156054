package org.abri.contracts.watch;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.later.Jobs;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.Sms;
import org.abri.application.watch.Condition;
import org.abri.application.watch.Conditions;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Round;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.sms.SmsState;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever says how the service does to it: everything is counted, and once. */
public interface ConditionsContract extends AllOrNothing {
    /** Before anything that others did here. */
    Instant LONG_AGO = Instant.parse("1999-02-03T04:05:06.789Z");

    private Conditions conditions() {
        return ports().watch().conditions();
    }

    @Test
    @DisplayName("OPS-1: a job is late from its time on, quick or slow; the oldest says since when")
    default void jobs() {
        assertThat(at(LONG_AGO).jobs()).isEqualTo(new Condition.Waiting(0, Optional.empty(), 0));
        given().run(() -> {
            ports().jobs().runOnce(Jobs.Task.DRAW_PREVIEWS, UUID.randomUUID(), LONG_AGO);
            ports().jobs().runOnce(Jobs.Task.SEND_SMS, UUID.randomUUID(), LONG_AGO.plusMillis(1));
        });
        assertThat(at(LONG_AGO.minusMillis(1)).jobs().due()).isZero();
        assertThat(at(LONG_AGO).jobs()).isEqualTo(new Condition.Waiting(1, Optional.of(LONG_AGO), 0));
        assertThat(at(LONG_AGO.plusMillis(1)).jobs())
                .isEqualTo(new Condition.Waiting(2, Optional.of(LONG_AGO), 0));
    }

    @Test
    @DisplayName("REM-5: SMS that wait are counted, and what became of those of the last day, by provider and state")
    default void sms() {
        var waiting = at(NOW).sms().waiting();
        given().run(() -> ports().sms().outbox().add(new Sms(UUID.randomUUID(),
                KeyOwner.of(given().vault()), new PhoneNumber("+33639980021"), "Bonjour", later(10))));
        assertThat(at(NOW).sms().waiting()).isEqualTo(waiting + 1);

        assertThat(at(LONG_AGO).sms().lately()).isEmpty();
        kept("first", SmsState.TOO_LATE, LONG_AGO.minus(Condition.LATELY).minusMillis(1));
        kept("first", SmsState.LEFT, LONG_AGO.minus(Condition.LATELY));
        kept("first", SmsState.LEFT, LONG_AGO);
        kept("second", SmsState.LEFT, LONG_AGO);
        kept("first", SmsState.REFUSED, LONG_AGO);
        kept("first", SmsState.DELIVERED, LONG_AGO.plusMillis(1));
        assertThat(at(LONG_AGO).sms().lately()).containsExactlyInAnyOrder(
                new Condition.Became("first", SmsState.LEFT, 2),
                new Condition.Became("second", SmsState.LEFT, 1),
                new Condition.Became("first", SmsState.REFUSED, 1));
    }

    @Test
    @DisplayName("VLT-12: vaults are counted, and those that hold nine tenths of their quota or more")
    default void vaults() {
        var before = at(NOW);
        var vault = given().vault();
        assertThat(at(NOW).vaults()).isEqualTo(before.vaults() + 1);
        for (var used : Map.of(0L, 0L, 899L, 0L, 900L, 1L, 1000L, 1L).entrySet()) {
            given().run(() -> {
                var was = ports().vault().vaults().lock(vault).orElseThrow();
                ports().vault().vaults().save(new Vault(vault, was.state(), 1000, used.getKey(), was.items(),
                        was.today(), was.wishes()));
            });
            assertThat(at(NOW).nearlyFull()).as("of %s bytes", used.getKey())
                    .isEqualTo(before.nearlyFull() + used.getValue());
        }
    }

    @Test
    @DisplayName("CRY-7: documents that are damaged or gone are counted by what is wrong; where there are none, nothing is said")
    default void harmed() {
        var expected = new HashMap<>(at(NOW).harmed());
        for (var harm : List.of(Finding.Harm.DAMAGED, Finding.Harm.MISSING, Finding.Harm.DAMAGED,
                Finding.Harm.ROW_DAMAGED, Finding.Harm.DAMAGED, Finding.Harm.MISSING)) {
            found(harm);
            expected.merge(harm, 1L, Long::sum);
            assertThat(at(NOW).harmed()).isEqualTo(expected);
        }
        var last = found(Finding.Harm.MISSING);
        given().run(() -> ports().watch().findings().remove(last));
        assertThat(at(NOW).harmed()).isEqualTo(expected);
        assertThat(at(NOW).allHarmed())
                .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    @DisplayName("OPS-1: of each round it is known when it was done last, to the millisecond, and what came of it")
    default void rounds() {
        var expected = new HashMap<>(at(NOW).rounds());
        for (var times = 0L; times < 2; times++) {
            for (var round : Round.values()) {
                var done = new Round.Done(NOW.plusMillis(13 + times), times + (5L << 33), 3L << 32);
                given().run(() -> conditions().done(round, done));
                expected.put(round, done);
                assertThat(at(NOW).rounds()).isEqualTo(expected);
            }
        }
        assertThatThrownBy(() -> given().run(() -> {
            conditions().done(Round.BACKUP, new Round.Done(later(9), 9, 9));
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(at(NOW).rounds()).isEqualTo(expected);
    }

    @Test
    @DisplayName("Outside of a unit of work nothing is counted and nothing kept")
    default void outside() {
        assertThatThrownBy(() -> conditions().at(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> conditions().done(Round.JOURNAL, new Round.Done(NOW, 0, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    private void kept(String provider, SmsState state, Instant at) {
        given().run(() -> ports().sms().states().keep(
                new SentSms(UUID.randomUUID(), KeyOwner.of(given().vault()), provider, state, at),
                Optional.empty()));
    }

    private ItemId found(Finding.Harm harm) {
        var item = new ItemId(UUID.randomUUID());
        var vault = given().vault();
        given().run(() -> ports().watch().findings().keep(new Finding(item, vault, harm, NOW)));
        return item;
    }

    private Condition at(Instant now) {
        return given().get(() -> conditions().at(now));
    }
}
