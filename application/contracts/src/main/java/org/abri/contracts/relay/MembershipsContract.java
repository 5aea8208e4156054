package org.abri.contracts.relay;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of memberships to its promise. */
public interface MembershipsContract extends AllOrNothing {

    @Test
    @DisplayName("ACC-12: one account has a membership at each of several relays, with a role of its own")
    default void severalRelays() {
        var worker = given().staff();
        var here = new Membership(worker, given().relay(), StaffRole.MANAGER, NOW);
        var there = new Membership(worker, given().relay(), StaffRole.PROFESSIONAL, later(5));
        given().run(() -> {
            assertThat(ports().relay().memberships().find(worker, here.relay())).isEmpty();
            assertThat(ports().relay().memberships().ofAccount(worker)).isEmpty();
        });
        save(there);
        save(here);

        given().run(() -> {
            assertThat(ports().relay().memberships().find(worker, here.relay())).contains(here);
            assertThat(ports().relay().memberships().find(worker, there.relay())).contains(there);
            assertThat(ports().relay().memberships().ofAccount(worker)).containsExactly(here, there);
            assertThat(ports().relay().memberships().ofRelay(here.relay())).containsExactly(here);
        });
    }

    @Test
    @DisplayName("ACC-3: who asked for somebody to be a manager, and since when somebody is one, comes back as it was kept")
    default void askedToManage() {
        var member = new Membership(given().staff(), given().relay(), StaffRole.PROFESSIONAL, NOW);
        var asked = member.askedToManage(given().staff(), later(3));
        for (var kept : List.of(asked, asked.answered(true, later(9)))) {
            save(kept);
            given().run(() -> {
                assertThat(ports().relay().memberships().find(member.account(), member.relay()))
                        .contains(kept);
                assertThat(ports().relay().memberships().ofAccount(member.account())).containsExactly(kept);
                assertThat(ports().relay().memberships().lock(member.relay())).containsExactly(kept);
                assertThat(ports().relay().memberships().ofRelays(Set.of(member.relay())))
                        .containsExactly(kept);
                assertThat(ports().relay().memberships().ofAccounts(Set.of(member.account())))
                        .containsExactly(kept);
            });
            assertThat(at(member.relay())).containsExactly(kept);
        }
    }

    @Test
    @DisplayName("SEC-2: whether a relay asks its staff for a second factor is as it was decided last, of that relay alone; nobody decided is no")
    default void factorRequired() {
        var relay = given().relay();
        var other = given().relay();
        assertThat(required(relay)).isFalse();
        given().staffAt(relay, StaffRole.MANAGER);
        assertThat(required(relay)).isFalse();
        require(relay, true);
        assertThat(required(relay)).isTrue();
        assertThat(required(other)).isFalse();
        given().staffAt(relay, StaffRole.PROFESSIONAL);
        assertThat(required(relay)).isTrue();
        require(relay, false);
        assertThat(required(relay)).isFalse();
        require(relay, false);
        require(other, true);
        assertThat(required(other)).isTrue();
        assertThat(required(relay)).isFalse();
    }

    private boolean required(RelayId relay) {
        return given().get(() -> ports().relay().memberships().factorRequired(relay));
    }

    private void require(RelayId relay, boolean required) {
        given().run(() -> ports().relay().memberships().requireFactor(relay, required));
    }

    @Test
    @DisplayName("ACC-4: saving again changes the role, and adds no second membership")
    default void roleChanges() {
        var before = new Membership(given().staff(), given().relay(), StaffRole.PROFESSIONAL, NOW);
        save(before);
        var after = new Membership(before.account(), before.relay(), StaffRole.MANAGER, NOW);

        save(after);

        assertThat(at(before.relay())).containsExactly(after);
    }

    @Test
    @DisplayName("REL-5: who is removed is gone at once, from that relay alone")
    default void removedIsGone() {
        var relay = given().relay();
        var elsewhere = given().relay();
        var leaving = given().staffAt(relay, StaffRole.PROFESSIONAL);
        var staying = given().staffAt(relay, StaffRole.MANAGER);
        save(new Membership(leaving, elsewhere, StaffRole.PROFESSIONAL, NOW));

        given().run(() -> {
            ports().relay().memberships().remove(leaving, relay);
            assertThat(ports().relay().memberships().find(leaving, relay)).isEmpty();
        });

        given().run(() -> {
            assertThat(ports().relay().memberships().find(leaving, relay)).isEmpty();
            assertThat(ports().relay().memberships().ofAccount(leaving)).extracting(Membership::relay)
                    .containsExactly(elsewhere);
            assertThat(ports().relay().memberships().ofRelay(relay)).extracting(Membership::account)
                    .containsExactly(staying);
        });
    }

    @Test
    @DisplayName("Removing who does not belong changes nothing")
    default void removingNobody() {
        var relay = given().relay();
        var manager = given().staffAt(relay, StaffRole.MANAGER);
        var stranger = given().staff();

        given().run(() -> ports().relay().memberships().remove(stranger, relay));

        assertThat(at(relay)).extracting(Membership::account).containsExactly(manager);
    }

    @Test
    @DisplayName("REL-4: of two who look at the managers before they leave, the second waits and sees that the first has left")
    default void lockExcludes() {
        var relay = given().relay();
        var one = given().staffAt(relay, StaffRole.MANAGER);
        var other = given().staffAt(relay, StaffRole.MANAGER);

        var seen = Race.secondWaits(ports().work(),
                () -> assertThat(ports().relay().memberships().lock(relay)).hasSize(2),
                () -> ports().relay().memberships().remove(one, relay),
                () -> ports().relay().memberships().lock(relay));

        assertThat(seen).extracting(Membership::account).containsExactly(other);
    }

    @Test
    @DisplayName("REL-4: nobody joins a relay while its team is locked, not even the first member")
    default void nobodyJoinsMeanwhile() {
        var relay = given().relay();
        var joining = given().staff();

        Race.secondWaits(ports().work(),
                () -> assertThat(ports().relay().memberships().lock(relay)).isEmpty(),
                () -> assertThat(ports().relay().memberships().ofRelay(relay)).isEmpty(), () -> {
                    ports().relay().memberships()
                            .save(new Membership(joining, relay, StaffRole.PROFESSIONAL, NOW));
                    return joining;
                });

        assertThat(at(relay)).extracting(Membership::account).containsExactly(joining);
    }

    @Test
    @DisplayName("ACC-12: whichever way memberships are read, the oldest comes first, with its role and since when")
    default void oldestFirst() {
        var relay = given().relay();
        var oldest = new Membership(given().staff(), relay, StaffRole.PROFESSIONAL, NOW);
        var newest = new Membership(given().staff(), relay, StaffRole.MANAGER, later(2));
        var middle = new Membership(given().staff(), relay, StaffRole.PROFESSIONAL, later(1));
        List.of(newest, oldest, middle).forEach(this::save);

        assertThat(at(relay)).containsExactly(oldest, middle, newest);
        assertThat(given().get(() -> ports().relay().memberships().lock(relay))).containsExactly(oldest,
                middle, newest);
        var other = new Membership(given().staff(), given().relay(), StaffRole.MANAGER, later(1));
        assertThat(ofRelays(relay, other.relay())).containsExactly(oldest, middle, newest);
        save(other);
        assertThat(ofRelays(relay, other.relay())).hasSize(4).contains(oldest, middle, other)
                .startsWith(oldest).endsWith(newest);
        assertThat(ofRelays(other.relay())).containsExactly(other);
        assertThat(ofRelays()).isEmpty();
        assertThat(ofAccounts(newest.account(), oldest.account(), other.account())).hasSize(3)
                .contains(other).startsWith(oldest).endsWith(newest);
        assertThat(ofAccounts()).isEmpty();
        for (var one : List.of(oldest, middle, newest)) {
            assertThat(given().get(() -> ports().relay().memberships().ofAccount(one.account())))
                    .containsExactly(one);
        }
    }

    private void save(Membership membership) {
        given().run(() -> ports().relay().memberships().save(membership));
    }

    private List<Membership> ofAccounts(AccountId... accounts) {
        return given().get(() -> ports().relay().memberships().ofAccounts(Set.of(accounts)));
    }

    private List<Membership> ofRelays(RelayId... relays) {
        return given().get(() -> ports().relay().memberships().ofRelays(Set.of(relays)));
    }

    private List<Membership> at(RelayId relay) {
        return given().get(() -> ports().relay().memberships().ofRelay(relay));
    }
}
