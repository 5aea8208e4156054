package org.abri.contracts.affiliation;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.affiliation.Pointers;
import org.abri.application.affiliation.Pointers.Pointer;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of what points at people to its promise. */
public interface PointersContract extends AllOrNothing {
    private Pointers pointers() {
        return ports().affiliation().pointers();
    }

    @Test
    @DisplayName("AFF-4: what points at somebody is taken once, as it was kept, and what nobody kept points at nobody")
    default void once() {
        for (var pointer : List.of(new Pointer(somebody(), Optional.empty(), later(10)),
                new Pointer(somebody(), Optional.of(staff()), later(11)))) {
            var shown = shown();
            assertThat(take(shown)).isEmpty();
            keep(shown, pointer);
            assertThat(take(shown())).isEmpty();
            assertThat(take(shown)).contains(pointer);
            assertThat(take(shown)).isEmpty();
        }
    }

    @Test
    @DisplayName("AFF-4: of two who take the same at once, one waits for the other, and gets nothing")
    default void atOnce() {
        var shown = shown();
        var pointer = new Pointer(somebody(), Optional.empty(), later(10));
        keep(shown, pointer);
        var first = new ArrayList<Pointer>();
        assertThat(
                Race.secondWaits(ports().work(), () -> pointers().take(shown).ifPresent(first::add), () -> {},
                        () -> pointers().take(shown))).isEmpty();
        assertThat(first).containsExactly(pointer);
    }

    @Test
    @DisplayName("AFF-4: kept again under the same, the last one counts")
    default void inPlace() {
        var shown = shown();
        keep(shown, new Pointer(somebody(), Optional.of(staff()), later(10)));
        var other = new Pointer(somebody(), Optional.empty(), later(12));
        keep(shown, other);
        assertThat(take(shown)).contains(other);
    }

    @Test
    @DisplayName("AFF-4: the codes that somebody shows are forgotten, not those of others, nor what stands for them elsewhere")
    default void codesAreForgotten() {
        var person = somebody();
        var code = shown();
        var masked = shown();
        var others = shown();
        keep(code, new Pointer(person, Optional.empty(), later(10)));
        keep(masked, new Pointer(person, Optional.of(staff()), later(10)));
        keep(others, new Pointer(somebody(), Optional.empty(), later(10)));
        given().run(() -> pointers().forgetCodes(person));
        assertThat(take(code)).isEmpty();
        assertThat(take(masked)).isPresent();
        assertThat(take(others)).isPresent();
    }

    @Test
    @DisplayName("AFF-4: what lapsed before a moment is forgotten, and counted; what lapses then is not")
    default void old() {
        var longAgo = Instant.parse("2001-04-05T06:07:08.009Z");
        given().run(() -> pointers().removeBefore(longAgo));
        var before = shown();
        var then = shown();
        keep(before, new Pointer(somebody(), Optional.empty(), longAgo.minusMillis(1)));
        keep(then, new Pointer(somebody(), Optional.empty(), longAgo));
        assertThat(given().get(() -> pointers().removeBefore(longAgo))).isEqualTo(1);
        assertThat(given().get(() -> pointers().removeBefore(longAgo))).isZero();
        assertThat(take(before)).isEmpty();
        assertThat(take(then)).isPresent();
    }

    @Test
    @DisplayName("END-2: what points at whoever is erased is gone")
    default void erased() {
        var vault = given().vault();
        var shown = shown();
        keep(shown, new Pointer(vault.owner(), Optional.empty(), NOW));
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault.owner()), NOW));
        assertThat(take(shown)).isEmpty();
    }

    @Test
    @DisplayName("AFF-4: what is shown counts letter by letter, to its end")
    default void letterByLetter() {
        var shown = "Kado " + shown() + shown();
        keep(shown, new Pointer(somebody(), Optional.empty(), later(10)));
        for (var other : List.of(shown.toUpperCase(Locale.ROOT), shown.toLowerCase(Locale.ROOT), shown + " ",
                shown.substring(0, 40), shown.substring(0, 40) + shown())) {
            assertThat(take(other)).isEmpty();
        }
        assertThat(take(shown)).isPresent();
    }

    @Test
    @DisplayName("LOG-1: what is kept, taken or forgotten in a unit of work that fails is as it was; and there is none outside of one")
    default void undone() {
        var person = somebody();
        var kept = shown();
        var never = shown();
        keep(kept, new Pointer(person, Optional.empty(), later(10)));
        for (var act : List.<Runnable> of(() -> pointers().take(kept), () -> pointers().forgetCodes(person),
                () -> pointers().removeBefore(later(20)),
                () -> pointers().keep(never, new Pointer(person, Optional.empty(), later(10))))) {
            assertThatThrownBy(() -> given().run(() -> {
                act.run();
                throw new IllegalArgumentException("on purpose");
            })).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> pointers().take(kept)).isInstanceOf(IllegalStateException.class);
        assertThat(take(never)).isEmpty();
        assertThat(take(kept)).isPresent();
    }

    private void keep(String shown, Pointer pointer) {
        given().run(() -> pointers().keep(shown, pointer));
    }

    private Optional<Pointer> take(String shown) {
        return given().get(() -> pointers().take(shown));
    }

    private static String shown() {
        return UUID.randomUUID().toString();
    }

    private static AccountId somebody() {
        return new AccountId(UUID.randomUUID());
    }

    private static Viewpoint.StaffAt staff() {
        return new Viewpoint.StaffAt(somebody(), new RelayId(UUID.randomUUID()));
    }
}
