package org.abri.contracts.opening;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listing.Mark;
import org.abri.application.opening.DistantOpenings;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Parts;
import org.abri.contracts.Race;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecretHash;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.relay.RelayId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of openings at a distance to its promise. */
public interface DistantOpeningsContract extends AllOrNothing {
    /** Before any other in the same storage. */
    Instant LONG_AGO = Instant.parse("2001-04-05T06:07:08.009Z");

    private DistantOpenings openings() {
        return ports().opening().distant();
    }

    @Test
    @DisplayName("ACC-7: an opening is as it was kept last: asked, tried, sent again, validated or lapsed, whichever way it is read")
    default void kept() {
        for (var affiliate : List.of(true, false)) {
            var asked = opening(relay(), affiliate, NOW);
            assertThat(lock(asked.id())).isEmpty();
            var again = asked.sentAgain(link(), new SecretHash("$other$v=1$c2FsdA$aGFzaA"), later(3));
            for (var opening : List.of(asked, asked.withWrongCode().withWrongCode(), again,
                    again.validated(later(5)))) {
                save(opening);
                assertThat(lock(opening.id())).contains(opening);
                assertThat(ofRelay(opening.relay(), 9)).containsExactly(opening);
                assertThat(ofLink(linkOf(opening))).contains(opening);
            }
            assertThat(ofLink(linkOf(asked))).as("of the SMS before").isEmpty();
            var lapsed = asked.lapsed(later(9));
            save(lapsed);
            assertThat(lock(asked.id())).contains(lapsed);
            assertThat(ofRelay(asked.relay(), 9)).containsExactly(lapsed);
            assertThat(ofLink(linkOf(again))).isEmpty();
        }
    }

    @Test
    @DisplayName("ACC-7: a link counts letter by letter, to its end")
    default void letterByLetter() {
        var opening = opening(relay(), true, NOW, "Kado " + link() + link());
        save(opening);
        var link = linkOf(opening);
        for (var other : List.of(link.toUpperCase(Locale.ROOT), link.toLowerCase(Locale.ROOT), link + " ",
                link.substring(0, 40), link.substring(0, 40) + link())) {
            assertThat(ofLink(other)).isEmpty();
        }
        assertThat(ofLink(link)).contains(opening);
    }

    @Test
    @DisplayName("ACC-7: a relay has its own, the newest first, and no more than are asked for")
    default void ofARelay() {
        var relay = relay();
        assertThat(ofRelay(relay, 9)).isEmpty();
        var first = opening(relay, true, NOW);
        var second = opening(relay, true, later(1));
        var third = opening(relay, true, later(2)).lapsed(later(3));
        List.of(second, third, first, opening(relay(), true, later(4))).forEach(this::save);
        assertThat(ofRelay(relay, 9)).containsExactly(third, second, first);
        assertThat(ofRelay(relay, 2)).containsExactly(third, second);
        var alike = opening(relay, true, NOW);
        save(alike);
        Parts.hold(given(), wanted -> openings().ofRelay(relay, wanted), DistantOpeningsContract::mark,
                List.of(first, second, third, alike));
    }

    @Test
    @DisplayName("ACC-7: those that wait since some time are found, the oldest first, and neither those that are over nor newer ones")
    default void waiting() {
        assertThat(askedUntil(LONG_AGO, Optional.empty(), 9)).isEmpty();
        var oldest = opening(relay(), true, LONG_AGO.minusMillis(1));
        var old = opening(relay(), false, LONG_AGO);
        var newer = opening(relay(), true, LONG_AGO.plusMillis(1));
        var validated = opening(relay(), true, LONG_AGO.minusMillis(2)).validated(LONG_AGO);
        var lapsed = opening(relay(), true, LONG_AGO.minusMillis(2)).lapsed(LONG_AGO);
        var all = List.of(newer, old, validated, lapsed, oldest);
        all.forEach(this::save);
        assertThat(askedUntil(LONG_AGO, Optional.empty(), 9)).containsExactly(oldest, old);
        assertThat(askedUntil(LONG_AGO, Optional.empty(), 1)).containsExactly(oldest);
        assertThat(askedUntil(LONG_AGO, Optional.of(mark(oldest)), 1)).containsExactly(old);
        assertThat(askedUntil(LONG_AGO, Optional.of(mark(old)), 9)).isEmpty();
        all.stream().filter(opening -> opening.account().isPresent()).map(DistantOpening::account)
                .map(Optional::orElseThrow).forEach(this::erase);
        given().run(() -> openings().removeOverBefore(LONG_AGO.plusMillis(1)));
    }

    @Test
    @DisplayName("ACC-7: what was over before some time is forgotten, and counted; what waits is not, nor what was over then")
    default void forgotten() {
        given().run(() -> openings().removeOverBefore(LONG_AGO));
        var before = opening(relay(), true, NOW).lapsed(LONG_AGO.minusMillis(1));
        var validated = over(LONG_AGO.minusMillis(1));
        var then = opening(relay(), true, NOW).lapsed(LONG_AGO);
        var waits = opening(relay(), true, LONG_AGO.minusMillis(1));
        List.of(before, validated, then, waits).forEach(this::save);
        assertThat(given().get(() -> openings().removeOverBefore(LONG_AGO))).isEqualTo(2);
        assertThat(given().get(() -> openings().removeOverBefore(LONG_AGO))).isZero();
        assertThat(lock(before.id())).isEmpty();
        assertThat(lock(validated.id())).isEmpty();
        assertThat(lock(then.id())).contains(then);
        assertThat(lock(waits.id())).contains(waits);
        erase(waits.account().orElseThrow());
        given().run(() -> openings().removeOverBefore(LONG_AGO.plusMillis(1)));
    }

    private DistantOpening over(Instant at) {
        return opening(relay(), true, at.minusSeconds(9)).validated(at);
    }

    @Test
    @DisplayName("ACC-7: whoever locks one waits for whoever changes it, and finds it changed")
    default void locks() {
        var asked = opening(relay(), true, NOW);
        save(asked);
        var validated = asked.validated(later(1));
        assertThat(Race.secondWaits(ports().work(), () -> assertThat(openings().lock(asked.id())).isPresent(),
                () -> openings().save(validated), () -> openings().lock(asked.id()))).contains(validated);
    }

    @Test
    @DisplayName("END-2: of whoever is erased none is left")
    default void erased() {
        var vault = given().vault();
        var opening = DistantOpening.asked(new OpeningId(UUID.randomUUID()), vault.owner(), relay(),
                new AccountId(UUID.randomUUID()), true, link(), HASH, NOW);
        save(opening);
        erase(vault.owner());
        assertThat(lock(opening.id())).isEmpty();
        assertThat(ofLink(linkOf(opening))).isEmpty();
    }

    @Test
    @DisplayName("LOG-1: what is kept or forgotten in a unit of work that fails is as it was; and there is none outside of one")
    default void undone() {
        var over = over(LONG_AGO);
        save(over);
        var never = opening(relay(), true, NOW);
        for (var act : List.<Runnable> of(() -> openings().save(never),
                () -> openings().removeOverBefore(LONG_AGO.plusMillis(1)))) {
            assertThatThrownBy(() -> given().run(() -> {
                act.run();
                throw new IllegalArgumentException("on purpose");
            })).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> openings().lock(over.id())).isInstanceOf(IllegalStateException.class);
        assertThat(lock(never.id())).isEmpty();
        assertThat(lock(over.id())).contains(over);
        given().run(() -> openings().removeOverBefore(LONG_AGO.plusMillis(1)));
    }

    private void save(DistantOpening opening) {
        given().run(() -> openings().save(opening));
    }

    private Optional<DistantOpening> lock(OpeningId id) {
        return given().get(() -> openings().lock(id));
    }

    private Optional<DistantOpening> ofLink(String link) {
        return given().get(() -> openings().ofLink(link));
    }

    private List<DistantOpening> ofRelay(RelayId relay, int most) {
        return Parts.first(given(), wanted -> openings().ofRelay(relay, wanted),
                DistantOpeningsContract::mark, most);
    }

    private static Mark mark(DistantOpening opening) {
        return new Mark(opening.askedAt(), opening.id().value());
    }

    private List<DistantOpening> askedUntil(Instant instant, Optional<Mark> after, int most) {
        return given().get(() -> openings().askedUntil(instant, after, most));
    }

    private void erase(AccountId account) {
        given().run(() -> ports().erasure().erase(KeyOwner.of(account), NOW));
    }

    private static String linkOf(DistantOpening opening) {
        return opening.sent().orElseThrow().link();
    }

    private static DistantOpening opening(RelayId relay, boolean affiliate, Instant at) {
        return opening(relay, affiliate, at, link());
    }

    private static DistantOpening opening(RelayId relay, boolean affiliate, Instant at, String link) {
        return DistantOpening.asked(new OpeningId(UUID.randomUUID()), new AccountId(UUID.randomUUID()), relay,
                new AccountId(UUID.randomUUID()), affiliate, link, HASH, at);
    }

    private static RelayId relay() {
        return new RelayId(UUID.randomUUID());
    }

    private static String link() {
        return UUID.randomUUID().toString();
    }
}
