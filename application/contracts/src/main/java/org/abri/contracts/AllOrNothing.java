package org.abri.contracts;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NAMES;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.later.Jobs;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.session.Sessions;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox;
import org.abri.contracts.access.Keys;
import org.abri.contracts.account.SecondFactorsContract;
import org.abri.contracts.vault.FoldersContract;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.FormalNotice;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Tries;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.Renewal;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.sms.SmsState;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.text.Words;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every contract of a port that keeps data holds it to beside its own promise: it takes part in units of work. A
 * repository swapped alone, or kept in memory, is undone with all the others.
 */
public interface AllOrNothing extends PortsContract {
    /** Thrown on purpose. */
    final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {}
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
        var opening = DistantOpening.asked(new OpeningId(UUID.randomUUID()), owner.id(), relay.id(), worker,
                true, UUID.randomUUID().toString(), HASH, NOW);
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
            ports().relay().renewals().save(Renewal.onPaper(worker, relay.id(), worker, false, HASH, NOW));
            ports().relay().memberships().requireFactor(relay.id(), true);
            ports().account().factors()
                    .save(SecondFactor.none(worker).proposing(SecondFactorsContract.SEED,
                            SecondFactorsContract.SESSION, NOW));
            ports().recoveries().save(Recovery.none(owner.id()).sent(HASH, NOW));
            ports().account().notices().save(FormalNotice.given(worker, "Abus", NOW));
            ports().opening().distant().save(opening);
            ports().affiliation().affiliations().save(affiliation);
            ports().affiliation().asks().keep(relay.id(), Given.username(), worker, later(1));
            ports().relay().looks().keep(Keys.of(new Viewpoint.StaffAt(worker, relay.id()), Action.SEE_VAULT,
                    new Resource.AVault(vault), NOW), vault);
            ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item);
            ports().vault().previews().keep(vault, item.id(), Preview.NONE);
            ports().vault().readings().keep(vault, item.id(), Words.NONE);
            ports().vault().scans().keep(vault, item.id(), Scan.waiting(true));
            ports().vault().folders().add(Keys.ofOwner(vault, Action.ARRANGE), FoldersContract.folder(vault));
            ports().sessions().add(Given.session(token, worker, AccountKind.STAFF, NOW, NOW));
            ports().limits().save(token, new Tries(1, NOW));
            ports().terms().accept(new Acceptance(owner.id(), version, NOW));
            ports().sms().outbox().add(sms);
            ports().sms().states().keep(
                    new SentSms(sms.id(), sms.owner(), "first", SmsState.LEFT, NOW), Optional.empty());
            ports().journal().append(new Chain.OfVault(vault),
                    Event.of(NOW, new Actor.Owner(), Act.VAULT_OPENED));
            throw new Stop();
        })).isInstanceOf(Stop.class);

        given().run(() -> {
            assertThat(ports().account().accounts().find(owner.id())).isEmpty();
            assertThat(ports().account().accounts().ofUsername(owner.username())).isEmpty();
            assertThat(ports().account().accounts().everAssigned(owner.username())).isFalse();
            assertThat(ports().account().credentials().find(owner.id())).isEmpty();
            assertThat(ports().account().notices().find(worker)).isEmpty();
            assertThat(ports().vault().vaults().find(vault)).isEmpty();
            assertThat(ports().relay().relays().find(relay.id())).isEmpty();
            assertThat(ports().relay().memberships().ofAccount(worker)).isEmpty();
            assertThat(ports().relay().renewals().find(worker)).isEmpty();
            assertThat(ports().relay().memberships().factorRequired(relay.id())).isFalse();
            assertThat(ports().account().factors().find(worker)).isEmpty();
            assertThat(ports().recoveries().find(owner.id())).isEmpty();
            assertThat(ports().opening().distant().lock(opening.id())).isEmpty();
            assertThat(ports().sessions().lastSignIns(Set.of(worker))).isEmpty();
            assertThat(ports().affiliation().asks().waiting(relay.id(), worker, NOW, 9)).isEmpty();
            assertThat(ports().relay().looks().find(worker, relay.id(), Set.of(vault))).isEmpty();
            assertThat(ports().affiliation().affiliations().find(affiliation.id())).isEmpty();
            assertThat(ports().vault().items().find(Keys.ofOwner(item, Action.SEE))).isEmpty();
            assertThat(ports().vault().previews().forget(vault, 9)).isEmpty();
            assertThat(ports().vault().readings().forget(vault, 9)).isZero();
            assertThat(ports().vault().scans().find(vault, item.id())).isEmpty();
            assertThat(ports().vault().folders().of(Keys.ofOwner(vault, Action.SEE_VAULT), vault)).isEmpty();
            assertThat(ports().sessions().recognise(token)).isEmpty();
            assertThat(ports().limits().lockTries(token)).isEqualTo(Tries.none());
            assertThat(ports().terms().acceptances(owner.id())).isEmpty();
            assertThat(ports().sms().outbox().claim(sms.id(), NOW, later(1)))
                    .isEqualTo(new SmsOutbox.Claim.Gone());
            assertThat(ports().sms().states().find(sms.id())).isEmpty();
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
        var erased = given().vault();
        var seen = given().vault();
        var other = given().vault();
        var asked = Given.username();
        var ended = Given.session(UUID.randomUUID().toString(), worker, AccountKind.STAFF, NOW, NOW);
        var used = Given.session(UUID.randomUUID().toString(), worker, AccountKind.STAFF, NOW, NOW);
        var sms = new Sms(UUID.randomUUID(), KeyOwner.of(vault), new PhoneNumber("+33639980021"), "Bonjour",
                later(10));
        var sent = new SentSms(sms.id(), sms.owner(), "first", SmsState.LEFT, NOW);
        var factor = SecondFactor.none(worker).proposing(SecondFactorsContract.SEED,
                SecondFactorsContract.SESSION, NOW);
        var folder = FoldersContract.folder(vault);
        var emptied = FoldersContract.folder(vault);
        var arranging = Keys.ofOwner(vault, Action.ARRANGE);
        given().run(() -> {
            ports().vault().folders().add(arranging, folder);
            ports().vault().folders().add(arranging, emptied);
            ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item);
            ports().vault().previews().keep(vault, item.id(), Preview.NONE);
            ports().vault().readings().keep(vault, item.id(), Words.NONE);
            ports().vault().scans().keep(vault, item.id(), Scan.waiting(true));
            ports().limits().save(key, new Tries(1, NOW));
            ports().sessions().add(ended);
            ports().account().factors().save(factor);
            ports().sessions().add(used);
            ports().sms().outbox().add(sms);
            ports().sms().states().keep(sent, Optional.empty());
            ports().sms().outbox().claim(sms.id(), NOW, later(1));
            ports().affiliation().asks().keep(relay, asked, worker, later(1));
            looks(worker, relay, seen, other).forEach(look -> ports().relay().looks()
                    .keep(look, ((Resource.AVault) look.resource()).id()));
        });

        assertThatThrownBy(() -> given().run(() -> {
            ports().account().credentials().save(ports().account().credentials().lock(worker).orElseThrow()
                    .withTermsAccepted());
            ports().vault().vaults()
                    .save(ports().vault().vaults().lock(vault).orElseThrow().withAdded(17, Given.NOW));
            ports().relay().memberships().remove(worker, relay);
            ports().relay().looks().forgetVault(seen, relay);
            ports().affiliation().asks().forget(relay, asked);
            ports().relay().looks().forgetStaff(worker, relay);
            ports().vault().items().save(Keys.ofOwner(item, Action.SHARE), item, item.madeShared());
            ports().vault().items().remove(Keys.ofOwner(item.madeShared(), Action.DELETE), item.madeShared());
            ports().vault().previews().forget(vault, 9);
            ports().vault().readings().forget(vault, 9);
            ports().vault().scans().keep(vault, item.id(), Scan.found(Scan.Finding.BAD));
            ports().vault().scans().forget(vault, 9);
            ports().vault().folders().save(arranging, folder, folder.seenAs(Visibility.SHARED));
            ports().vault().folders().remove(arranging, emptied);
            ports().limits().save(key, new Tries(2, NOW));
            ports().limits().remove(key);
            ports().account().factors().remove(worker);
            ports().sessions().touch(used, later(1));
            ports().sessions().removeOthers(worker, used.id());
            ports().sessions().remove(ended.tokenHash());
            ports().sessions().removeAll(worker);
            ports().sms().states().save(
                    new SentSms(sms.id(), sms.owner(), "first", SmsState.DELIVERED, later(1)));
            ports().sms().outbox().note(sms.id(), SmsOutbox.Handed.NEVER.again("first"));
            ports().sms().outbox().release(sms.id());
            ports().sms().outbox().remove(sms.id());
            ports().erasure().erase(KeyOwner.of(erased), NOW);
            throw new Stop();
        })).isInstanceOf(Stop.class);

        given().run(() -> {
            assertThat(ports().account().credentials().find(worker)).contains(credentials);
            assertThat(ports().account().factors().find(worker)).contains(factor);
            assertThat(ports().vault().vaults().find(vault).orElseThrow().used()).isZero();
            assertThat(ports().relay().memberships().find(worker, relay)).isPresent();
            assertThat(ports().affiliation().asks().waiting(relay, worker, NOW, 9)).hasSize(1);
            assertThat(ports().relay().looks().find(worker, relay, Set.of(seen, other)))
                    .containsOnlyKeys(seen, other);
            assertThat(ports().vault().items().find(Keys.ofOwner(item, Action.SEE)))
                    .contains(item.drawn(Optional.of(Preview.NONE)));
            assertThat(ports().vault().scans().find(vault, item.id())).contains(Scan.waiting(true));
            assertThat(ports().vault().folders().of(arranging, vault)).containsExactlyInAnyOrder(folder,
                    emptied);
            assertThat(ports().limits().lockTries(key)).isEqualTo(new Tries(1, NOW));
            for (var session : List.of(ended, used)) {
                assertThat(ports().sessions().recognise(session.tokenHash()))
                        .contains(new Sessions.Recognised(session, Standing.TERMS_TO_ACCEPT));
            }
            assertThat(ports().sms().outbox().claim(sms.id(), NOW, later(1)))
                    .isEqualTo(new SmsOutbox.Claim.OfSomebodyElse());
            assertThat(ports().sms().states().find(sms.id())).contains(sent);
            assertThat(ports().sms().outbox().claim(sms.id(), later(1), later(2)))
                    .isEqualTo(new SmsOutbox.Claim.Taken(sms));
            assertThat(ports().account().accounts().find(erased.owner())).isPresent();
        });
    }

    private static List<Granted> looks(AccountId worker, RelayId relay, VaultId... vaults) {
        return Stream.of(vaults).map(vault -> Keys.of(new Viewpoint.StaffAt(worker, relay), Action.SEE_VAULT,
                new Resource.AVault(vault), NOW)).toList();
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
                        "memberships", () -> ports().relay().memberships().ofAccount(account),
                        "affiliations",
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
        assertThatThrownBy(() -> ports().vault().previews().undrawn(vault, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().vault().readings().unread(vault, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().vault().scans().unscanned(vault, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                () -> ports().vault().folders().of(Keys.ofOwner(vault, Action.SEE_VAULT), vault))
                        .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().affiliation().asks().waiting(relay, account, NOW, 9))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().relay().looks().find(account, relay, Set.of(vault)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().relay().figures().find(relay, Set.of(YearMonth.of(2026, 1))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().terms().acceptances(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().facts().read(new Viewpoint.Staff(account), new About.Nothing()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().account().credentials().find(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().affiliation().people()
                .list(Keys.of(new Viewpoint.StaffAt(account, relay), Action.SEE_PEOPLE,
                        new Resource.ARelay(relay), NOW), relay, Listing.first(1)))
                                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                () -> ports().vault().deposits().all(Optional.empty(), NOW, Optional.empty(), 1))
                        .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().account().notices().find(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().account().inactivities().find(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().relay().renewals().find(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().account().factors().find(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().recoveries().find(account))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ports().erasure().erase(KeyOwner.of(account), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThat(given().get(() -> ports().limits().lockTries(id.toString()))).isEqualTo(Tries.none());
    }

    private static Item note(VaultId vault) {
        return Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                new ItemContent.Note("À faire", "CAF, 14 h"));
    }
}
