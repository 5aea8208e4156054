package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.affiliation.People;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A relay with more people than one search opens the names of. */
class ManyPeopleTest {
    private static final int BEYOND = 3;
    private static TestDatabase database;
    private static Given given;
    private static RelayId relay;
    private static Viewpoint.StaffAt staff;
    private static final List<VaultId> OLDEST_FIRST = new ArrayList<>();

    @BeforeAll
    static void fill() {
        database = new TestDatabase(Database.inMemory("many-people"));
        given = new Given(database.ports());
        relay = given.relay();
        staff = new Viewpoint.StaffAt(given.staff(), relay);
        for (var i = 0; i < People.MOST_OPENED + BEYOND; i++) {
            var name = new PersonName(i < 2 ? "Amina" : "Zoé " + i, "d’Ávila");
            var tie = Affiliation.atOpening(new AffiliationId(UUID.randomUUID()),
                    given.vault(VaultState.OPEN, name), relay, NOW.plusMillis(i));
            given.run(() -> database.ports().affiliation().affiliations().save(tie));
            OLDEST_FIRST.add(tie.vault());
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    @DisplayName("I6: one search opens two thousand names at most, and says where the next one goes on; nobody is passed over")
    void goesOn() {
        var first = find("amina", Optional.empty());
        assertThat(first.lines()).isEmpty();
        assertThat(first.next()).contains(PersonLine.markOf(Optional.empty(), NOW.plusMillis(BEYOND),
                OLDEST_FIRST.get(BEYOND)));
        var second = find("amina", first.next());
        assertThat(second.lines()).extracting(PersonLine::vault).containsExactly(OLDEST_FIRST.get(1),
                OLDEST_FIRST.get(0));
        assertThat(second.next()).isEmpty();
    }

    @Test
    @DisplayName("I6: a search that finds enough stops there")
    void stops() {
        var found = find("z", Optional.empty());
        assertThat(found.lines()).hasSize(20);
        assertThat(found.next()).contains(found.lines().getLast().mark());
    }

    private static Listed<PersonLine> find(String typed, Optional<Listing.Mark> after) {
        return given.get(() -> database.ports().affiliation().people().find(
                Keys.of(staff, Action.SEE_PEOPLE, new Resource.ARelay(relay), NOW), relay, Sought.of(typed),
                new Listing(after, 20)));
    }
}
