package org.abri.application;

import static org.abri.application.ContractGiven.HASH;
import static org.abri.application.ContractGiven.NAMES;
import static org.abri.application.ContractGiven.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.abri.application.access.ContractKeys;
import org.abri.application.reminder.Sms;
import org.abri.application.session.Session;
import org.abri.application.session.Throttles.Throttle;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Credential;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a unit of work, and every repository in it, to all or nothing. */
public interface UnitOfWorkContract extends PortsContract {
    /** Thrown on purpose. */
    final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {}
    }

    @Test
    @DisplayName("A unit of work that returns is committed, and answers what its work answered")
    default void commits() {
        var key = UUID.randomUUID().toString();

        var answer = ports().work().inOne(() -> {
            ports().throttles().save(new Throttle(key, 1, NOW));
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(isThere(key)).isTrue();
    }

    @Test
    @DisplayName("What a unit of work throws comes out as it is, exceptions and errors alike, and nothing of the unit remains")
    default void rollsBackWhateverIsThrown() {
        for (var thrown : List.of(new Stop(), new AssertionError("on purpose"),
                new IllegalStateException("on purpose"))) {
            var key = UUID.randomUUID().toString();

            assertThatThrownBy(() -> given().run(() -> {
                ports().throttles().save(new Throttle(key, 1, NOW));
                throw sneaky(thrown);
            })).isSameAs(thrown);

            assertThat(isThere(key)).isFalse();
        }
    }

    @Test
    @DisplayName("LOG-1: a unit of work that throws undoes everything: people, relays, ties, vaults, items, sessions, terms, SMS and journal")
    default void undoesEverything() {
        var owner = ContractGiven.beneficiary(NAMES.getFirst());
        var vault = VaultId.of(owner.id());
        var relay = new Relay(new RelayId(UUID.randomUUID()), "Relais du Port", ContractGiven.PARIS,
                ContractGiven.inForce());
        var worker = given().staff();
        var affiliation = Affiliation.atOpening(new AffiliationId(UUID.randomUUID()), vault, relay.id(), NOW);
        var item = note(vault);
        var token = UUID.randomUUID().toString();
        var sms = new Sms(UUID.randomUUID(), vault, new PhoneNumber("+33639980021"), "Bonjour");
        var version = ports().terms().versions().getFirst().version();

        assertThatThrownBy(() -> given().run(() -> {
            ports().accounts().add(owner);
            ports().vaults().add(Vault.opened(vault));
            ports().relays().add(relay);
            ports().memberships().save(new Membership(worker, relay.id(), StaffRole.MANAGER, NOW));
            ports().affiliations().save(affiliation);
            ports().items().add(ContractKeys.ofOwner(vault, Action.ADD_PRIVATE), item);
            ports().sessions().add(new Session(token, owner.id(), AccountKind.BENEFICIARY, NOW, NOW));
            ports().throttles().save(new Throttle(token, 1, NOW));
            ports().terms().accept(new Acceptance(owner.id(), version, NOW));
            ports().outbox().add(sms);
            ports().journal().append(new Chain.OfVault(vault),
                    Event.of(NOW, new Actor.Owner(), Act.VAULT_OPENED));
            throw new Stop();
        })).isInstanceOf(Stop.class);

        given().run(() -> {
            assertThat(ports().accounts().find(owner.id())).isEmpty();
            assertThat(ports().accounts().find(owner.username())).isEmpty();
            assertThat(ports().accounts().everAssigned(owner.username())).isFalse();
            assertThat(ports().vaults().find(vault)).isEmpty();
            assertThat(ports().relays().find(relay.id())).isEmpty();
            assertThat(ports().memberships().of(worker)).isEmpty();
            assertThat(ports().affiliations().find(affiliation.id())).isEmpty();
            assertThat(ports().items().find(vault, item.id())).isEmpty();
            assertThat(ports().sessions().find(token)).isEmpty();
            assertThat(ports().throttles().lock(token)).isEmpty();
            assertThat(ports().terms().acceptances(owner.id())).isEmpty();
            assertThat(ports().outbox().lock(sms.id())).isEmpty();
            assertThat(ports().journal().head(new Chain.OfVault(vault)).number()).isZero();
            assertThat(ports().journal().links(new Chain.OfVault(vault), 0, 10)).isEmpty();
        });
    }

    @Test
    @DisplayName("A unit of work that throws brings back what it changed and removed")
    default void bringsBackWhatWasChangedAndRemoved() {
        var vault = given().vault();
        var relay = given().relay();
        var worker = given().staffAt(relay, StaffRole.PROFESSIONAL);
        var account = given().get(() -> ports().accounts().find(worker).orElseThrow());
        var item = note(vault);
        var key = UUID.randomUUID().toString();
        given().run(() -> {
            ports().items().add(ContractKeys.ofOwner(vault, Action.ADD_PRIVATE), item);
            ports().throttles().save(new Throttle(key, 1, NOW));
        });

        assertThatThrownBy(() -> given().run(() -> {
            ports().accounts().save(account.withFirstPassword(new Credential.First(HASH, NOW)));
            ports().vaults().save(ports().vaults().lock(vault).orElseThrow().withAdded(17));
            ports().memberships().remove(worker, relay);
            ports().items().save(ContractKeys.ofOwner(item, Action.SHARE), item, item.madeShared());
            ports().items().remove(ContractKeys.ofOwner(item.madeShared(), Action.DELETE), item.madeShared());
            ports().throttles().save(new Throttle(key, 2, NOW));
            ports().throttles().remove(key);
            throw new Stop();
        })).isInstanceOf(Stop.class);

        given().run(() -> {
            assertThat(ports().accounts().find(worker)).contains(account);
            assertThat(ports().vaults().find(vault).orElseThrow().used()).isZero();
            assertThat(ports().memberships().find(worker, relay)).isPresent();
            assertThat(ports().items().find(vault, item.id())).contains(item);
            assertThat(ports().throttles().lock(key)).contains(new Throttle(key, 1, NOW));
        });
    }

    @Test
    @DisplayName("A unit of work inside another is part of it: when the outer one fails, nothing of the inner one remains")
    default void innerIsPartOfOuter() {
        var key = UUID.randomUUID().toString();

        assertThatThrownBy(() -> given().run(() -> {
            given().run(() -> ports().throttles().save(new Throttle(key, 1, NOW)));
            assertThat(ports().throttles().lock(key)).isPresent();
            throw new Stop();
        })).isInstanceOf(Stop.class);

        assertThat(isThere(key)).isFalse();
    }

    @Test
    @DisplayName("Nothing remains of an inner unit of work that failed, not even when the outer one goes on")
    default void failedInnerLeavesNothing() {
        var key = UUID.randomUUID().toString();

        try {
            given().run(() -> assertThatThrownBy(() -> given().run(() -> {
                ports().throttles().save(new Throttle(key, 1, NOW));
                throw new Stop();
            })).isInstanceOf(Stop.class));
        } catch (RuntimeException theOuterOneMayFailAsWell) {
            assertThat(theOuterOneMayFailAsWell).isNotInstanceOf(Stop.class);
        }

        assertThat(isThere(key)).isFalse();
    }

    @Test
    @DisplayName("What a unit of work has not committed, nobody else sees")
    default void unfinishedIsSeenByNobody() {
        var key = UUID.randomUUID().toString();
        var relay = new Relay(new RelayId(UUID.randomUUID()), "Relais " + key, ContractGiven.PARIS,
                ContractGiven.inForce());
        var added = new CountDownLatch(1);
        var looked = new CountDownLatch(1);

        var seen = ContractRace.<Boolean> together(List.of(() -> {
            assertThatThrownBy(() -> given().run(() -> {
                ports().relays().add(relay);
                added.countDown();
                ContractRace.opensSoon(looked);
                throw new Stop();
            })).isInstanceOf(Stop.class);
            return false;
        }, () -> {
            added.await();
            var found = given().get(() -> ports().relays().find(relay.id())).isPresent();
            looked.countDown();
            return found;
        }));

        assertThat(seen).containsExactly(false, false);
    }

    @Test
    @DisplayName("Outside of a unit of work, every repository refuses to work")
    default void repositoriesWorkOnlyInsideOne() {
        var account = new AccountId(UUID.randomUUID());
        var vault = VaultId.of(account);
        var relay = new RelayId(UUID.randomUUID());
        var id = UUID.randomUUID();
        Map<String, Runnable> outside = Map.of("accounts", () -> ports().accounts().find(account), "relays",
                () -> ports().relays().find(relay),
                "memberships", () -> ports().memberships().of(account), "affiliations",
                () -> ports().affiliations().of(vault), "vaults",
                () -> ports().vaults().find(vault), "items", () -> ports().items().named(Set.of()), "journal",
                () -> ports().journal().append(new Chain.OfService(),
                        Event.of(NOW, new Actor.Service(), Act.STAFF_REMOVED)),
                "sessions",
                () -> ports().sessions().find(id.toString()), "throttles",
                () -> ports().throttles().save(new Throttle(id.toString(), 1, NOW)),
                "outbox", () -> ports().outbox().remove(id));

        outside.forEach((name, use) -> assertThatThrownBy(use::run).as(name)
                .isInstanceOf(IllegalStateException.class));
        assertThatThrownBy(() -> ports().jobs().runOnce(Jobs.Task.SEND_SMS, id, Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().terms().acceptances(account))
                .isInstanceOf(IllegalStateException.class);
        assertThat(given().get(() -> ports().throttles().lock(id.toString()))).isEmpty();
    }

    private boolean isThere(String throttle) {
        return given().get(() -> ports().throttles().lock(throttle)).isPresent();
    }

    private static Item note(VaultId vault) {
        return Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                new ItemContent.Note("À faire", "CAF, 14 h"));
    }

    /** A checked exception cannot come here: only what needs no declaration is thrown. */
    private static Error sneaky(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) { throw unchecked; }
        return (Error) thrown;
    }
}
