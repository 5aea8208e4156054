package org.abri.contracts.sms;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.SmsStates;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.sms.SmsState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps what became of SMS to their promise. */
public interface SmsStatesContract extends AllOrNothing {
    private SmsStates states() {
        return ports().sms().states();
    }

    @Test
    @DisplayName("REM-5: what became of an SMS is as it was kept last, in every state, and of what nobody kept nothing is known")
    default void keptLast() {
        var id = UUID.randomUUID();
        var owner = owner();
        assertThat(find(id)).isEmpty();
        var at = NOW;
        for (var state : SmsState.values()) {
            at = at.plusMillis(17);
            for (var provider : new String[] { "first", "x".repeat(40), "First" }) {
                var sms = new SentSms(id, owner, provider, state, at);
                keep(sms, Optional.of("reference " + state));
                assertThat(find(id)).contains(sms);
                assertThat(ofReference(provider, "reference " + state)).contains(sms);
            }
        }
    }

    @Test
    @DisplayName("REM-5: an SMS is found by what its own provider calls it, to the letter, and by nothing else")
    default void reference() {
        var reference = "SM" + UUID.randomUUID() + "x".repeat(200);
        var sms = kept(owner(), NOW, Optional.of(reference));
        kept(owner(), NOW, Optional.empty());
        assertThat(ofReference("first", reference)).contains(sms);
        assertThat(ofReference("second", reference)).isEmpty();
        assertThat(ofReference("First", reference)).isEmpty();
        assertThat(ofReference("first", reference.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(ofReference("first", reference + " ")).isEmpty();
        assertThat(ofReference("first", "")).isEmpty();
    }

    @Test
    @DisplayName("REM-5: what changes leaves what its provider calls it as it was; what is gone stays so")
    default void saved() {
        var reference = UUID.randomUUID().toString();
        var sms = kept(owner(), NOW, Optional.of(reference));
        var other = kept(owner(), NOW, Optional.empty());
        assertThat(ofReference("first", reference)).contains(sms);
        var changed = new SentSms(sms.id(), sms.owner(), "first", SmsState.DELIVERED, later(1));
        given().run(() -> states().save(changed));
        assertThat(find(sms.id())).contains(changed);
        assertThat(ofReference("first", reference)).contains(changed);
        assertThat(find(other.id())).contains(other);
        var gone = new SentSms(UUID.randomUUID(), owner(), "first", SmsState.DELIVERED, NOW);
        given().run(() -> states().save(gone));
        assertThat(find(gone.id())).isEmpty();
    }

    @Test
    @DisplayName("REM-5: of somebody's SMS the one that changed last is found, and nobody else's")
    default void latest() {
        var owner = owner();
        assertThat(latestOf(owner)).isEmpty();
        kept(owner, later(1), Optional.empty());
        var latest = kept(owner, later(3), Optional.empty());
        kept(owner, later(2), Optional.empty());
        kept(owner(), later(4), Optional.empty());
        assertThat(latestOf(owner)).contains(latest);
        var changed = new SentSms(latest.id(), owner, "first", SmsState.REFUSED, later(5));
        given().run(() -> states().save(changed));
        assertThat(latestOf(owner)).contains(changed);
    }

    @Test
    @DisplayName("REM-5: what has not changed since a moment is forgotten, and counted; what changed then is not")
    default void old() {
        var longAgo = Instant.parse("2001-02-03T04:05:06.007Z");
        given().run(() -> states().removeBefore(longAgo));
        var before = kept(owner(), longAgo.minusMillis(1), Optional.of(UUID.randomUUID().toString()));
        var then = kept(owner(), longAgo, Optional.empty());
        assertThat(given().get(() -> states().removeBefore(longAgo))).isEqualTo(1);
        assertThat(given().get(() -> states().removeBefore(longAgo))).isZero();
        assertThat(find(before.id())).isEmpty();
        assertThat(find(then.id())).contains(then);
    }

    @Test
    @DisplayName("Outside of a unit of work nothing is kept and nothing found")
    default void outside() {
        var sms = new SentSms(UUID.randomUUID(), owner(), "first", SmsState.LEFT, NOW);
        assertThatThrownBy(() -> states().keep(sms, Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> states().find(sms.id())).isInstanceOf(IllegalStateException.class);
        assertThat(find(sms.id())).isEmpty();
    }

    private KeyOwner owner() {
        return KeyOwner.of(given().vault());
    }

    private SentSms kept(KeyOwner owner, Instant at, Optional<String> reference) {
        var sms = new SentSms(UUID.randomUUID(), owner, "first", SmsState.LEFT, at);
        keep(sms, reference);
        return sms;
    }

    private void keep(SentSms sms, Optional<String> reference) {
        given().run(() -> states().keep(sms, reference));
    }

    private Optional<SentSms> find(UUID id) {
        return given().get(() -> states().find(id));
    }

    private Optional<SentSms> ofReference(String provider, String reference) {
        return given().get(() -> states().ofReference(provider, reference));
    }

    private Optional<SentSms> latestOf(KeyOwner owner) {
        return given().get(() -> states().latestOf(owner));
    }
}
