package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;

/**
 * Random vaults, relays, staff, ties and items, of every kind that the rules tell apart. They are put behind the ports; the
 * facts are also kept here, so that the policy is asked about them without asking the ports again.
 */
final class ItemsWorld {
    private static final int VAULTS = 12;
    private static final int STAFF = 5;
    private static final int ITEMS = 4;
    /** The same moment is another day there: an agreement begins and ends at home. */
    private static final List<ZoneId> ZONES = List.of(ZoneId.of("Europe/Paris"),
            ZoneId.of("Pacific/Kiritimati"), ZoneId.of("Pacific/Pago_Pago"));

    /** Who asks for the list of which vault. */
    record Asked(Viewpoint viewpoint, VaultId vault) {}

    private record Tie(VaultId vault, RelayId relay) {}

    private record Seat(AccountId account, RelayId relay) {}

    private final Ports ports;
    private final Given given;
    private final Random random;
    private final Instant now = NOW.plus(1, ChronoUnit.DAYS);

    private final List<Relay> relays = new ArrayList<>();
    private final List<AccountId> staff = new ArrayList<>();
    private final Map<Seat, StaffRole> roles = new HashMap<>();
    private final Map<VaultId, VaultState> vaults = new HashMap<>();
    private final Map<Tie, Affiliation> latest = new HashMap<>();
    private final Map<VaultId, List<Item>> items = new HashMap<>();
    private final Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
    private int shown;

    ItemsWorld(Ports ports, long seed) {
        this.ports = ports;
        this.given = new Given(ports);
        this.random = new Random(seed);
        agreements().forEach(this::addRelay);
        for (var i = 0; i < STAFF; i++) {
            addStaff();
        }
        for (var i = 0; i < VAULTS; i++) {
            addVault();
        }
    }

    Instant now() {
        return now;
    }

    /** Every owner about their vault; and every member of staff, as if at every relay, about every vault. */
    Stream<Asked> questions() {
        return vaults.keySet().stream()
                .flatMap(vault -> Stream.concat(Stream.of(Keys.owner(vault)), viewpointsOfStaff())
                        .map(viewpoint -> new Asked(viewpoint, vault)));
    }

    List<Item> shownByThePolicy(Asked asked) {
        var facts = facts(asked);
        return items.get(asked.vault()).stream().filter(item -> isShown(asked.viewpoint(), item, facts))
                .toList();
    }

    Set<Refusal> refusals() {
        return refusals;
    }

    int shown() {
        return shown;
    }

    private boolean isShown(Viewpoint viewpoint, Item item, Facts facts) {
        return switch (AccessPolicy.ofAbri().decide(viewpoint, Action.SEE, Resource.of(item), facts, now)) {
            case Granted granted -> {
                shown += viewpoint instanceof Viewpoint.StaffAt ? 1 : 0;
                yield true;
            }
            case Denied denied -> {
                refusals.add(denied.refusal());
                yield false;
            }
        };
    }

    private Facts facts(Asked asked) {
        var state = Optional.of(vaults.get(asked.vault()));
        if (asked.viewpoint() instanceof Viewpoint.StaffAt(var account, var relay)) {
            return new Facts(Standing.READY, state,
                    Optional.ofNullable(latest.get(new Tie(asked.vault(), relay))),
                    relays.stream().filter(one -> one.id().equals(relay)).findFirst().map(Relay::inForce),
                    Optional.ofNullable(roles.get(new Seat(account, relay))), Optional.empty());
        }
        return new Facts(Standing.READY, state, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private Stream<Viewpoint> viewpointsOfStaff() {
        return staff.stream()
                .flatMap(account -> relays.stream().map(relay -> new Viewpoint.StaffAt(account, relay.id())));
    }

    /** In force three times out of nine, and near midnight more often than not. */
    private List<ServiceAgreement> agreements() {
        var day = now.atZone(ZoneOffset.UTC).toLocalDate();
        return List.of(agreement(day.minusYears(1), day.plusYears(1)),
                agreement(day.minusYears(1), day.plusYears(1)),
                agreement(day.minusDays(2), day.plusDays(2)), agreement(day.minusYears(1), day),
                agreement(day, day.plusYears(1)),
                agreement(day.plusDays(1), day.plusYears(1)), agreement(day.minusYears(2), day.minusDays(1)),
                Given.suspended(agreement(day.minusYears(1), day.plusYears(1))),
                agreement(day.plusDays(2), day.plusDays(3)));
    }

    private static ServiceAgreement agreement(LocalDate from, LocalDate until) {
        return ServiceAgreement.concluded(from, until, "free");
    }

    private void addRelay(ServiceAgreement agreement) {
        var relay =
                new Relay(new RelayId(UUID.randomUUID()), "Relais " + relays.size(), oneOf(ZONES), agreement);
        given.run(() -> ports.relay().relays().add(relay));
        relays.add(relay);
    }

    /** Of each relay a manager, a professional, gone, or never there. */
    private void addStaff() {
        var account = given.staff();
        staff.add(account);
        for (var relay : relays) {
            oneOf(List.<Runnable> of(() -> join(account, relay, StaffRole.MANAGER),
                    () -> join(account, relay, StaffRole.PROFESSIONAL),
                    () -> leave(account, relay), () -> {})).run();
        }
    }

    private void join(AccountId account, Relay relay, StaffRole role) {
        given.run(() -> ports.relay().memberships().save(new Membership(account, relay.id(), role, NOW)));
        roles.put(new Seat(account, relay.id()), role);
    }

    private void leave(AccountId account, Relay relay) {
        given.run(
                () -> ports.relay().memberships()
                        .save(new Membership(account, relay.id(), StaffRole.MANAGER, NOW)));
        given.run(() -> ports.relay().memberships().remove(account, relay.id()));
    }

    /** Open half of the time. */
    private void addVault() {
        var state =
                oneOf(List.of(VaultState.OPEN, VaultState.OPEN, VaultState.PENDING, VaultState.RESTRICTED));
        var vault = given.vault(state);
        vaults.put(vault, state);
        relays.forEach(relay -> tie(vault, relay.id()));
        items.put(vault, Stream.generate(() -> addItem(vault)).limit(ITEMS).toList());
    }

    /** Never tied, or through one of the stories that a vault and a relay can have; the last step counts. */
    private void tie(VaultId vault, RelayId relay) {
        var story = oneOf(List.<Supplier<List<Affiliation>>> of(List::of, () -> List.of(active(vault, relay)),
                () -> List.of(active(vault, relay).feedingConsented(NOW)),
                () -> List.of(requested(vault, relay)),
                () -> List.of(requested(vault, relay).confirmed(Proof.SMS_CODE, NOW)),
                () -> List.of(over(vault, relay)),
                () -> List.of(over(vault, relay), active(vault, relay)),
                () -> List.of(over(vault, relay), requested(vault, relay)),
                () -> List.of(requested(vault, relay).ended(Ending.REFUSED, NOW)))).get();
        for (var affiliation : story) {
            given.run(() -> ports.affiliation().affiliations().save(affiliation));
            latest.put(new Tie(vault, relay), affiliation);
        }
    }

    private static Affiliation active(VaultId vault, RelayId relay) {
        return Affiliation.atOpening(new AffiliationId(UUID.randomUUID()), vault, relay, NOW);
    }

    private Affiliation requested(VaultId vault, RelayId relay) {
        return Affiliation.requested(new AffiliationId(UUID.randomUUID()), vault, relay, oneOf(staff),
                Optional.empty(), NOW);
    }

    private static Affiliation over(VaultId vault, RelayId relay) {
        return active(vault, relay).ended(Ending.BY_BENEFICIARY, NOW);
    }

    private Item addItem(VaultId vault) {
        var author = random.nextBoolean() ? new Author.Owner()
                : new Author.Staff(oneOf(staff), oneOf(relays).id());
        var shared = new Item(new ItemId(UUID.randomUUID()), vault, Visibility.SHARED, author,
                NOW.plusMillis(random.nextInt(1_000)), Version.FIRST,
                new ItemContent.Note("Note", "Texte"), false, Optional.empty(),
                Optional.empty(), Optional.empty());
        given.run(() -> ports.vault().items().add(Keys.ofOwner(vault, Action.ADD_SHARED), shared));
        return oneOf(List.<Supplier<Item>> of(() -> shared, () -> shared, () -> madePrivate(shared),
                () -> madePrivate(shared), () -> thrownAway(shared))).get();
    }

    private Item thrownAway(Item shared) {
        given.run(() -> ports.vault().items().save(Keys.ofOwner(shared, Action.DELETE), shared,
                shared.thrownAway(NOW)));
        return shared.thrownAway(NOW);
    }

    private Item madePrivate(Item shared) {
        given.run(() -> ports.vault().items().save(Keys.ofOwner(shared, Action.MAKE_PRIVATE), shared,
                shared.madePrivate()));
        return shared.madePrivate();
    }

    private <T> T oneOf(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
