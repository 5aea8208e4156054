package org.abri.contracts.affiliation;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the lists of people to their promise: whom a relay accompanies now, page by page, and nobody else. */
public interface PeopleContract extends AllOrNothing {
    @Test
    @DisplayName("AFF-6: a relay is shown whose vaults are affiliated to it, the newest first, with their names, and nobody else")
    default void peopleOfARelay() {
        var relay = given().relay();
        var key = staffKey(relay, Action.SEE_PEOPLE);
        assertThat(list(key, relay)).isEmpty();
        var old = tied(relay, later(1));
        var fresh = tied(relay, later(2));
        var request = Affiliation.requested(id(), given().vault(), relay, given().staff(), Optional.empty(),
                later(3));
        var over = Affiliation.atOpening(id(), given().vault(), relay, later(3)).ended(Ending.BY_BENEFICIARY,
                later(4));
        List.of(request, over).forEach(this::save);
        tied(given().relay(), later(5));

        assertThat(list(key, relay)).extracting(PersonLine::vault).containsExactly(fresh.vault(),
                old.vault());
        assertThat(list(relay, Listing.first(10)).getLast())
                .isEqualTo(new PersonLine(old.vault(), Given.NAMES.getFirst(), later(1), false));
    }

    @Test
    @DisplayName("VLT-5: the consent to feed is told with each")
    default void feedingIsTold() {
        var relay = given().relay();
        save(tied(relay, later(1)).feedingConsented(later(2)));
        assertThat(list(relay, Listing.first(10))).extracting(PersonLine::feedingAllowed)
                .containsExactly(true);
    }

    @Test
    @DisplayName("ACC-7, PRI-2: vaults that are pending or restricted are not among the people of a relay")
    default void closedVaultsAreLeftOut() {
        var relay = given().relay();
        var open = given().affiliation(given().vault(), relay);
        given().affiliation(given().vault(VaultState.PENDING), relay);
        given().affiliation(given().vault(VaultState.RESTRICTED), relay);
        assertThat(list(relay, Listing.first(10))).extracting(PersonLine::vault)
                .containsExactly(open.vault());
    }

    @Test
    @DisplayName("The list goes on after any line, also among those of one moment, each line once; one line more says that there is more")
    default void pageByPage() {
        var relay = given().relay();
        for (var i = 0; i < 7; i++) {
            tied(relay, later(i / 3));
        }
        var whole = list(relay, Listing.first(100));
        assertThat(whole).hasSize(7);
        for (var most : new int[] { 1, 2, 3, 6, 7 }) {
            assertThat(list(relay, Listing.first(most))).hasSize(Math.min(7, most + 1));
            assertThat(inPages(relay, most)).isEqualTo(whole);
        }
    }

    @Test
    @DisplayName("GATE-1: the people of a relay are shown for a key to that relay's people, and for no other key")
    default void keyIsChecked() {
        var relay = given().relay();
        var other = given().relay();
        assertThatThrownBy(() -> given().get(() -> ports().affiliation().people()
                .list(staffKey(relay, Action.SEE_PEOPLE), other, Listing.first(10))))
                        .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given().get(() -> ports().affiliation().people()
                .list(staffKey(relay, Action.SEE_RELAY), relay, Listing.first(10))))
                        .isInstanceOf(IllegalStateException.class);
    }

    private List<PersonLine> inPages(RelayId relay, int most) {
        var all = new ArrayList<PersonLine>();
        Optional<Listing.Mark> after = Optional.empty();
        do {
            var wanted = new Listing(after, most);
            var page = Listed.of(list(relay, wanted), wanted, PersonLine::mark);
            assertThat(Collections.disjoint(all, page.lines())).as("the list goes on").isTrue();
            all.addAll(page.lines());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private Affiliation tied(RelayId relay, Instant since) {
        var tie = Affiliation.atOpening(id(), given().vault(), relay, since);
        save(tie);
        return tie;
    }

    private void save(Affiliation affiliation) {
        given().run(() -> ports().affiliation().affiliations().save(affiliation));
    }

    private List<PersonLine> list(Granted key, RelayId relay) {
        return given().get(() -> ports().affiliation().people().list(key, relay, Listing.first(10)));
    }

    private List<PersonLine> list(RelayId relay, Listing wanted) {
        return given().get(() -> ports().affiliation().people()
                .list(staffKey(relay, Action.SEE_PEOPLE), relay, wanted));
    }

    private static Granted staffKey(RelayId relay, Action action) {
        var staff = new Viewpoint.StaffAt(new AccountId(UUID.randomUUID()), relay);
        return Keys.of(staff, action, new Resource.ARelay(relay), NOW);
    }

    private static AffiliationId id() {
        return new AffiliationId(UUID.randomUUID());
    }
}
