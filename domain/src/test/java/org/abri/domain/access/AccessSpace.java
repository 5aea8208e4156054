package org.abri.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.relay.InForce;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;

/**
 * Everything that can be asked of the gate. One vault, "this relay", which may be tied to it, and "another relay", which
 * works and is not; everybody who could ask, everything they could ask, in every state that the rules look at.
 */
final class AccessSpace {
    static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

    private static final AccountId OWNER = new AccountId(new UUID(1, 1));
    private static final AccountId OTHER_BENEFICIARY = new AccountId(new UUID(1, 2));
    private static final AccountId WORKER = new AccountId(new UUID(1, 3));
    private static final AccountId COLLEAGUE = new AccountId(new UUID(1, 4));
    private static final AccountId OPERATOR = new AccountId(new UUID(1, 5));
    private static final AccountId SOMEBODY_ELSE = new AccountId(new UUID(1, 6));
    private static final VaultId VAULT = VaultId.of(OWNER);
    static final RelayId THIS_RELAY = new RelayId(new UUID(2, 1));
    private static final RelayId ANOTHER_RELAY = new RelayId(new UUID(2, 2));
    private static final ItemId ITEM = new ItemId(new UUID(3, 1));
    private static final ItemId ANOTHER_ITEM = new ItemId(new UUID(3, 2));
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZONE);

    private AccessSpace() {}

    /** Who asks. */
    enum Who {
        ANYONE("anyone, not signed in"),
        OWNER("the beneficiary whose vault it is"),
        OTHER_BENEFICIARY("another beneficiary"),
        PROFESSIONAL("a professional of this relay"),
        MANAGER("a manager of this relay"),
        PROFESSIONAL_ELSEWHERE("a professional of another relay"),
        MANAGER_ELSEWHERE("a manager of another relay"),
        NOT_A_MEMBER("staff acting at this relay without belonging to it"),
        STAFF("staff outside of any relay"),
        OPERATOR("an operator"),
        /** VLT-8: the item in question is the one that the link leads to; their standing is its owner's. */
        LINK_HOLDER("whoever holds a link to the item that its owner gave"),
        LINK_HOLDER_ELSEWHERE("whoever holds a link to another item of the vault"),
        FEED_READER("whoever has the address of the vault's calendar");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean here() {
            return this == PROFESSIONAL || this == MANAGER;
        }

        boolean elsewhere() {
            return this == PROFESSIONAL_ELSEWHERE || this == MANAGER_ELSEWHERE;
        }

        /** They have no account of their own. */
        boolean nobody() {
            return this == ANYONE || this == LINK_HOLDER || this == LINK_HOLDER_ELSEWHERE
                    || this == FEED_READER;
        }

        boolean works() {
            return staff() || this == OPERATOR;
        }

        boolean staff() {
            return here() || elsewhere() || this == NOT_A_MEMBER || this == STAFF;
        }

        private Viewpoint viewpoint() {
            return switch (this) {
                case ANYONE -> new Viewpoint.Anyone();
                case OWNER -> new Viewpoint.Beneficiary(AccessSpace.OWNER);
                case OTHER_BENEFICIARY -> new Viewpoint.Beneficiary(AccessSpace.OTHER_BENEFICIARY);
                case PROFESSIONAL, MANAGER, NOT_A_MEMBER -> new Viewpoint.StaffAt(WORKER, THIS_RELAY);
                case PROFESSIONAL_ELSEWHERE, MANAGER_ELSEWHERE ->
                        new Viewpoint.StaffAt(WORKER, ANOTHER_RELAY);
                case STAFF -> new Viewpoint.Staff(WORKER);
                case OPERATOR -> new Viewpoint.Operator(AccessSpace.OPERATOR);
                case LINK_HOLDER -> new Viewpoint.LinkHolder(VAULT, ITEM);
                case FEED_READER -> new Viewpoint.FeedReader(VAULT);
                case LINK_HOLDER_ELSEWHERE -> new Viewpoint.LinkHolder(VAULT, ANOTHER_ITEM);
            };
        }

        private Optional<StaffRole> role() {
            return switch (this) {
                case PROFESSIONAL, PROFESSIONAL_ELSEWHERE -> Optional.of(StaffRole.PROFESSIONAL);
                case MANAGER, MANAGER_ELSEWHERE -> Optional.of(StaffRole.MANAGER);
                case ANYONE, OWNER, OTHER_BENEFICIARY, NOT_A_MEMBER, STAFF, OPERATOR, LINK_HOLDER,
                        LINK_HOLDER_ELSEWHERE, FEED_READER ->
                        Optional.empty();
            };
        }
    }

    /** What it is asked about. */
    enum Thing {
        PRIVATE_OF_OWNER, PRIVATE_OF_THIS_RELAY, PRIVATE_OF_ANOTHER_RELAY, SHARED_OF_OWNER,
        SHARED_OF_THIS_RELAY,
        SHARED_OF_ANOTHER_RELAY,
        /** MOD-1: of whoever had the most to do with it. */
        WITHDRAWN_OF_THIS_RELAY,
        /** VLT-8: as well. */
        BINNED_OF_THIS_RELAY, VAULT, RELAY, SERVICE, OWN_ACCOUNT, ANOTHERS_ACCOUNT,
        /** The one that would be theirs, of somebody who can have none. */
        VAULT_OF_A_WORKER;

        boolean privateItem() {
            return this == PRIVATE_OF_OWNER || this == PRIVATE_OF_THIS_RELAY
                    || this == PRIVATE_OF_ANOTHER_RELAY;
        }

        boolean sharedItem() {
            return this == SHARED_OF_OWNER || this == SHARED_OF_THIS_RELAY || this == SHARED_OF_ANOTHER_RELAY;
        }

        boolean item() {
            return privateItem() || sharedItem();
        }

        boolean ofTheVault() {
            return item() || this == VAULT;
        }

        boolean account() {
            return this == OWN_ACCOUNT || this == ANOTHERS_ACCOUNT;
        }

        private Resource resource(Who who) {
            return switch (this) {
                case PRIVATE_OF_OWNER -> item(Visibility.PRIVATE, new Author.Owner());
                case PRIVATE_OF_THIS_RELAY ->
                        item(Visibility.PRIVATE, new Author.Staff(COLLEAGUE, THIS_RELAY));
                case PRIVATE_OF_ANOTHER_RELAY ->
                        item(Visibility.PRIVATE, new Author.Staff(COLLEAGUE, ANOTHER_RELAY));
                case SHARED_OF_OWNER -> item(Visibility.SHARED, new Author.Owner());
                case SHARED_OF_THIS_RELAY -> item(Visibility.SHARED, new Author.Staff(COLLEAGUE, THIS_RELAY));
                case SHARED_OF_ANOTHER_RELAY ->
                        item(Visibility.SHARED, new Author.Staff(COLLEAGUE, ANOTHER_RELAY));
                case WITHDRAWN_OF_THIS_RELAY ->
                        item(Visibility.WITHDRAWN, new Author.Staff(COLLEAGUE, THIS_RELAY));
                case BINNED_OF_THIS_RELAY ->
                        item(Visibility.BINNED, new Author.Staff(COLLEAGUE, THIS_RELAY));
                case VAULT -> new Resource.AVault(AccessSpace.VAULT);
                case RELAY -> new Resource.ARelay(THIS_RELAY);
                case SERVICE -> new Resource.TheService();
                case OWN_ACCOUNT -> new Resource.AnAccount(who.viewpoint().who().orElseThrow());
                case ANOTHERS_ACCOUNT -> new Resource.AnAccount(SOMEBODY_ELSE);
                case VAULT_OF_A_WORKER ->
                        new Resource.AVault(VaultId.of(who.viewpoint().who().orElseThrow()));
            };
        }

        private static Resource item(Visibility visibility, Author author) {
            return new Resource.AnItem(ITEM, AccessSpace.VAULT, visibility, author);
        }
    }

    /** The tie between the vault and this relay. */
    enum Tie {
        NONE, REQUESTED, ACTIVE, ACTIVE_AND_FED,
        /** AFF-7: the last day of support is over, and nobody has written it down yet. */
        SUPPORT_OVER, OVER;

        private Optional<Affiliation> affiliation() {
            var id = new AffiliationId(new UUID(4, 1));
            var before = NOW.minus(Duration.ofDays(2));
            var requested = Affiliation.requested(id, VAULT, THIS_RELAY, COLLEAGUE, Optional.empty(), before);
            return switch (this) {
                case NONE -> Optional.empty();
                case REQUESTED -> Optional.of(requested);
                case ACTIVE -> Optional.of(requested.confirmed(Proof.OWN_ACCOUNT, before));
                case ACTIVE_AND_FED ->
                        Optional.of(requested.confirmed(Proof.OWN_ACCOUNT, before).feedingConsented(before));
                case SUPPORT_OVER -> Optional.of(requested.confirmed(Proof.OWN_ACCOUNT, before)
                        .feedingConsented(before)
                        .supportEnding(COLLEAGUE, ZONE, before.minus(Duration.ofDays(40))));
                case OVER ->
                        Optional.of(requested.confirmed(Proof.OWN_ACCOUNT, before).feedingConsented(before)
                                .ended(Ending.BY_BENEFICIARY, NOW));
            };
        }
    }

    /** The agreement between this relay and the service. */
    enum Agreement {
        IN_FORCE, NOT_BEGUN, ENDED, SUSPENDED;

        private InForce inForce(RelayId relay) {
            var current = ServiceAgreement.concluded(TODAY.minusDays(30), TODAY.plusDays(30), "free");
            return new Relay(relay, "Some relay", ZONE, switch (this) {
                case IN_FORCE -> current;
                case NOT_BEGUN -> ServiceAgreement.concluded(TODAY.plusDays(1), TODAY.plusDays(30), "free");
                case ENDED -> ServiceAgreement.concluded(TODAY.minusDays(30), TODAY.minusDays(1), "free");
                case SUSPENDED -> new ServiceAgreement(current.from(), current.until(), "free",
                        Optional.of(NOW));
            }).inForce();
        }
    }

    /** One question in one state of the world. */
    record Case(Who who, Action action, Thing thing, VaultState vault, Tie tie, Agreement agreement,
            Standing standing,
            boolean reported) {

        /** In the state in which most days pass. */
        static Case ordinary(Who who, Action action, Thing thing) {
            return new Case(who, action, thing, VaultState.OPEN, Tie.ACTIVE_AND_FED, Agreement.IN_FORCE,
                    Standing.READY, false);
        }

        AccessDecision askedOf(Gate gate) {
            return gate.decide(who.viewpoint(), action, thing.resource(who), facts(), NOW);
        }

        /** As a use case reads them: of a vault's ties, the one with the relay of whoever asks. */
        private Facts facts() {
            var relay = who.elsewhere() ? Optional.of(Agreement.IN_FORCE.inForce(ANOTHER_RELAY))
                    : who.here() || who == Who.NOT_A_MEMBER || thing == Thing.RELAY
                            ? Optional.of(agreement.inForce(THIS_RELAY))
                    : Optional.<InForce> empty();
            var affiliation = who.elsewhere() ? Optional.<Affiliation> empty() : tie.affiliation();
            return new Facts(standing, Optional.of(vault), affiliation, relay, who.role(),
                    reported ? Optional.of(NOW.plusSeconds(1)) : Optional.empty());
        }

        Case by(Who other) {
            return new Case(other, action, thing, vault, tie, agreement, standing, reported);
        }

        Case about(Action other) {
            return new Case(who, other, thing, vault, tie, agreement, standing, reported);
        }

        Case on(Thing other) {
            return new Case(who, action, other, vault, tie, agreement, standing, reported);
        }

        Case with(VaultState other) {
            return new Case(who, action, thing, other, tie, agreement, standing, reported);
        }

        Case with(Tie other) {
            return new Case(who, action, thing, vault, other, agreement, standing, reported);
        }

        Case with(Agreement other) {
            return new Case(who, action, thing, vault, tie, other, standing, reported);
        }

        Case with(Standing other) {
            return new Case(who, action, thing, vault, tie, agreement, other, reported);
        }

        Case withReported(boolean other) {
            return new Case(who, action, thing, vault, tie, agreement, standing, other);
        }
    }

    /** Something that decides: the policy, or in the guards a wrong one. */
    interface Gate {
        AccessDecision decide(Viewpoint viewpoint, Action action, Resource resource, Facts facts,
                Instant now);
    }

    /** The actions that are done to such a thing. */
    static List<Action> actionsOn(Thing thing) {
        var kind = thing.resource(Who.OWNER).kind();
        return List.of(Action.values()).stream().filter(action -> action.on() == kind).toList();
    }

    /** Who is not signed in has no account and has come nowhere: those cases do not exist. */
    static List<Case> everything() {
        var cases = new ArrayList<Case>(300_000);
        for (var who : Who.values()) {
            for (var thing : Thing.values()) {
                if ((who.nobody() && thing == Thing.OWN_ACCOUNT)
                        || (thing == Thing.VAULT_OF_A_WORKER && !who.works())) {
                    continue;
                }
                for (var action : actionsOn(thing)) {
                    for (var standing : who == Who.ANYONE ? new Standing[] { Standing.READY }
                            : Standing.values()) {
                        addStates(cases, Case.ordinary(who, action, thing).with(standing));
                    }
                }
            }
        }
        return List.copyOf(cases);
    }

    private static void addStates(List<Case> cases, Case ordinary) {
        for (var vault : VaultState.values()) {
            for (var tie : Tie.values()) {
                for (var agreement : Agreement.values()) {
                    cases.add(ordinary.with(vault).with(tie).with(agreement));
                    cases.add(ordinary.with(vault).with(tie).with(agreement).withReported(true));
                }
            }
        }
    }
}
