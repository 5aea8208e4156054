package org.abri.application.vault;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.account.Accounts;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.application.relay.LastLooks;
import org.abri.application.relay.Relays;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Days;
import org.abri.domain.journal.Act;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.VaultId;

/**
 * VLT-3, VLT-4: what somebody sees of a vault: its owner everything, staff what is shared, each with who added it (VLT-5)
 * and who can see it. What anybody but the owner reads is recorded (PRI-3).
 */
public final class SeeItems {
    /** Who added an item: "Given Family", for a relay by its short name; the name is empty when the account is gone (END-8). */
    public record AddedBy(Optional<String> name, String relay) {}

    /**
     * An item of a list.
     *
     * @param addedBy empty when the beneficiary added it
     * @param pages   how many of its pages {@link SeePreview} shows, and whether it shows the small one: when it is not zero
     */
    public record SeenLine(ItemLine item, Optional<AddedBy> addedBy, int pages) {}

    /** {@code sharedWith} are the relays whose staff see what is shared; staff are told of their own alone. */
    public record SeenList(Listed<SeenLine> lines, List<Relay> sharedWith) {}

    /** As {@link SeenLine} and {@link SeenList} say; {@code scan} is what its owner is told of a document, if it is looked through. */
    public record Seen(Item item, Optional<AddedBy> addedBy, List<Relay> sharedWith, int pages,
            Optional<Scan> scan) {}

    /** VLT-2: how many favourites are shown at once. */
    public static final int MOST_FAVOURITES = 12;
    /** And how many other items, where there is no favourite. */
    public static final int LATEST = 4;
    /** Of how many papers it is told at once that they end. */
    public static final int MOST_ENDING = 3;

    private final UnitOfWork work;
    private final Items items;
    private final Accounts accounts;
    private final Relays relays;
    private final Affiliations affiliations;
    private final LastLooks looks;
    private final Scans scans;
    private final Scanner scanner;
    private final Gate gate;
    private final Recorder recorder;

    SeeItems(Ports ports, Inside inside) {
        work = ports.work();
        items = ports.vault().items();
        accounts = ports.account().accounts();
        relays = ports.relay().relays();
        affiliations = ports.affiliation().affiliations();
        looks = ports.relay().looks();
        scans = ports.vault().scans();
        scanner = ports.vault().scanner();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /**
     * What its owner finds first: what they want at hand, or what came last as long as they want nothing so; the last added
     * first. Staff find nothing there.
     *
     * @param chosen whether the lines are favourites
     * @param next   the appointment that comes next, if there is one
     * @param ending papers that end soon, or have just ended, the first one first
     */
    public record AtHand(List<SeenLine> lines, boolean chosen, List<Relay> sharedWith,
            Optional<ItemLine> next, List<ItemLine> ending) {}

    public Answer<AtHand> atHand(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(Action.SEE_VAULT, key -> {
                var favourites = items.list(key, vault,
                        ItemListing.of(Listing.first(MOST_FAVOURITES)).onlyFavourites());
                var latest = favourites.isEmpty() && door.look().by() instanceof Viewpoint.Beneficiary
                        ? items.list(key, vault, ItemListing.of(Listing.first(LATEST)))
                        : List.<ItemLine> of();
                return new AtHand(
                        Stream.concat(seen(door.look(), favourites).limit(MOST_FAVOURITES),
                                seen(door.look(), latest).limit(LATEST)).toList(),
                        !favourites.isEmpty(), sharedWith(door.look(), vault),
                        next(key, vault, door.look()), ending(key, vault, door.look()));
            });
        });
    }

    private List<ItemLine> ending(Granted key, VaultId vault, Look look) {
        if (!(look.by() instanceof Viewpoint.Beneficiary)) { return List.of(); }
        var today = Days.at(key.at());
        return items.list(key, vault, ItemListing.of(Listing.first(Listing.MOST)).onlyEnding()).stream()
                .filter(line -> line.file().filter(file -> file.isTold(today)).isPresent())
                .sorted(Comparator
                        .comparing(line -> line.file().flatMap(ItemLine.FileLine::endsOn).orElseThrow()))
                .limit(MOST_ENDING).toList();
    }

    /** What is over today stands before it. */
    private Optional<ItemLine> next(Granted key, VaultId vault, Look look) {
        if (!(look.by() instanceof Viewpoint.Beneficiary)) { return Optional.empty(); }
        return items.list(key, vault,
                ItemListing.of(Listing.first(Listing.MOST)).ofKind(ItemContent.Kind.APPOINTMENT)).stream()
                .filter(line -> line.time().filter(time -> time.instant().isAfter(key.at())).isPresent())
                .findFirst();
    }

    /** All items, part by part. */
    public Answer<SeenList> list(Viewpoint by, VaultId vault, Listing wanted) {
        return list(by, vault, ItemListing.of(wanted));
    }

    /** Some of them. */
    public Answer<SeenList> list(Viewpoint by, VaultId vault, ItemListing wanted) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(Action.SEE_VAULT, key -> {
                var lines = Listed.of(
                        items.list(key, vault,
                                wanted.read(door.look().wishes().want(Processing.READING))),
                        wanted.part(), wanted::mark);
                recorder.seenVault(door.look(), Act.SHARED_PART_SEEN, vault, key.at());
                if (by instanceof Viewpoint.StaffAt && isTheWhole(wanted)) {
                    looks.keep(key, vault);
                }
                return new SeenList(new Listed<>(seen(door.look(), lines.lines()).toList(), lines.next()),
                        sharedWith(door.look(), vault));
            });
        });
    }

    /** What is new was seen by whoever has seen its beginning. */
    private static boolean isTheWhole(ItemListing wanted) {
        return wanted.isAll() && wanted.part().after().isEmpty();
    }

    private Stream<SeenLine> seen(Look look, List<ItemLine> lines) {
        var names = names(lines.stream().map(ItemLine::author));
        return lines.stream().map(line -> new SeenLine(line, names.of(line.author()),
                shown(look, line.pages())));
    }

    /** LAW-4: what was drawn is nobody's to see once it is no longer wished. */
    private static int shown(Look look, int pages) {
        return look.wishes().want(Processing.PREVIEWS) ? pages : 0;
    }

    public Answer<Seen> find(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.SEE, key -> items.find(key).map(item -> {
                recorder.seenItem(door.look(), Act.ITEM_SEEN, item, key.at());
                return new Seen(item, names(Stream.of(item.author())).of(item.author()),
                        sharedWith(door.look(), vault),
                        shown(door.look(), item.preview().map(Preview::pages).orElse(0)),
                        scan(door.look(), item));
            }));
        });
    }

    private Optional<Scan> scan(Look look, Item item) {
        return scanner.isOn() && look.by() instanceof Viewpoint.Beneficiary
                && item.content() instanceof ItemContent.Document ? scans.find(item.vault(), item.id())
                        : Optional.empty();
    }

    /** VLT-6, VLT-8: an item as whoever may change it finds it, before they do: that is a look too. */
    public Answer<Item> findToChange(Viewpoint by, VaultId vault, ItemId id) {
        return work.inOne(() -> {
            var door = gate.at(by, vault, id);
            return door.lettingIfThere(Action.CHANGE, key -> items.find(key).map(item -> {
                recorder.seenItem(door.look(), Act.ITEM_SEEN, item, key.at());
                return item;
            }));
        });
    }

    /** With whom what is shared is shared, for whoever may add something. */
    public Answer<List<Relay>> sharedWith(Viewpoint by, VaultId vault) {
        return work.inOne(() -> {
            var door = gate.at(by, vault);
            return door.letting(NewItem.adding(door.look()), key -> sharedWith(door.look(), vault));
        });
    }

    private List<Relay> sharedWith(Look look, VaultId vault) {
        return look.by() instanceof Viewpoint.Beneficiary
                ? affiliations.tiesOf(vault).stream().filter(tie -> tie.affiliation().activeAt(look.at()))
                        .map(Affiliations.Tie::relay).toList()
                : look.relay().stream().toList();
    }

    /** The names of staff and relays, all looked up at once. */
    private Names names(Stream<Author> authors) {
        var staff = authors
                .flatMap(author -> author instanceof Author.Staff some ? Stream.of(some) : Stream.empty())
                .collect(Collectors.toSet());
        if (staff.isEmpty()) { return new Names(Map.of(), Map.of()); }
        return new Names(
                accounts.findAll(staff.stream().map(Author.Staff::account).collect(Collectors.toSet())),
                relays.findAll(staff.stream().map(Author.Staff::relay).collect(Collectors.toSet())));
    }

    private record Names(Map<AccountId, Account> accounts, Map<RelayId, Relay> relays) {
        Optional<AddedBy> of(Author author) {
            return switch (author) {
                case Author.Owner() -> Optional.empty();
                case Author.Staff(var account, var relay) -> Optional.of(new AddedBy(
                        Optional.ofNullable(accounts.get(account)).map(found -> found.name().full()),
                        Optional.ofNullable(relays.get(relay)).map(Relay::shortName).orElse("")));
            };
        }
    }
}
