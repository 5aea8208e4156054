package org.abri.contracts;

import static org.abri.contracts.Fault.in;
import static org.abri.contracts.Faults.orElse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.moderation.DeletionsAsked;
import org.abri.application.moderation.Problems;
import org.abri.application.moderation.Reports;
import org.abri.application.moderation.UnusualUses;
import org.abri.application.opening.DistantOpenings;
import org.abri.application.rectification.Rectifications;
import org.abri.application.reminder.Reminders;
import org.abri.application.session.Sessions;
import org.abri.application.vault.Bin;
import org.abri.application.vault.Drawer;
import org.abri.application.vault.Feeds;
import org.abri.application.vault.Folders;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.Items;
import org.abri.application.vault.Links;
import org.abri.application.vault.Readings;
import org.abri.application.vault.ResumableUploads;
import org.abri.application.vault.Vaults;
import org.abri.application.vault.WordReader;
import org.abri.contracts.Fault.Call;
import org.abri.contracts.Fault.Spoiling;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Resource;
import org.abri.domain.text.Sought;
import org.abri.domain.text.Words;
import org.abri.domain.vault.Binned;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.jspecify.annotations.Nullable;

/** Faults of who keeps vaults and items. */
final class FaultsOfVaults {
    private FaultsOfVaults() {}

    static Stream<Fault> table() {
        return Stream.of(UsualFaults.ofLargeNumbers(Vaults.class, "find", "lock"),
                UsualFaults.ofWords(Items.class, "find", "list"),
                UsualFaults.ofLongWords(Items.class, "find"),
                UsualFaults.ofWords(Folders.class, "of"),
                UsualFaults.ofWords(ResumableUploads.class, "find"),
                UsualFaults.ofWords(Reports.class, "find", "list", "ofItem"),
                UsualFaults.ofLongWords(Reports.class, "find"),
                UsualFaults.ofWords(Problems.class, "find", "list", "of", "lock"),
                UsualFaults.ofLongWords(Problems.class, "find"),
                UsualFaults.ofWords(DeletionsAsked.class, "find"),
                UsualFaults.ofWords(Rectifications.class, "find"),
                UsualFaults.ofWords(Reminders.class, "find"),
                Stream.of(
                        in(Vaults.class, "add", "a second one replaces the first",
                                call -> orElse(call, null)),
                        in(Vaults.class, "save", "also what is not there", call -> orElse(call, null)),
                        in(Items.class, "eraseWithdrawn", "whatever is there",
                                call -> ((Optional<?>) call.answer()).<Object> map(gone -> gone)
                                        .or(() -> Optional.of(new Items.Gone(0, List.of())))),
                        in(Bin.class, "erase", "whatever is there",
                                call -> ((Optional<?>) call.answer()).<Object> map(gone -> gone)
                                        .or(() -> Optional.of(new Items.Gone(0, List.of())))),
                        in(Bin.class, "erase", "before its time", call -> call.answerWith(2,
                                call.<Instant> argument(2).plus(Binned.KEPT))),
                        in(Bin.class, "overAt", "before its time", call -> call.answerWith(0,
                                call.<Instant> argument(0).plusMillis(1))),
                        in(Bin.class, "overAt", "always from the beginning",
                                call -> call.answerWith(1, Optional.empty())),
                        in(Items.class, "list", "among what is not in the bin", call -> call.answerWith(2,
                                elsewhere(call.argument(2)))),
                        in(Reports.class, "add", "a second one replaces the first",
                                call -> orElse(call, null)),
                        in(Problems.class, "add", "a second one replaces the first",
                                call -> orElse(call, null)),
                        in(Problems.class, "save", "also what is not there", call -> orElse(call, null)),
                        in(Problems.class, "list", "always from the beginning", call -> call.answerWith(0,
                                Listing.first(call.<Listing> argument(0).most()))),
                        in(UnusualUses.class, "list", "always from the beginning",
                                FaultsOfVaults::fromTheFirst),
                        in(UnusualUses.class, "of", "always from the beginning",
                                FaultsOfVaults::fromTheFirst),
                        in(Problems.class, "of", "always from the beginning", FaultsOfVaults::fromTheFirst),
                        in(DistantOpenings.class, "ofRelay", "always from the beginning",
                                FaultsOfVaults::fromTheFirst),
                        in(Sessions.class, "ofAccount", "always from the beginning",
                                FaultsOfVaults::fromTheFirst),
                        in(Reports.class, "list", "always from the beginning", call -> call.answerWith(0,
                                Listing.first(call.<Listing> argument(0).most()))),
                        in(Items.class, "add", "with any key", call -> orElse(call, null)),
                        in(Items.class, "save", "with any key", call -> orElse(call, null)),
                        in(Items.class, "save", "over any version", FaultsOfVaults::overWhatIsThere),
                        in(Items.class, "remove", "with any key", call -> orElse(call, null)),
                        in(Items.class, "find", "with any key", call -> orElse(call, Optional.empty())),
                        in(Items.class, "find", "as it was when it was private",
                                call -> ((Optional<?>) call.answer()).<Object> map(found -> found)
                                        .or(() -> sharedTwin(call))),
                        in(Items.class, "list", "staff see what is private", call -> call.answerWith(0,
                                Keys.ofOwner(call.<VaultId> argument(1), Action.SEE_VAULT))),
                        in(Items.class, "list", "not one more than wanted", FaultsOfTies::asManyAsWanted),
                        in(Items.class, "list", "always from the beginning", call -> call.answerWith(2,
                                fromTheBeginning(call.argument(2)))),
                        in(Items.class, "list", "of any kind of paper", call -> call.answerWith(2,
                                withoutKind(call.argument(2)))),
                        in(Items.class, "list", "of any kind of item", call -> call.answerWith(2,
                                ofAnyKind(call.argument(2)))),
                        in(Items.class, "list", "whether it ends or not", call -> call.answerWith(2,
                                endingOrNot(call.argument(2)))),
                        in(Items.class, "list", "of any series", call -> call.answerWith(2,
                                ofAnySeries(call.argument(2)))),
                        in(Items.class, "list", "wherever it lies", call -> call.answerWith(2,
                                anywhere(call.argument(2)))),
                        in(Items.class, "list", "of all, when some alone are wanted",
                                call -> call.answerWith(2, ofAll(call.argument(2)))),
                        in(Links.class, "save", "what is there already stays as it is",
                                call -> isThere(call) ? null : call.answer()),
                        in(Links.class, "of", "the first one first",
                                call -> ((List<?>) call.answer()).reversed()),
                        in(Links.class, "of", "one fewer", call -> ((List<?>) call.answer()).stream()
                                .limit(GivenLink.MOST - 1L).toList()),
                        in(Items.class, "appointments", "with any key", call -> orElse(call, List.of())),
                        in(Items.class, "appointments", "the first one first",
                                call -> ((List<?>) call.answer()).reversed()),
                        in(Feeds.class, "remove", "it stays", call -> null),
                        in(ResumableUploads.class, "overAt", "always from the beginning",
                                call -> call.answerWith(1, Optional.empty())),
                        in(ResumableUploads.class, "save", "the part is lost",
                                call -> call.answerWith(1, Optional.empty())),
                        in(ResumableUploads.class, "waiting", "what ended is counted, too",
                                call -> new ResumableUpload.Waiting(
                                        1 + ((ResumableUpload.Waiting) call.answer()).uploads(),
                                        ((ResumableUpload.Waiting) call.answer()).bytes())),
                        in(ResumableUploads.class, "waiting", "what has not arrived does not count",
                                call -> new ResumableUpload.Waiting(
                                        ((ResumableUpload.Waiting) call.answer()).uploads(), 0)),
                        in(ResumableUploads.class, "named", "whatever is asked for",
                                call -> call.argument(0)),
                        in(Links.class, "remove", "it stays", call -> null),
                        in(Folders.class, "add", "a second one replaces the first",
                                call -> orElse(call, null)),
                        in(Folders.class, "save", "with any key, over any version",
                                call -> orElse(call, null)),
                        in(Folders.class, "remove", "with any key", call -> orElse(call, null)),
                        in(Folders.class, "remove", "it stays", call -> null),
                        in(Folders.class, "of", "with any key", call -> orElse(call, Set.of())),
                        in(Folders.class, "of", "staff see what is private", call -> call.answerWith(0,
                                Keys.ofOwner(call.<VaultId> argument(1), Action.SEE_VAULT))),
                        in(Folders.class, "of", "all at the top",
                                call -> ((Set<?>) call.answer()).stream().map(Folder.class::cast)
                                        .map(folder -> new Folder(folder.id(), folder.vault(),
                                                Optional.empty(), folder.name(), folder.visibility(),
                                                folder.version()))
                                        .collect(Collectors.toSet())),
                        in(Items.class, "list", "favourites among all others", call -> call.answerWith(2,
                                withoutFavourites(call.argument(2)))),
                        in(Items.class, "list", "whatever it is called", call -> call.answerWith(2,
                                call.<ItemListing> argument(2).named(Sought.NOTHING))),
                        in(Items.class, "list", "what is called so among the latest alone",
                                FaultsOfVaults::namedAmongTheLatest),
                        in(Items.class, "list", "staff are told of favourites", FaultsOfVaults::toldInLists),
                        in(Items.class, "find", "staff are told of favourites", FaultsOfVaults::told),
                        in(Items.class, "save", "staff take favourites away", FaultsOfVaults::takenAway),
                        in(Items.class, "list", "what was read counts always", call -> call.answerWith(2,
                                call.<ItemListing> argument(2).read(true))),
                        in(Items.class, "list", "what was read counts never", call -> call.answerWith(2,
                                call.<ItemListing> argument(2).read(false))),
                        in(WordReader.class, "read", "bytes that stop are the end", call -> {
                            try {
                                return call.answer();
                            } catch (IOException stopped) {
                                return Words.NONE;
                            }
                        }),
                        in(WordReader.class, "read", "what cannot be read says something",
                                call -> call.answer().equals(Words.NONE) ? new Words(" a") : call.answer()),
                        in(WordReader.class, "read", "nothing is read", call -> {
                            call.answer();
                            return Words.NONE;
                        }),
                        in(WordReader.class, "read", "one word too many",
                                call -> new Words(((Words) call.answer()).joined() + " loyer")),
                        in(Readings.class, "keep", "a second one replaces the first",
                                call -> orElse(call, null)),
                        in(Items.class, "named", "all of them", call -> call.argument(0)),
                        in(Drawer.class, "draw", "what goes along with a photo stays",
                                drawing(FaultsOfVaults::withExif)),
                        in(Drawer.class, "draw", "no JPEGs", drawing(sheet -> new byte[] { 1, 2 })),
                        in(Drawer.class, "draw", "no small sheet", call -> {
                            var first = new AtomicBoolean(true);
                            return drawn(call, sheet -> {
                                if (!first.getAndSet(false)) {
                                    call.<Drawer.Sheets> argument(2).add(sheet);
                                }
                            });
                        }),
                        in(Drawer.class, "draw", "what cannot be drawn is blank", FaultsOfVaults::blank),
                        in(Drawer.class, "draw", "bytes that stop are the end", FaultsOfVaults::unseen),
                        in(Drawer.class, "draw", "goes on when a sheet is not taken",
                                FaultsOfVaults::goingOn)))
                .flatMap(one -> one);
    }

    /** Whatever comes before what is wanted. */
    private static Object fromTheFirst(Call call) throws Throwable {
        var last = call.arguments().length - 1;
        return call.answerWith(last, Listing.first(call.<Listing> argument(last).most()));
    }

    /** The change is made to whatever is there. */
    private static Object overWhatIsThere(Call call) throws Throwable {
        var there = ((Items) call.right()).find(call.<Granted> argument(0));
        return there.isEmpty() ? call.answer() : call.answerWith(1, there.get());
    }

    private static ItemListing fromTheBeginning(ItemListing wanted) {
        return wanted.from(Listing.first(wanted.part().most()));
    }

    private static ItemListing withoutKind(ItemListing wanted) {
        return new ItemListing(wanted.part(), wanted.kind(), Optional.empty(), wanted.favourites(),
                wanted.named(), wanted.read(), wanted.addedAt(), wanted.folders(), wanted.binned(),
                wanted.only(), wanted.ending(), wanted.series());
    }

    private static ItemListing ofAnyKind(ItemListing wanted) {
        return new ItemListing(wanted.part(), Optional.empty(), wanted.paperKind(), wanted.favourites(),
                wanted.named(), wanted.read(), wanted.addedAt(), wanted.folders(), wanted.binned(),
                wanted.only(), wanted.ending(), wanted.series());
    }

    private static ItemListing anywhere(ItemListing wanted) {
        return new ItemListing(wanted.part(), wanted.kind(), wanted.paperKind(), wanted.favourites(),
                wanted.named(), wanted.read(), wanted.addedAt(), Optional.empty(), wanted.binned(),
                wanted.only(), wanted.ending(), wanted.series());
    }

    private static ItemListing endingOrNot(ItemListing wanted) {
        return new ItemListing(wanted.part(), wanted.kind(), wanted.paperKind(), wanted.favourites(),
                wanted.named(), wanted.read(), wanted.addedAt(), wanted.folders(), wanted.binned(),
                wanted.only(), false, wanted.series());
    }

    private static ItemListing ofAnySeries(ItemListing wanted) {
        return new ItemListing(wanted.part(), wanted.kind(), wanted.paperKind(), wanted.favourites(),
                wanted.named(), wanted.read(), wanted.addedAt(), wanted.folders(), wanted.binned(),
                wanted.only(), wanted.ending(), Optional.empty());
    }

    private static ItemListing elsewhere(ItemListing wanted) {
        return new ItemListing(wanted.part(), wanted.kind(), wanted.paperKind(), wanted.favourites(),
                wanted.named(), wanted.read(), wanted.addedAt(), wanted.folders(), false, wanted.only(),
                wanted.ending(), wanted.series());
    }

    private static ItemListing ofAll(ItemListing wanted) {
        return new ItemListing(wanted.part(), wanted.kind(), wanted.paperKind(), wanted.favourites(),
                wanted.named(), wanted.read(), wanted.addedAt(), wanted.folders(), wanted.binned(),
                Optional.empty(), wanted.ending(), wanted.series());
    }

    private static boolean isThere(Call call) {
        var link = call.<GivenLink> argument(0);
        return ((Links) call.right()).of(link.vault()).stream()
                .anyMatch(there -> there.id().equals(link.id()));
    }

    private static ItemListing withoutFavourites(ItemListing wanted) {
        return new ItemListing(wanted.part(), wanted.kind(), wanted.paperKind(), false, wanted.named(),
                wanted.read(), wanted.addedAt(), wanted.folders(), wanted.binned(), wanted.only(),
                wanted.ending(), wanted.series());
    }

    private static Object namedAmongTheLatest(Call call) throws Throwable {
        var wanted = call.<ItemListing> argument(2);
        var latest = ((List<?>) call.answerWith(2, wanted.named(Sought.NOTHING)));
        return latest.stream().map(ItemLine.class::cast).filter(line -> wanted.named().isIn(line.title()))
                .toList();
    }

    private static Object toldInLists(Call call) throws Throwable {
        var owners = ((Items) call.right()).list(
                Keys.ofOwner(call.<VaultId> argument(1), Action.SEE_VAULT), call.argument(1),
                ItemListing.of(Listing.first(Listing.MOST)));
        return ((List<?>) call.answer()).stream().map(line -> owners.stream()
                .filter(same -> same.id().equals(((ItemLine) line).id())).findFirst().orElseThrow()).toList();
    }

    private static Object told(Call call) throws Throwable {
        return ((Optional<?>) call.answer()).flatMap(found -> ((Items) call.right())
                .find(Keys.ofOwner((Item) found, Action.SEE)));
    }

    /** As if whoever changes it were its owner, who says that it is none. */
    private static @Nullable Object takenAway(Call call) throws Throwable {
        call.answer();
        var is = call.<Item> argument(2);
        ((Items) call.right()).find(Keys.ofOwner(is, Action.FAVOUR))
                .filter(there -> there.favourite() && !is.favourite())
                .ifPresent(there -> ((Items) call.right()).save(Keys.ofOwner(there, Action.FAVOUR), there,
                        there.favoured(false)));
        return null;
    }

    private static Spoiling drawing(UnaryOperator<byte[]> change) {
        return call -> drawn(call, sheet -> call.<Drawer.Sheets> argument(2).add(change.apply(sheet)));
    }

    private static Object drawn(Call call, Drawer.Sheets sheets) throws Throwable {
        return call.answerWith(2, sheets);
    }

    private static byte[] withExif(byte[] sheet) {
        return ByteBuffer.allocate(sheet.length + 8).put(sheet)
                .put("Exif    ".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static Object blank(Call call) throws Throwable {
        var pages = (int) call.answer();
        if (pages == 0) {
            call.<Drawer.Sheets> argument(2).add(new byte[] { 1 });
        }
        return pages;
    }

    private static Object unseen(Call call) throws Throwable {
        try {
            return call.answer();
        } catch (IOException stopped) {
            return 0;
        }
    }

    private static Object goingOn(Call call) throws Throwable {
        return drawn(call, sheet -> {
            try {
                call.<Drawer.Sheets> argument(2).add(sheet);
            } catch (IOException notTaken) {
                // it does not care
            }
        });
    }

    private static Optional<Item> sharedTwin(Call call) {
        if (!(call.<Granted> argument(0).resource() instanceof Resource.AnItem item)) {
            return Optional.empty();
        }
        var twin = new Item(item.id(), item.vault(),
                item.visibility() == Visibility.SHARED ? Visibility.PRIVATE : Visibility.SHARED,
                item.author(),
                Given.NOW, Version.FIRST, new ItemContent.Note("-", "-"), false,
                Optional.empty(), Optional.empty(), Optional.empty());
        return ((Items) call.right()).find(Keys.ofOwner(twin, Action.SEE));
    }
}
