package org.abri.contracts.affiliation;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.PARIS;
import static org.abri.contracts.Given.inForce;
import static org.abri.contracts.Given.later;
import static org.abri.contracts.Given.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.UUID;
import org.abri.application.Listing.Mark;
import org.abri.application.affiliation.Affiliations;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.HandOver;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of affiliations to its promise. */
public interface AffiliationsContract extends AllOrNothing {

    @Test
    @DisplayName("AFF-3: the ties that their owner refused after an instant come with their relays, the newest first, and no others")
    default void refusedSince() {
        var vault = given().vault();
        var old = refused(vault, Ending.REFUSED, 0);
        var first = refused(vault, Ending.REFUSED, 1);
        var second = refused(vault, Ending.REFUSED, 2);
        for (var other : List.of(Ending.REFUSAL_LIFTED, Ending.WITHDRAWN, Ending.LAPSED,
                Ending.BY_BENEFICIARY)) {
            refused(vault, other, 3);
        }
        given().affiliation(vault, given().relay());
        refused(given().vault(), Ending.REFUSED, 3);
        assertThat(refused(vault, NOW)).extracting(Affiliations.Tie::affiliation).containsExactly(second,
                first);
        assertThat(refused(vault, NOW)).allSatisfy(
                tie -> assertThat(given()
                        .get(() -> ports().relay().relays().find(tie.affiliation().relay())))
                                .contains(tie.relay()));
        assertThat(refused(vault, NOW.minusMillis(1))).extracting(Affiliations.Tie::affiliation)
                .contains(old);
        given().run(() -> ports().affiliation().affiliations().save(second.refusalLifted()));
        assertThat(refused(vault, NOW)).extracting(Affiliations.Tie::affiliation).containsExactly(first);
        assertThat(refused(given().vault(), NOW)).isEmpty();
    }

    private List<Affiliations.Tie> refused(VaultId vault, Instant since) {
        return given().get(() -> ports().affiliation().affiliations().refusedSince(vault, since));
    }

    private Affiliation refused(VaultId vault, Ending how, int minutes) {
        var tie = new Affiliation(new AffiliationId(UUID.randomUUID()), vault,
                given().relay(suspended(inForce())), new AffiliationState.Over(later(minutes), how),
                Optional.empty());
        given().run(() -> ports().affiliation().affiliations().save(tie));
        return tie;
    }

    @Test
    @DisplayName("AFF-3: a request comes back as it was made, with its code and the tries that failed, or without a code")
    default void requestsComeBack() {
        var code = OneTimeCode.issued(HASH, NOW).failed().failed();
        for (var withOrWithout : List.of(Optional.of(code), Optional.<OneTimeCode> empty())) {
            var request = Affiliation.requested(id(), given().vault(), given().relay(), given().staff(),
                    withOrWithout, NOW);
            save(request);

            assertThat(find(request.id())).contains(request);
        }
    }

    @Test
    @DisplayName("AFF-9: an active affiliation comes back with since when and how it was confirmed, and with the consent to feed")
    default void activeOnesComeBack() {
        for (var proof : Proof.values()) {
            var active = new Affiliation(id(), given().vault(), given().relay(),
                    new AffiliationState.Active(NOW, proof), Optional.empty());
            save(active);
            assertThat(find(active.id())).contains(active);

            save(active.feedingConsented(later(5)));
            assertThat(find(active.id())).contains(active.feedingConsented(later(5)));

            save(active.feedingWithdrawn());
            assertThat(find(active.id())).contains(active);

            var ending = active.supportEnding(given().staff(), PARIS, later(6)).kept(later(7));
            save(ending);
            assertThat(find(active.id())).contains(ending);
            assertThat(ties(active.vault())).containsExactly(ending);

            save(active);
            assertThat(find(active.id())).contains(active);
        }
    }

    @Test
    @DisplayName("AFF-5: an affiliation that is over comes back with when and how it ended")
    default void endedOnesComeBack() {
        for (var ending : Ending.values()) {
            var over = given().affiliation(given().vault(), given().relay()).ended(ending, later(7));
            save(over);

            assertThat(find(over.id())).contains(over);
        }
    }

    @Test
    @DisplayName("An affiliation that was never saved is not found")
    default void unknownIsNotFound() {
        assertThat(find(id())).isEmpty();
        assertThat(latest(given().vault(), given().relay())).isEmpty();
    }

    @Test
    @DisplayName("A vault and a relay have one tie that is not over: a second one is refused, and the first one stays")
    default void atMostOneLives() {
        var vault = given().vault();
        var relay = given().relay();
        var first = given().affiliation(vault, relay);
        var request = requested(vault, relay, later(1));

        assertThatThrownBy(() -> save(request)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> save(Affiliation.atOpening(id(), vault, relay, later(1))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ties(vault)).containsExactly(first);
    }

    @Test
    @DisplayName("AFF-1: a vault has ties to several relays, and a new one to a relay that it left")
    default void severalTies() {
        var vault = given().vault();
        var relay = given().relay();
        assertThat(latest(vault, relay)).isEmpty();
        assertThat(ties(vault)).isEmpty();
        var left = given().affiliation(vault, relay).ended(Ending.BY_BENEFICIARY, later(1));
        save(left);
        var elsewhere = new Affiliation(id(), vault, given().relay(),
                new AffiliationState.Active(later(2), Proof.SMS_CODE),
                Optional.of(later(2)));
        save(elsewhere);
        var again = requested(vault, relay, later(3));
        save(again);

        assertThat(latest(vault, relay)).contains(again);
        assertThat(latest(vault, elsewhere.relay())).contains(elsewhere);
        assertThat(ties(vault)).containsExactly(again, elsewhere);
    }

    @Test
    @DisplayName("AFF-1: while one holds the lock of a vault's ties, another waits for it, and sees the tie that the first has made")
    default void lockExcludes() {
        var vault = given().vault();
        var tie = requested(vault, given().relay(), NOW);

        var seen = Race.secondWaits(ports().work(), () -> ports().affiliation().affiliations().lock(vault),
                () -> ports().affiliation().affiliations().save(tie), () -> {
                    ports().affiliation().affiliations().lock(vault);
                    return ports().affiliation().affiliations().find(tie.id());
                });

        assertThat(seen).contains(tie);
    }

    @Test
    @DisplayName("Locking the ties of a vault that is not there does nothing")
    default void unknownIsNotLocked() {
        given().run(() -> ports().affiliation().affiliations().lock(new VaultId(UUID.randomUUID())));
    }

    @Test
    @DisplayName("AFF-9: of several ties that are over, the latest is the one that was over last")
    default void latestOfThePast() {
        var vault = given().vault();
        var relay = given().relay();
        var first = given().affiliation(vault, relay).ended(Ending.BY_BENEFICIARY, later(1));
        save(first);
        assertThat(latest(vault, relay)).contains(first);
        var second = requested(vault, relay, later(2)).ended(Ending.LAPSED, later(3));
        save(second);

        assertThat(latest(vault, relay)).contains(second);
        save(first);
        assertThat(latest(vault, relay)).contains(second);
    }

    @Test
    @DisplayName("AFF-9: a tie is shown with its relay, whatever became of the agreement")
    default void tiesComeWithTheirRelays() {
        var vault = given().vault();
        var relay = given().relay(suspended(inForce()));
        given().affiliation(vault, relay);
        assertThat(given().get(() -> ports().affiliation().affiliations().tiesOf(vault)))
                .extracting(Affiliations.Tie::relay)
                .containsExactly(given().get(() -> ports().relay().relays().find(relay)).orElseThrow());
        assertThat(ties(given().vault())).isEmpty();
    }

    @Test
    @DisplayName("AFF-3: requests made before a moment are found to lapse; later ones, and those answered, are not; the oldest first, and not too many")
    default void requestsToLapse() {
        var longAgo = Instant.parse("2001-04-05T06:07:08.009Z");
        assertThat(requestedBefore(longAgo, Optional.empty(), 1_000)).isEmpty();
        var due = Affiliation.requested(id(), given().vault(), given().relay(), given().staff(),
                Optional.of(OneTimeCode.issued(HASH, longAgo)), longAgo.minusMillis(1));
        var before = requested(given().vault(), given().relay(), longAgo.minusMillis(2));
        var notYet = requested(given().vault(), given().relay(), longAgo);
        var answered = requested(given().vault(), given().relay(), longAgo.minusSeconds(60))
                .ended(Ending.REFUSED, longAgo.minusSeconds(30));
        var active = Affiliation.atOpening(id(), given().vault(), given().relay(), longAgo.minusSeconds(60));
        var mine = List.of(due, before, notYet, answered, active);
        mine.forEach(this::save);

        assertThat(requestedBefore(longAgo, Optional.empty(), 1_000)).containsExactly(before, due);
        assertThat(requestedBefore(longAgo, Optional.empty(), 1)).containsExactly(before);
        assertThat(requestedBefore(longAgo,
                Optional.of(new Mark(longAgo.minusMillis(2), before.id().value())), 1))
                        .containsExactly(due);
        assertThat(
                requestedBefore(longAgo, Optional.of(new Mark(longAgo.minusMillis(1), due.id().value())), 9))
                        .isEmpty();
        for (var request : List.of(before, due)) {
            save(request.ended(Ending.LAPSED, longAgo));
        }
    }

    @Test
    @DisplayName("AFF-7: ties whose last day of support is over come in the order of their ends, part by part; not those that go on, were taken back or are over")
    default void supportOver() {
        var longAgo = Instant.parse("2001-04-05T06:07:08.009Z");
        var lastDayOver = Instant.parse("2001-05-05T22:00:00Z");
        assertThat(supportOver(lastDayOver, Optional.empty(), 9)).isEmpty();
        var first = ending(longAgo.minus(1, ChronoUnit.DAYS));
        var second = ending(longAgo);
        var end = second.endOfSupport().orElseThrow().endsAt();
        assertThat(end).isEqualTo(lastDayOver);
        var later = ending(longAgo.plus(1, ChronoUnit.DAYS));
        var takenBack = ending(longAgo).supportGoesOn(longAgo);
        var left = ending(longAgo).ended(Ending.BY_BENEFICIARY, longAgo);
        var never = Affiliation.atOpening(id(), given().vault(), given().relay(), longAgo);
        List.of(takenBack, left, never).forEach(this::save);

        assertThat(supportOver(end, Optional.empty(), 9)).containsExactly(first, second);
        assertThat(supportOver(end.minusMillis(1), Optional.empty(), 9)).containsExactly(first);
        assertThat(supportOver(end, Optional.empty(), 1)).containsExactly(first);
        assertThat(supportOver(end, Optional.of(mark(first)), 1)).containsExactly(second);
        assertThat(supportOver(end, Optional.of(mark(second)), 9)).isEmpty();
        for (var tie : List.of(first, second, later)) {
            save(tie.ended(Ending.END_OF_SUPPORT, end));
        }
        assertThat(supportOver(Instant.parse("2001-07-01T00:00:00Z"), Optional.empty(), 9)).isEmpty();
    }

    @Test
    @DisplayName("AFF-7: which steps are done, by whom and when, is kept with the end of support, all of them and none of them alike")
    default void handedOver() {
        var at = later(1);
        var one = given().staff();
        var other = given().staff();
        var tie = ending(later(0));
        assertThat(found(tie)).isEqualTo(tie);
        for (var step : HandOver.values()) {
            tie = tie.handedOver(step, true, step == HandOver.PHONE ? one : other, at);
            save(tie);
            assertThat(found(tie)).isEqualTo(tie);
        }
        assertThat(tie.endOfSupport().orElseThrow().handedOver()).hasSameSizeAs(HandOver.values());
        var less = tie.handedOver(HandOver.PHONE, false, one, at);
        save(less);
        assertThat(found(less)).isEqualTo(less);
        save(less.supportGoesOn(at));
        assertThat(found(less)).isEqualTo(less.supportGoesOn(at));
        save(less.ended(Ending.BY_BENEFICIARY, at));
    }

    private Affiliation found(Affiliation tie) {
        return given().get(() -> ports().affiliation().affiliations().find(tie.id())).orElseThrow();
    }

    @Test
    @DisplayName("AFF-7: of those that end at one moment each comes once, part by part")
    default void supportsOverAtOnce() {
        var longAgo = Instant.parse("2002-04-05T06:07:08.009Z");
        var mine = Stream.generate(() -> ending(longAgo)).limit(3).toList();
        var found = new ArrayList<Affiliation>();
        Optional<Mark> after = Optional.empty();
        var end = mine.getFirst().endOfSupport().orElseThrow().endsAt();
        for (var part = supportOver(end, after, 2); !part.isEmpty(); part = supportOver(end, after, 2)) {
            found.addAll(part);
            after = Optional.of(mark(part.getLast()));
        }
        assertThat(found).hasSize(3).containsExactlyInAnyOrderElementsOf(mine);
        for (var tie : mine) {
            save(tie.ended(Ending.END_OF_SUPPORT, later(0)));
        }
    }

    private Affiliation ending(Instant declaredAt) {
        var tie = requested(given().vault(), given().relay(), declaredAt)
                .confirmed(Proof.SMS_CODE, declaredAt).supportEnding(given().staff(), PARIS, declaredAt);
        save(tie);
        return tie;
    }

    private static Mark mark(Affiliation tie) {
        return new Mark(tie.endOfSupport().orElseThrow().endsAt(), tie.id().value());
    }

    private List<Affiliation> supportOver(Instant instant, Optional<Mark> after, int most) {
        return given().get(() -> ports().affiliation().affiliations().supportOver(instant, after, most));
    }

    private List<Affiliation> requestedBefore(Instant instant, Optional<Mark> after, int most) {
        return given().get(() -> ports().affiliation().affiliations().requestedBefore(instant, after, most));
    }

    private void save(Affiliation affiliation) {
        given().run(() -> ports().affiliation().affiliations().save(affiliation));
    }

    private Optional<Affiliation> find(AffiliationId id) {
        return given().get(() -> ports().affiliation().affiliations().find(id));
    }

    private Optional<Affiliation> latest(VaultId vault, RelayId relay) {
        return given().get(() -> ports().affiliation().affiliations().latest(vault, relay));
    }

    private List<Affiliation> ties(VaultId vault) {
        return given().get(() -> ports().affiliation().affiliations().tiesOf(vault)).stream()
                .map(Affiliations.Tie::affiliation).toList();
    }

    private Affiliation requested(VaultId vault, RelayId relay, Instant at) {
        return Affiliation.requested(id(), vault, relay, given().staff(), Optional.empty(), at);
    }

    private static AffiliationId id() {
        return new AffiliationId(UUID.randomUUID());
    }
}
