package org.abri.contracts;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NAMES;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.abri.application.access.About;
import org.abri.application.later.Jobs;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.session.Session;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.Password;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Tries;
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
            ports().limits().save(key, new Tries(1, NOW));
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
                ports().limits().save(key, new Tries(1, NOW));
                throw sneaky(thrown);
            })).isSameAs(thrown);

            assertThat(isThere(key)).isFalse();
        }
    }

    @Test
    @DisplayName("LOG-1: a unit of work that throws undoes everything: people, relays, ties, vaults, items, sessions, terms, SMS and journal")
    default void undoesEverything() {
        var owner = Given.beneficiary(NAMES.getFirst());
        var vault = VaultId.of(owner.id());
        var relay = new Relay(new RelayId(UUID.randomUUID()), "Relais du Port", Given.PARIS,
                Given.inForce());
        var worker = given().staff();
        var affiliation = Affiliation.atOpening(new AffiliationId(UUID.randomUUID()), vault, relay.id(), NOW);
        var item = note(vault);
        var token = UUID.randomUUID().toString();
        var sms = new Sms(UUID.randomUUID(), KeyOwner.of(vault), new PhoneNumber("+33639980021"),
                "Bonjour", later(10));
        var version = given().get(() -> ports().terms().versions()).getFirst().version();

        assertThatThrownBy(() -> given().run(() -> {
            ports().account().accounts().add(owner);
            ports().account().credentials().add(Given.credentials(owner));
            ports().vault().vaults().add(Vault.opened(vault));
            ports().relay().relays().add(relay);
            ports().relay().memberships().save(new Membership(worker, relay.id(), StaffRole.MANAGER, NOW));
            ports().affiliation().affiliations().save(affiliation);
            ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item);
            ports().sessions().add(new Session(token, owner.id(), AccountKind.BENEFICIARY, NOW, NOW));
            ports().limits().save(token, new Tries(1, NOW));
            ports().terms().accept(new Acceptance(owner.id(), version, NOW));
            ports().sms().outbox().add(sms);
            ports().journal().append(new Chain.OfVault(vault),
                    Event.of(NOW, new Actor.Owner(), Act.VAULT_OPENED));
            throw new Stop();
        })).isInstanceOf(Stop.class);

        given().run(() -> {
            assertThat(ports().account().accounts().find(owner.id())).isEmpty();
            assertThat(ports().account().accounts().ofUsername(owner.username())).isEmpty();
            assertThat(ports().account().accounts().everAssigned(owner.username())).isFalse();
            assertThat(ports().account().credentials().find(owner.id())).isEmpty();
            assertThat(ports().vault().vaults().find(vault)).isEmpty();
            assertThat(ports().relay().relays().find(relay.id())).isEmpty();
            assertThat(ports().relay().memberships().ofAccount(worker)).isEmpty();
            assertThat(ports().affiliation().affiliations().find(affiliation.id())).isEmpty();
            assertThat(ports().vault().items().find(Keys.ofOwner(item, Action.SEE))).isEmpty();
            assertThat(ports().sessions().recognise(token)).isEmpty();
            assertThat(ports().limits().lockTries(token)).isEqualTo(Tries.none());
            assertThat(ports().terms().acceptances(owner.id())).isEmpty();
            assertThat(ports().sms().outbox().claim(sms.id(), NOW, later(1)))
                    .isEqualTo(new SmsOutbox.Claim.Gone());
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
        var credentials = given().get(() -> ports().account().credentials().find(worker).orElseThrow());
        var item = note(vault);
        var key = UUID.randomUUID().toString();
        given().run(() -> {
            ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item);
            ports().limits().save(key, new Tries(1, NOW));
        });

        assertThatThrownBy(() -> given().run(() -> {
            ports().account().credentials().save(ports().account().credentials().lock(worker).orElseThrow()
                    .withFirstPassword(new Password.First(HASH, NOW)));
            ports().vault().vaults().save(ports().vault().vaults().lock(vault).orElseThrow().withAdded(17));
            ports().relay().memberships().remove(worker, relay);
            ports().vault().items().save(Keys.ofOwner(item, Action.SHARE), item, item.madeShared());
            ports().vault().items().remove(Keys.ofOwner(item.madeShared(), Action.DELETE), item.madeShared());
            ports().limits().save(key, new Tries(2, NOW));
            ports().limits().remove(key);
            throw new Stop();
        })).isInstanceOf(Stop.class);

        given().run(() -> {
            assertThat(ports().account().credentials().find(worker)).contains(credentials);
            assertThat(ports().vault().vaults().find(vault).orElseThrow().used()).isZero();
            assertThat(ports().relay().memberships().find(worker, relay)).isPresent();
            assertThat(ports().vault().items().find(Keys.ofOwner(item, Action.SEE))).contains(item);
            assertThat(ports().limits().lockTries(key)).isEqualTo(new Tries(1, NOW));
        });
    }

    @Test
    @DisplayName("A unit of work inside another is part of it: when the outer one fails, nothing of the inner one remains")
    default void innerIsPartOfOuter() {
        var key = UUID.randomUUID().toString();

        assertThatThrownBy(() -> given().run(() -> {
            given().run(() -> ports().limits().save(key, new Tries(1, NOW)));
            assertThat(ports().limits().lockTries(key)).isEqualTo(new Tries(1, NOW));
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
                ports().limits().save(key, new Tries(1, NOW));
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
        var relay = new Relay(new RelayId(UUID.randomUUID()), "Relais " + key, Given.PARIS,
                Given.inForce());
        var added = new CountDownLatch(1);
        var looked = new CountDownLatch(1);

        var seen = Race.<Boolean> together(List.of(() -> {
            assertThatThrownBy(() -> given().run(() -> {
                ports().relay().relays().add(relay);
                added.countDown();
                Race.opensSoon(looked);
                throw new Stop();
            })).isInstanceOf(Stop.class);
            return false;
        }, () -> {
            added.await();
            var found = given().get(() -> ports().relay().relays().find(relay.id())).isPresent();
            looked.countDown();
            return found;
        }));

        assertThat(seen).containsExactly(false, false);
    }

    @Test
    @DisplayName("What is to happen afterwards happens once the outermost unit has committed, in order, and never when it did not")
    default void afterwards() {
        var done = new ArrayList<String>();
        given().run(() -> {
            given().run(() -> ports().work().afterwards(() -> done.add("inner")));
            ports().work().afterwards(() -> {
                done.add("outer");
                given().run(() -> ports().relay().relays().find(new RelayId(UUID.randomUUID())));
            });
            assertThat(done).isEmpty();
        });
        assertThat(done).containsExactly("inner", "outer");

        assertThatThrownBy(() -> given().run(() -> {
            ports().work().afterwards(() -> done.add("never"));
            throw new Stop();
        })).isInstanceOf(Stop.class);
        given().run(() -> {});
        assertThat(done).containsExactly("inner", "outer");
        assertThatThrownBy(() -> ports().work().afterwards(() -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("Outside of a unit of work, every repository refuses to work")
    default void repositoriesWorkOnlyInsideOne() {
        var account = new AccountId(UUID.randomUUID());
        var vault = VaultId.of(account);
        var relay = new RelayId(UUID.randomUUID());
        var id = UUID.randomUUID();
        Map<String,
                Runnable> outside = Map.of("accounts", () -> ports().account().accounts().find(account),
                        "relays",
                        () -> ports().relay().relays().find(relay),
                        "memberships", () -> ports().relay().memberships().ofAccount(account), "affiliations",
                        () -> ports().affiliation().affiliations().tiesOf(vault), "vaults",
                        () -> ports().vault().vaults().find(vault), "items",
                        () -> ports().vault().items().named(Set.of()), "journal",
                        () -> ports().journal().append(new Chain.OfService(),
                                Event.of(NOW, new Actor.Service(), Act.STAFF_REMOVED)),
                        "sessions",
                        () -> ports().sessions().recognise(id.toString()), "limits",
                        () -> ports().limits().save(id.toString(), new Tries(1, NOW)),
                        "outbox", () -> ports().sms().outbox().remove(id));

        outside.forEach((name, use) -> assertThatThrownBy(use::run).as(name)
                .isInstanceOf(IllegalStateException.class));
        assertThatThrownBy(() -> ports().jobs().runOnce(Jobs.Task.SEND_SMS, id, Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().terms().acceptances(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().facts().read(new Viewpoint.Staff(account), new About.Nothing()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().account().credentials().find(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().erasure().erase(KeyOwner.of(account)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(isThere(id.toString())).isFalse();
    }

    private boolean isThere(String key) {
        return given().get(() -> ports().limits().lockTries(key)).failures() > 0;
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
