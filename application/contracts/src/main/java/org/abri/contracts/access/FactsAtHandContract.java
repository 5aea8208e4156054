package org.abri.contracts.access;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.inForce;
import static org.abri.contracts.Given.later;
import static org.abri.contracts.Given.today;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.application.access.About;
import org.abri.application.access.AtHand;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.account.SecondFactorsContract;
import org.abri.domain.access.Action;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the reading of facts to its promise: what the gate is told is what rests, whoever asks about whatever. */
public interface FactsAtHandContract extends AllOrNothing {
    @Test
    @DisplayName("GATE-1: staff at a relay are told their role, the tie, the agreement and the state of the vault, and who is who")
    default void staffAboutAVault() {
        var relay = given().relay();
        var worker = given().staffAt(relay, StaffRole.PROFESSIONAL);
        for (var state : VaultState.values()) {
            var vault = given().vault(state);
            var tie = given().affiliation(vault, relay);
            var atHand = read(new Viewpoint.StaffAt(worker, relay), new About.OfVault(vault));
            assertThat(atHand.facts()).isEqualTo(new Facts(Standing.TERMS_TO_ACCEPT, Optional.of(state),
                    Optional.of(tie), Optional.of(relayOf(relay).inForce()),
                    Optional.of(StaffRole.PROFESSIONAL),
                    Optional.empty()));
            assertThat(named(atHand.asker())).contains(Given.NAMES.getLast());
            assertThat(named(atHand.owner())).contains(Given.NAMES.getFirst());
            assertThat(named(atHand.relay())).contains(relayOf(relay));
            assertThat(atHand.workplaces()).isEqualTo(1);
            assertThat(atHand.item()).isEmpty();
        }
    }

    @Test
    @DisplayName("LAW-4: whoever asks about a vault is told what its owner lets be done with its papers; about none, that nobody was asked")
    default void wishes() {
        var vault = given().vault();
        var owner = new Viewpoint.Beneficiary(vault.owner());
        for (var processing : Processing.values()) {
            for (var wish : Wish.values()) {
                given().run(() -> ports().vault().vaults().save(
                        ports().vault().vaults().lock(vault).orElseThrow().wishing(processing, wish)));
                assertThat(read(owner, new About.OfVault(vault)).wishes().of(processing)).isEqualTo(wish);
                assertThat(read(owner, new About.OfItem(vault, new ItemId(UUID.randomUUID()))).wishes()
                        .of(processing)).isEqualTo(wish);
                assertThat(read(owner, new About.Nothing()).wishes()).isEqualTo(Wishes.NOT_ASKED);
            }
        }
        assertThat(read(owner, new About.OfVault(given().vault())).wishes()).isEqualTo(Wishes.NOT_ASKED);
    }

    @Test
    @DisplayName("REC-2: whoever asks is told since when their own second factor is said to be lost, whatever they ask about; nobody else's")
    default void factorLost() {
        var vault = given().vault();
        var owner = new Viewpoint.Beneficiary(vault.owner());
        var factor = SecondFactor.none(vault.owner()).proposing(SecondFactorsContract.SEED,
                SecondFactorsContract.SESSION, NOW).confirmed(1, Set.of("ab"), NOW);
        keep(factor);
        assertThat(read(owner, new About.Nothing()).factorLostAt()).isEmpty();
        keep(factor.lost(later(1)));
        assertThat(read(owner, new About.Nothing()).factorLostAt()).contains(later(1));
        assertThat(read(owner, new About.OfVault(vault)).factorLostAt()).contains(later(1));
        var other = given().staffAt(given().relay(), StaffRole.MANAGER);
        assertThat(read(new Viewpoint.Staff(other), new About.OfVault(vault)).factorLostAt()).isEmpty();
        keep(factor);
        assertThat(read(owner, new About.Nothing()).factorLostAt()).isEmpty();
    }

    private void keep(SecondFactor factor) {
        given().run(() -> ports().account().factors().save(factor));
    }

    @Test
    @DisplayName("AFF-3, AFF-5: of several ties between a vault and a relay, the gate is told the one that is not over, else the last")
    default void latestTie() {
        var relay = given().relay();
        var staff = new Viewpoint.StaffAt(given().staffAt(relay, StaffRole.MANAGER), relay);
        var vault = given().vault();
        assertThat(tie(staff, vault)).isEmpty();
        var first = given().affiliation(vault, relay).ended(Ending.BY_BENEFICIARY, later(1));
        save(first);
        assertThat(tie(staff, vault)).contains(first);
        var request =
                Affiliation.requested(new AffiliationId(UUID.randomUUID()), vault, relay, staff.account(),
                        Optional.of(OneTimeCode.issued(HASH, NOW)), later(2));
        save(request);
        assertThat(tie(staff, vault)).contains(request);
        var lapsed = request.ended(Ending.LAPSED, later(3));
        save(lapsed);
        assertThat(tie(staff, vault)).contains(lapsed);
    }

    @Test
    @DisplayName("VLT-3, VLT-7: an item is told as it rests: private or shared, and by whom, in its own vault alone")
    default void anItem() {
        var vault = given().vault();
        var owner = new Viewpoint.Beneficiary(vault.owner());
        for (var visibility : List.of(Visibility.PRIVATE, Visibility.SHARED)) {
            var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, visibility, NOW,
                    new ItemContent.Note("À faire", "Appeler"));
            given().run(() -> ports().vault().items().add(Keys.ofOwner(vault,
                    visibility == Visibility.PRIVATE ? Action.ADD_PRIVATE : Action.ADD_SHARED), item));
            assertThat(read(owner, new About.OfItem(vault, item.id())).item()).contains(Resource.of(item));
            assertThat(read(owner, new About.OfItem(given().vault(), item.id())).item()).isEmpty();
        }
        assertThat(read(owner, new About.OfItem(vault, new ItemId(UUID.randomUUID()))).item()).isEmpty();
        assertThat(read(owner, new About.OfItem(vault, new ItemId(UUID.randomUUID()))).facts().vault())
                .contains(VaultState.OPEN);
    }

    @Test
    @DisplayName("MOD-1: until when a report of an item is looked after is told for that item, in its own vault, whoever asks; of several, the last")
    default void reported() {
        var vault = given().vault();
        var operator = new Viewpoint.Operator(given().staff());
        var item = new ItemId(UUID.randomUUID());
        var about = new About.OfItem(vault, item);
        assertThat(read(operator, about).facts().reportedUntil()).isEmpty();
        for (var at : List.of(later(1), NOW)) {
            given().run(() -> ports().moderation().reports()
                    .add(ItemReport.made(new ReportId(UUID.randomUUID()), item, vault, new Author.Owner(),
                            Wrong.ILLICIT, "…", at)));
        }
        for (var by : List.of(operator, new Viewpoint.Beneficiary(vault.owner()))) {
            assertThat(read(by, about).facts().reportedUntil())
                    .contains(later(1).plus(ItemReport.LOOKED_AFTER));
        }
        for (var other : List.of(new About.OfItem(vault, new ItemId(UUID.randomUUID())),
                new About.OfItem(given().vault(), item), new About.OfVault(vault))) {
            assertThat(read(operator, other).facts().reportedUntil()).isEmpty();
        }
    }

    @Test
    @DisplayName("ACC-13, REL-5: who does not belong to the relay, or no longer does, has no role there; who belongs to others has them counted")
    default void withoutMembership() {
        var here = given().relay();
        var elsewhere = given().relay();
        var worker = given().staffAt(elsewhere, StaffRole.MANAGER);
        var atHand = read(new Viewpoint.StaffAt(worker, here), new About.OfRelay(here));
        assertThat(atHand.facts().role()).isEmpty();
        assertThat(atHand.workplaces()).isEqualTo(1);
        given().run(() -> ports().relay().memberships().remove(worker, elsewhere));
        var gone = read(new Viewpoint.StaffAt(worker, elsewhere), new About.OfRelay(elsewhere));
        assertThat(gone.facts().role()).isEmpty();
        assertThat(gone.workplaces()).isZero();
    }

    @Test
    @DisplayName("REL-3: when the agreement is in force is told for the relay in question, suspended or not, to staff and to others")
    default void agreements() {
        for (var agreement : List.of(inForce(), Given.suspended(inForce()),
                ServiceAgreement.concluded(today(), today(), "free"),
                inForce().renewed(new ServiceAgreement.Period(inForce().until().plusDays(3),
                        inForce().until().plusDays(9), "free"), today()))) {
            var relay = given().relay(agreement);
            for (var by : List.of(new Viewpoint.Operator(given().staff()),
                    new Viewpoint.StaffAt(given().staff(), relay))) {
                assertThat(read(by, new About.OfRelay(relay)).facts().relay())
                        .contains(relayOf(relay).inForce());
            }
        }
        var none = new RelayId(UUID.randomUUID());
        assertThat(read(new Viewpoint.Operator(given().staff()), new About.OfRelay(none)).facts().relay())
                .isEmpty();
    }

    @Test
    @DisplayName("AUT-6, TOS-1: how far somebody has come is told as it is now; whose account is gone has everything still to do")
    default void standing() {
        var account = given().staff();
        var by = new Viewpoint.Staff(account);
        assertThat(standing(by)).isEqualTo(Standing.TERMS_TO_ACCEPT);
        given().run(() -> ports().account().credentials()
                .save(ports().account().credentials().lock(account).orElseThrow().withTermsAccepted()));
        assertThat(standing(by)).isEqualTo(Standing.READY);
        var waiting = Given.worker(AccountKind.STAFF);
        given().run(() -> {
            ports().account().accounts().add(waiting);
            ports().account().credentials().add(Credentials.ofWorker(waiting.id(), waiting.kind(),
                    ActivationCode.onPaper(HASH, NOW)));
        });
        assertThat(standing(new Viewpoint.Staff(waiting.id()))).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        var nobody = new AccountId(UUID.randomUUID());
        for (var gone : List.of(new Viewpoint.Staff(nobody), new Viewpoint.Beneficiary(nobody),
                new Viewpoint.Operator(nobody))) {
            assertThat(standing(gone)).isEqualTo(Standing.PASSWORD_TO_CHOOSE);
        }
        assertThat(standing(new Viewpoint.Anyone())).isEqualTo(Standing.READY);
    }

    @Test
    @DisplayName("VLT-8: whoever holds a link stands as whoever gave it, and is told nothing of who that is")
    default void holdingALink() {
        var vault = given().vault();
        var item = new ItemId(UUID.randomUUID());
        var by = new Viewpoint.LinkHolder(vault, item);
        assertThat(standing(by)).isEqualTo(standing(new Viewpoint.Beneficiary(vault.owner())));
        given().run(() -> ports().account().credentials().save(
                ports().account().credentials().lock(vault.owner()).orElseThrow().withLock()));
        assertThat(standing(by)).isEqualTo(Standing.LOCKED);
        var atHand = read(by, new About.OfItem(vault, item));
        assertThat(atHand.facts().vault()).contains(VaultState.OPEN);
        assertThat(atHand.asker().get()).isEmpty();
        assertThat(atHand.workplaces()).isZero();
        assertThat(standing(new Viewpoint.LinkHolder(new VaultId(UUID.randomUUID()), item)))
                .isEqualTo(Standing.PASSWORD_TO_CHOOSE);
    }

    @Test
    @DisplayName("GATE-1: what is not in question is not told: owners get no relay, staff outside of relays no tie")
    default void nothingElse() {
        var vault = given().vault();
        given().affiliation(vault, given().relay());
        for (var by : List.of(new Viewpoint.Beneficiary(vault.owner()), new Viewpoint.Staff(given().staff()),
                new Viewpoint.Operator(given().staff()), new Viewpoint.Anyone())) {
            var facts = read(by, new About.OfVault(vault)).facts();
            assertThat(facts.vault()).contains(VaultState.OPEN);
            assertThat(facts.affiliation()).isEmpty();
            assertThat(facts.relay()).isEmpty();
            assertThat(facts.role()).isEmpty();
        }
        assertThat(read(new Viewpoint.Beneficiary(vault.owner()), new About.Nothing()).facts().vault())
                .isEmpty();
    }

    private Relay relayOf(RelayId relay) {
        return given().get(() -> ports().relay().relays().find(relay)).orElseThrow();
    }

    private void save(Affiliation affiliation) {
        given().run(() -> ports().affiliation().affiliations().save(affiliation));
    }

    private Optional<Affiliation> tie(Viewpoint by, VaultId vault) {
        return read(by, new About.OfVault(vault)).facts().affiliation();
    }

    private Standing standing(Viewpoint by) {
        return read(by, new About.Nothing()).facts().standing();
    }

    private AtHand read(Viewpoint by, About about) {
        return given().get(() -> ports().facts().read(by, about));
    }

    private <T> Optional<T> named(Supplier<Optional<T>> name) {
        return given().get(name);
    }
}
