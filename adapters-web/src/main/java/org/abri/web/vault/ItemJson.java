package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.SeeItems;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Unreadable;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.Turn;
import org.abri.domain.vault.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * An item as somebody sees it; what another kind has is left out.
 *
 * @param version    what {@code If-Match} says, in quotes, to change it: {@code "3"}
 * @param addedBy    VLT-5: null when the owner added it
 * @param sharedWith VLT-3, VLT-4: whose staff see it: nobody's when it is private; staff are told of their own relay alone
 * @param folder     of a document: in which folder it lies; left out at the top
 * @param favourite  true when its owner wants it at hand; nobody else is told
 * @param endsOn     of a document: the last day on which it is good, if somebody has said
 * @param size       in bytes
 * @param previewPages how many of its pages can be looked at; left out when none
 * @param turn       how it is turned before it is shown: pictures of its pages say so themselves; left out when it is not
 * @param scan       LAW-4: of a document that is looked through: what is known, to its owner; {@code WAITING} and {@code BAD} are
 *                   theirs alone
 * @param text       of a note
 * @param sha256     LAW-1: of the bytes as received; its owner's alone (G-22): it tells whether two people have the same paper
 * @param unreadable true when it rests damaged: it can be deleted, and nothing else
 */
@Serdeable.Serializable
record ItemJson(String id, String kind, String title, String visibility, Instant addedAt, long version,
        @Nullable AddedByJson addedBy, List<SharedWithJson> sharedWith,
        @Nullable String folder,
        @Nullable Boolean favourite,
        @Nullable String paperKind,
        @Nullable LocalDate endsOn,
        @Nullable String fileName,
        @Nullable String type,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable Integer previewPages,
        @Nullable String turn,
        @Nullable String scan,
        @Nullable String text,
        @Nullable ContactJson contact,
        @Nullable AppointmentJson appointment,
        @Nullable Boolean unreadable) {

    /** {@code name} is null when the account is gone (END-8). */
    @Serdeable.Serializable
    record AddedByJson(@Nullable String name, String relay) {
        static @Nullable AddedByJson of(Optional<SeeItems.AddedBy> addedBy) {
            return addedBy.map(by -> new AddedByJson(by.name().orElse(null), by.relay())).orElse(null);
        }
    }

    @Serdeable.Serializable
    record SharedWithJson(String relay, String name) {
        static List<SharedWithJson> of(List<Relay> relays) {
            return relays.stream().map(relay -> new SharedWithJson(relay.id().toString(), relay.name()))
                    .toList();
        }
    }

    /** One item of a list, without what it says. */
    @Serdeable.Serializable
    record LineJson(String id, String kind, String title, String visibility, Instant addedAt, long version,
            @Nullable AddedByJson addedBy,
            @Nullable String folder,
            @Nullable Boolean favourite,
            @Nullable String paperKind,
            @Nullable LocalDate endsOn,
            @Nullable String type,
            @Nullable Long size,
            @Nullable Integer previewPages,
            AppointmentJson.@Nullable TimeJson time,
            AppointmentJson.@Nullable SeriesJson series,
            @Nullable Boolean unreadable) {
        static LineJson of(SeeItems.SeenLine seen) {
            var item = seen.item();
            return new LineJson(item.id().toString(), item.kind().name(), item.title(),
                    item.visibility().name(),
                    item.addedAt(), item.version().number(), AddedByJson.of(seen.addedBy()),
                    place(item.folder()), item.favourite() ? true : null,
                    item.file().map(file -> file.paperKind().name()).orElse(null),
                    item.file().flatMap(ItemLine.FileLine::endsOn).orElse(null),
                    item.file().map(file -> file.type().mediaType()).orElse(null),
                    item.file().map(ItemLine.FileLine::size).orElse(null), pages(seen.pages()),
                    item.time().map(AppointmentJson.TimeJson::of).orElse(null),
                    item.series().map(AppointmentJson.SeriesJson::of).orElse(null),
                    item.readable() ? null : true);
        }
    }

    /** {@code next} is what to ask for {@code after}; null when these are the last. */
    @Serdeable.Serializable
    record ItemsJson(List<LineJson> items, List<SharedWithJson> sharedWith, @Nullable String next) {
        static ItemsJson of(SeeItems.SeenList list) {
            return new ItemsJson(list.lines().lines().stream().map(LineJson::of).toList(),
                    SharedWithJson.of(list.sharedWith()),
                    list.lines().next().map(Listing.Mark::text).orElse(null));
        }
    }

    /** I4: what was added, now or before by the same request. */
    @Serdeable.Serializable
    record AddedJson(String id) {}

    static ItemJson of(SeeItems.Seen seen, boolean own) {
        return switch (seen.item().content()) {
            case Document document -> of(seen, document.paperKind().name(), document.endsOn().orElse(null),
                    document.fileName().value(),
                    document.type().mediaType(),
                    document.size(), own ? document.sha256() : null, null);
            case Written written -> of(seen, null, null, null, null, null, null, null);
            case Unreadable damaged -> of(seen, null, null, null, null, null, null, true);
        };
    }

    private static ItemJson of(SeeItems.Seen seen, @Nullable String paperKind,
            @Nullable LocalDate endsOn, @Nullable String fileName,
            @Nullable String type,
            @Nullable Long size, @Nullable String sha256, @Nullable Boolean unreadable) {
        var item = seen.item();
        var said = SaidJson.of(item.content());
        return new ItemJson(item.id().toString(), item.content().kind().name(), item.content().title(),
                item.visibility().name(), item.addedAt(), item.version().number(),
                AddedByJson.of(seen.addedBy()),
                item.visibility() == Visibility.SHARED ? SharedWithJson.of(seen.sharedWith()) : List.of(),
                place(item.folder()), item.favourite() ? true : null, paperKind, endsOn, fileName, type, size,
                sha256, pages(seen.pages()), turn(item.content()),
                seen.scan().map(scan -> scan.finding().name()).orElse(null), said.text(), said.contact(),
                said.appointment(), unreadable);
    }

    private static @Nullable String place(Optional<FolderId> folder) {
        return folder.map(FolderId::toString).orElse(null);
    }

    private static @Nullable String turn(ItemContent content) {
        return content instanceof Document document && document.turn() != Turn.UPRIGHT
                ? document.turn().name()
                : null;
    }

    private static @Nullable Integer pages(int pages) {
        return pages == 0 ? null : pages;
    }
}
