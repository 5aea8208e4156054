package org.abri.contracts.sealing;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.abri.contracts.Given;
import org.abri.domain.account.AccountId;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.access.Resource;
import java.util.Set;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sms.SentSms;
import org.abri.application.sms.Sms;
import org.abri.application.sms.SmsOutbox;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.access.Keys;
import org.abri.contracts.account.SecondFactorsContract;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.FormalNotice;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.recovery.Recovery;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.Renewal;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.sms.SmsState;
import org.abri.domain.terms.Acceptance;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds an erasure to its promise: nothing of that person opens or is there any more, and nobody else loses anything. */
public interface ErasureContract extends AllOrNothing {
    @Test
    @DisplayName("END-2, CRY-6: after an erasure nothing of that person is there: account, credentials, sessions, ties, vault, items, acceptances, SMS, recovery")
    default void nothingIsThere() {
        var relay = given().relay();
        var erased = withEverything(relay);
        var other = withEverything(relay);
        given().run(() -> ports().erasure().erase(KeyOwner.of(erased.vault()), NOW));
        assertThat(left(erased)).isEmpty();
        assertThat(left(other)).containsExactlyInAnyOrder("account", "credentials", "session", "tie", "vault",
                "item", "acceptance", "sms", "what became of an SMS", "recovery");
    }

    @Test
    @DisplayName("REL-5: of somebody who works for a relay nothing is there either")
    default void staff() {
        var relay = given().relay();
        var worker = given().staffAt(relay, StaffRole.MANAGER);
        given().run(() -> ports().relay().renewals()
                .save(Renewal.onPaper(worker, relay, given().staff(), false, HASH, NOW)));
        given().run(
                () -> ports().account().notices().save(FormalNotice.given(worker, "Abus", NOW)));
        var vault = given().vault();
        given().affiliation(vault, relay);
        looked(worker, relay, vault);
        given().run(() -> ports().affiliation().asks().keep(relay, Given.username(), worker, later(1)));
        given().run(() -> ports().sessions()
                .add(Given.session(UUID.randomUUID().toString(), worker, AccountKind.STAFF, NOW, NOW)));
        given().run(() -> ports().account().factors()
                .save(SecondFactor.none(worker).proposing(SecondFactorsContract.SEED,
                        SecondFactorsContract.SESSION, NOW)));
        given().run(() -> ports().erasure().erase(KeyOwner.of(worker), NOW));
        given().run(() -> {
            assertThat(ports().account().factors().find(worker)).isEmpty();
            assertThat(ports().account().accounts().find(worker)).isEmpty();
            assertThat(ports().account().credentials().find(worker)).isEmpty();
            assertThat(ports().relay().memberships().ofRelay(relay)).isEmpty();
            assertThat(ports().account().notices().find(worker)).isEmpty();
            assertThat(ports().relay().renewals().find(worker)).isEmpty();
            assertThat(ports().affiliation().asks().waiting(relay, worker, NOW, 9)).isEmpty();
            assertThat(ports().sessions().lastSignIns(Set.of(worker))).isEmpty();
            assertThat(ports().relay().looks().find(worker, relay, Set.of(vault))).isEmpty();
        });
    }

    @Test
    @DisplayName("END-2: who looked at an erased vault, and when, is kept nowhere; looks at others are")
    default void lastLooks() {
        var relay = given().relay();
        var worker = given().staffAt(relay, StaffRole.PROFESSIONAL);
        var erased = given().vault();
        var other = given().vault();
        looked(worker, relay, erased);
        looked(worker, relay, other);
        given().run(() -> ports().erasure().erase(KeyOwner.of(erased), NOW));
        assertThat(given().get(() -> ports().relay().looks().find(worker, relay, Set.of(erased, other))))
                .containsOnlyKeys(other);
    }

    private void looked(AccountId worker, RelayId relay, VaultId vault) {
        given().run(() -> ports().relay().looks().keep(Keys.of(new Viewpoint.StaffAt(worker, relay),
                Action.SEE_VAULT, new Resource.AVault(vault), NOW), vault));
    }

    @Test
    @DisplayName("ACC-2: the username of somebody erased is never given again, and is nobody's")
    default void usernameStaysTaken() {
        var vault = given().vault();
        var username =
                given().get(() -> ports().account().accounts().find(vault.owner()).orElseThrow().username());
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        given().run(() -> {
            assertThat(ports().account().accounts().everAssigned(username)).isTrue();
            assertThat(ports().account().accounts().ofUsername(username)).isEmpty();
            assertThat(ports().account().credentials().ofUsername(username)).isEmpty();
        });
    }

    @Test
    @DisplayName("LOG-1: the journal of an erased vault stays whole, and nobody reads it any more")
    default void journalStays() {
        var vault = given().vault();
        var chain = new Chain.OfVault(vault);
        given().run(
                () -> ports().journal().append(chain, Event.of(NOW, new Actor.Owner(), Act.VAULT_OPENED)));
        var before = given().get(() -> ports().journal().head(chain));
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        assertThat(given().get(() -> ports().journal().head(chain))).usingRecursiveComparison()
                .isEqualTo(before);
        assertThat(firstBroken(Link.Head.ofNothing(), chain,
                given().get(() -> ports().journal().links(chain, 0, 10)))).isEmpty();
    }

    @Test
    @DisplayName("END-1: erasing again, or whom nobody knows, changes nothing")
    default void again() {
        var vault = given().vault();
        for (var i = 0; i < 2; i++) {
            given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        }
        given().run(() -> ports().erasure().erase(new KeyOwner(UUID.randomUUID()), NOW));
    }

    @Test
    @DisplayName("CRY-6: of whoever was erased it is known when something is there again, until they are erased again")
    default void risen() {
        var erased = given().vault();
        var living = given().vault();
        given().run(() -> ports().erasure().erase(KeyOwner.of(erased), NOW));
        assertThat(given().get(ports().erasure()::risen)).doesNotContain(KeyOwner.of(erased));
        given().run(() -> ports().vault().vaults().add(Vault.opened(erased)));
        assertThat(given().get(ports().erasure()::risen)).contains(KeyOwner.of(erased))
                .doesNotContain(KeyOwner.of(living));
        given().run(() -> ports().erasure().erase(KeyOwner.of(erased), later(1)));
        assertThat(given().get(ports().erasure()::risen)).doesNotContain(KeyOwner.of(erased));
        given().run(() -> ports().account().credentials()
                .add(Credentials.ofWorker(erased.owner(), AccountKind.STAFF,
                        new ActivationCode(HASH, later(1)))));
        assertThat(given().get(ports().erasure()::risen)).contains(KeyOwner.of(erased));
    }

    @Test
    @DisplayName("CRY-6: an erasure that was undone leaves nobody dead")
    default void undone() {
        var vault = given().vault();
        assertThatThrownBy(() -> given().run(() -> {
            ports().erasure().erase(KeyOwner.of(vault), NOW);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(given().get(ports().erasure()::risen)).doesNotContain(KeyOwner.of(vault));
        assertThat(given().get(() -> ports().vault().vaults().find(vault))).isPresent();
    }

    /** Somebody of whom everything is kept that can be. */
    record Person(VaultId vault, String token, Item item, UUID sms) {}

    private Person withEverything(RelayId relay) {
        var vault = given().vault();
        given().affiliation(vault, relay);
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                new ItemContent.Note("À faire", "Appeler"));
        var token = UUID.randomUUID().toString();
        var sms = new Sms(UUID.randomUUID(), KeyOwner.of(vault), new PhoneNumber("+33639980077"), "Bonjour",
                later(10));
        given().run(() -> {
            ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item);
            ports().sessions().add(Given.session(token, vault.owner(), AccountKind.BENEFICIARY, NOW, NOW));
            ports().recoveries().save(Recovery.none(vault.owner()).sent(HASH, NOW));
            ports().sms().outbox().add(sms);
            ports().sms().states().keep(new SentSms(sms.id(), sms.owner(), "first", SmsState.LEFT, NOW),
                    Optional.empty());
            ports().terms().accept(new Acceptance(vault.owner(),
                    ports().terms().versions().getFirst().version(), NOW));
        });
        return new Person(vault, token, item, sms.id());
    }

    private List<String> left(Person person) {
        var owner = person.vault().owner();
        return given().get(() -> Stream.of(
                ports().account().accounts().find(owner).map(found -> "account"),
                ports().account().credentials().find(owner).map(found -> "credentials"),
                ports().sessions().recognise(person.token()).map(found -> "session"),
                ports().recoveries().find(owner).map(found -> "recovery"),
                ports().affiliation().affiliations().tiesOf(person.vault()).stream().findFirst()
                        .map(found -> "tie"),
                ports().vault().vaults().find(person.vault()).map(found -> "vault"),
                ports().vault().items().find(Keys.ofOwner(person.item(), Action.SEE)).map(found -> "item"),
                ports().terms().acceptances(owner).stream().findFirst().map(found -> "acceptance"),
                ports().sms().states().find(person.sms()).map(found -> "what became of an SMS"),
                Optional.of(ports().sms().outbox().claim(person.sms(), NOW, later(1)))
                        .filter(claim -> !(claim instanceof SmsOutbox.Claim.Gone)).map(found -> "sms"))
                .flatMap(Optional::stream).toList());
    }

    private OptionalLong firstBroken(Link.Head after, Chain chain, List<Link> links) {
        return given().get(() -> ports().journal().check(after, chain, links)).firstBroken();
    }
}
