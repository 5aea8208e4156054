package org.abri.application.vault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.domain.relay.RelayId;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.Series;
import org.abri.domain.reminder.SeriesId;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;

/**
 * Which part of which items of a vault is wanted: what was added last first; of appointments alone, those to come, the next one
 * first, and then those that were, the last one first. What is today stays among those to come until the day is over, so that a
 * list that goes on meanwhile leaves none out.
 *
 * @param kind       items of that kind alone
 * @param paperKind  documents of that kind alone
 * @param favourites what its owner wants at hand alone; to anybody else there are none
 * @param named      what is called so, or says so, alone; what cannot be read says nothing
 * @param read       whether what was read of documents is what they say (LAW-4); else they are looked for by their titles
 * @param addedAt    what staff of that relay added alone
 * @param folders    what lies in one of these alone; what lies in none of any, when there is none of them
 * @param binned     VLT-8: what was thrown away alone, the last first; without, none of it
 * @param only       these alone
 * @param ending     documents of which somebody has said when they end alone
 * @param series     REM-1: appointments of that series alone
 */
public record ItemListing(Listing part, Optional<ItemContent.Kind> kind, Optional<PaperKind> paperKind,
        boolean favourites, Sought named, boolean read, Optional<RelayId> addedAt,
        Optional<Set<FolderId>> folders, boolean binned, Optional<Set<ItemId>> only,
        boolean ending, Optional<SeriesId> series) {
    /** Of all items. */
    public static ItemListing of(Listing part) {
        return new ItemListing(part, Optional.empty(), Optional.empty(), false, Sought.NOTHING, false,
                Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.empty());
    }

    public ItemListing ofKind(ItemContent.Kind wanted) {
        return new ItemListing(part, Optional.of(wanted), paperKind, favourites, named, read, addedAt,
                folders, binned, only, ending, series);
    }

    public ItemListing ofKind(PaperKind wanted) {
        return new ItemListing(part, kind, Optional.of(wanted), favourites, named, read, addedAt, folders,
                binned, only, ending, series);
    }

    public ItemListing onlyFavourites() {
        return new ItemListing(part, kind, paperKind, true, named, read, addedAt, folders, binned, only,
                ending, series);
    }

    public ItemListing named(Sought wanted) {
        return new ItemListing(part, kind, paperKind, favourites, wanted, read, addedAt, folders, binned,
                only, ending, series);
    }

    /** LAW-4: with what was read of documents, or without. */
    public ItemListing read(boolean counts) {
        return new ItemListing(part, kind, paperKind, favourites, named, counts, addedAt, folders, binned,
                only, ending, series);
    }

    public ItemListing addedAt(RelayId relay) {
        return new ItemListing(part, kind, paperKind, favourites, named, read, Optional.of(relay), folders,
                binned, only, ending, series);
    }

    /** VLT-1: what lies in one of these, and not what lies deeper; with none, what lies in no folder. */
    public ItemListing in(Set<FolderId> wanted) {
        return new ItemListing(part, kind, paperKind, favourites, named, read, addedAt,
                Optional.of(Set.copyOf(wanted)), binned, only, ending, series);
    }

    /** Those of these that whoever asks sees. */
    public ItemListing only(Set<ItemId> wanted) {
        return new ItemListing(part, kind, paperKind, favourites, named, read, addedAt, folders, binned,
                Optional.of(Set.copyOf(wanted)), ending, series);
    }

    /** Documents that end on a day that somebody has said. */
    public ItemListing onlyEnding() {
        return new ItemListing(part, kind, paperKind, favourites, named, read, addedAt, folders, binned, only,
                true, series);
    }

    /** VLT-8: what its owner has thrown away. */
    public ItemListing onlyBinned() {
        return new ItemListing(part, kind, paperKind, favourites, named, read, addedAt, folders, true, only,
                ending, series);
    }

    /** REM-1: appointments of that series, those to come first. */
    public ItemListing ofSeries(SeriesId wanted) {
        return new ItemListing(part, Optional.of(ItemContent.Kind.APPOINTMENT), paperKind, favourites, named,
                read, addedAt, folders, binned, only, ending, Optional.of(wanted));
    }

    /** Another part of the same. */
    public ItemListing from(Listing other) {
        return new ItemListing(other, kind, paperKind, favourites, named, read, addedAt, folders, binned,
                only, ending, series);
    }

    /** Whether the order is that of appointments: each line must be opened before the first can be told. */
    public boolean isByTime() {
        return !binned && kind.equals(Optional.of(ItemContent.Kind.APPOINTMENT));
    }

    /** Where a list that ended with that line goes on. */
    public Listing.Mark mark(ItemLine line) {
        return isByTime() ? new Listing.Mark(time(line), line.id().value()) : line.mark();
    }

    /** Of all lines of appointments: the wanted part, and one line more if there is one. */
    public List<ItemLine> arranged(Stream<ItemLine> all, Instant now) {
        var order = order(today(now));
        return all.filter(line -> series.isEmpty() || line.series().map(Series::id).equals(series))
                .filter(line -> part.after().stream().allMatch(last -> order.compare(mark(line), last) > 0))
                .sorted(Comparator.comparing(this::mark, order)).limit(part.most() + 1L).toList();
    }

    /** Whether an appointment is among those that were. */
    public static boolean isOver(ItemLine line, Instant now) {
        return time(line).isBefore(today(now));
    }

    private static Instant today(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS);
    }

    private static Comparator<Listing.Mark> order(Instant today) {
        return (one, other) -> {
            var comes = !one.at().isBefore(today);
            if (comes != !other.at().isBefore(today)) { return comes ? -1 : 1; }
            var order = one.at().equals(other.at()) ? one.id().compareTo(other.id())
                    : one.at().compareTo(other.at());
            return comes ? order : -order;
        };
    }

    /** What cannot be read is at no time: it comes last. */
    private static Instant time(ItemLine line) {
        return line.time().map(AppointmentTime::instant).orElse(Instant.EPOCH);
    }

    /** Whether no item is left out. */
    public boolean isAll() {
        return kind.isEmpty() && paperKind.isEmpty() && !favourites && named.isNothing() && addedAt.isEmpty()
                && folders.isEmpty() && !binned && only.isEmpty() && !ending
                && series.isEmpty();
    }
}
