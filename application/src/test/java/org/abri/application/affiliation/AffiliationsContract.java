package org.abri.application.affiliation;

import static org.abri.application.ContractGiven.HASH;
import static org.abri.application.ContractGiven.NOW;
import static org.abri.application.ContractGiven.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.PortsContract;
import org.abri.application.access.ContractKeys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of affiliations to its promise. */
public interface AffiliationsContract extends PortsContract {

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

        assertThat(given().get(() -> ports().affiliations().of(vault))).containsExactly(first);
    }

    @Test
    @DisplayName("AFF-1: a vault has ties to several relays, and a new one to a relay that it left")
    default void severalTies() {
        var vault = given().vault();
        var relay = given().relay();
        var left = given().affiliation(vault, relay).ended(Ending.BY_BENEFICIARY, later(1));
        save(left);
        var elsewhere = Affiliation.atOpening(id(), vault, given().relay(), later(2));
        save(elsewhere);
        var again = requested(vault, relay, later(3));
        save(again);

        assertThat(latest(vault, relay)).contains(again);
        assertThat(latest(vault, elsewhere.relay())).contains(elsewhere);
        assertThat(given().get(() -> ports().affiliations().of(vault))).containsExactly(again, elsewhere,
                left);
    }

    @Test
    @DisplayName("AFF-9: of several ties that are over, the latest is the one that was over last")
    default void latestOfThePast() {
        var vault = given().vault();
        var relay = given().relay();
        var first = given().affiliation(vault, relay).ended(Ending.BY_BENEFICIARY, later(1));
        save(first);
        var second = requested(vault, relay, later(2)).ended(Ending.LAPSED, later(3));
        save(second);

        assertThat(latest(vault, relay)).contains(second);
        save(first);
        assertThat(latest(vault, relay)).contains(second);
    }

    @Test
    @DisplayName("AFF-6: a relay is shown its ties that are not over, the newest first, and nobody else's")
    default void tiesOfARelay() {
        var relay = given().relay();
        var old = Affiliation.atOpening(id(), given().vault(), relay, later(1));
        var fresh = requested(given().vault(), relay, later(2));
        var over = Affiliation.atOpening(id(), given().vault(), relay, later(3)).ended(Ending.BY_BENEFICIARY,
                later(4));
        var elsewhere = Affiliation.atOpening(id(), old.vault(), given().relay(), later(5));
        List.of(old, fresh, over, elsewhere).forEach(this::save);

        assertThat(at(relay)).containsExactly(fresh, old);
    }

    @Test
    @DisplayName("ACC-7, PRI-2: vaults that are pending or restricted are not among the people of a relay")
    default void closedVaultsAreLeftOut() {
        var relay = given().relay();
        var open = given().affiliation(given().vault(), relay);
        given().affiliation(given().vault(VaultState.PENDING), relay);
        var restricted = given().affiliation(given().vault(VaultState.RESTRICTED), relay);

        assertThat(at(relay)).containsExactly(open);
        assertThat(find(restricted.id())).contains(restricted);
    }

    @Test
    @DisplayName("GATE-1: the people of a relay are shown for a key to that relay's people, and for no other key")
    default void keyIsChecked() {
        var relay = given().relay();
        var other = given().relay();
        var notForPeople = staffKey(relay, Action.SEE_RELAY);

        assertThatThrownBy(
                () -> given().get(() -> ports().affiliations().at(other, staffKey(relay, Action.SEE_PEOPLE))))
                        .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given().get(() -> ports().affiliations().at(relay, notForPeople)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("AFF-3: requests made before a moment are found to lapse; later ones, and those answered, are not")
    default void requestsToLapse() {
        var longAgo = Instant.parse("2001-04-05T06:07:08.009Z");
        var due = requested(given().vault(), given().relay(), longAgo.minusMillis(1));
        var notYet = requested(given().vault(), given().relay(), longAgo);
        var answered = requested(given().vault(), given().relay(), longAgo.minusSeconds(60))
                .ended(Ending.REFUSED, longAgo.minusSeconds(30));
        var active = Affiliation.atOpening(id(), given().vault(), given().relay(), longAgo.minusSeconds(60));
        var mine = List.of(due, notYet, answered, active);
        mine.forEach(this::save);

        var found = given().get(() -> ports().affiliations().requestedBefore(longAgo));

        assertThat(found).filteredOn(mine::contains).containsExactly(due);
    }

    private void save(Affiliation affiliation) {
        given().run(() -> ports().affiliations().save(affiliation));
    }

    private Optional<Affiliation> find(AffiliationId id) {
        return given().get(() -> ports().affiliations().find(id));
    }

    private Optional<Affiliation> latest(VaultId vault, RelayId relay) {
        return given().get(() -> ports().affiliations().latest(vault, relay));
    }

    private List<Affiliation> at(RelayId relay) {
        return given().get(() -> ports().affiliations().at(relay, staffKey(relay, Action.SEE_PEOPLE)));
    }

    private Affiliation requested(VaultId vault, RelayId relay, Instant at) {
        return Affiliation.requested(id(), vault, relay, given().staff(), Optional.empty(), at);
    }

    private static Granted staffKey(RelayId relay, Action action) {
        var staff = new Viewpoint.StaffAt(new AccountId(UUID.randomUUID()), relay);
        return ContractKeys.of(staff, action, new Resource.ARelay(relay), NOW);
    }

    private static AffiliationId id() {
        return new AffiliationId(UUID.randomUUID());
    }
}
