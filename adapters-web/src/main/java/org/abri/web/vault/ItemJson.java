package org.abri.web.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.vault.SeeItems;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * An item as somebody sees it.
 *
 * @param addedBy    VLT-5: null when the owner added it
 * @param sharedWith VLT-4: the relays whose staff see it, for its owner alone
 * @param sha256     LAW-1: of the bytes as received
 */
@Serdeable.Serializable
record ItemJson(String id, String kind, String title, String visibility, Instant addedAt,
        @Nullable AddedByJson addedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RelayJson> sharedWith,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fileName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long size,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sha256,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

    /** {@code name} is null when the account is gone (END-8). */
    @Serdeable.Serializable
    record AddedByJson(@Nullable String name, String relay) {}

    @Serdeable.Serializable
    record RelayJson(String relay, String name) {
        static RelayJson of(Relay relay) {
            return new RelayJson(relay.id().toString(), relay.name());
        }
    }

    @Serdeable.Serializable
    record ItemsJson(List<ItemJson> items) {}

    /** LAW-1: what was added, as the service keeps it. */
    @Serdeable.Serializable
    record AddedJson(String id, String visibility, Instant addedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long size,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sha256) {
        static AddedJson of(Item item) {
            return switch (item.content()) {
                case Document document -> new AddedJson(item.id().toString(), item.visibility().name(),
                        item.addedAt(), document.size(), document.sha256());
                case Note note -> new AddedJson(item.id().toString(), item.visibility().name(),
                        item.addedAt(), null, null);
            };
        }
    }

    /** As staff see it: which other relays do is not theirs to know. */
    static ItemJson ofShared(SeeItems.Seen seen) {
        return of(seen, null);
    }

    /** As its owner sees it. */
    static ItemJson ofOwn(SeeItems.Seen seen, List<Relay> affiliated) {
        return of(seen,
                seen.item().visibility() == Visibility.SHARED
                        ? affiliated.stream().map(RelayJson::of).toList()
                        : List.of());
    }

    private static ItemJson of(SeeItems.Seen seen, @Nullable List<RelayJson> sharedWith) {
        var item = seen.item();
        var addedBy =
                seen.addedBy().map(by -> new AddedByJson(by.name().orElse(null), by.relay())).orElse(null);
        return switch (item.content()) {
            case Document document -> new ItemJson(item.id().toString(), "DOCUMENT", document.title(),
                    item.visibility().name(), item.addedAt(),
                    addedBy, sharedWith, document.fileName().value(), document.type().mediaType(),
                    document.size(), document.sha256(), null);
            case Note note -> new ItemJson(item.id().toString(), "NOTE", note.title(),
                    item.visibility().name(), item.addedAt(),
                    addedBy, sharedWith, null, null, null, null, note.text());
        };
    }
}
