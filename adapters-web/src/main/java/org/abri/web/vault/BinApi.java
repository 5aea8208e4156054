package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.SeeItems;
import org.abri.domain.vault.ItemId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.From;
import org.abri.web.visit.InParts;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** VLT-8: what somebody has thrown away, of their own, for programs. */
@Api
@Controller(Api.AT)
final class BinApi {
    private static final String BIN = "/vault/bin";
    private static final String BINNED = BIN + "/{item}";

    /**
     * What was thrown away.
     *
     * @param deletedAt  when it was
     * @param erasedAt   when it is erased for good, whatever nobody has done
     * @param unreadable true when it rests damaged: it can be erased, and nothing else
     */
    @Serdeable.Serializable
    record BinnedJson(String id, String kind, String title, Instant deletedAt, Instant erasedAt,
            @Nullable Boolean unreadable) {
        static BinnedJson of(ItemLine line) {
            var binned = line.binned().orElseThrow();
            return new BinnedJson(line.id().toString(), line.kind().name(), line.title(), binned.since(),
                    binned.until(), line.readable() ? null : true);
        }
    }

    /** {@code next} is what to ask for {@code after}; null when these are the last. */
    @Serdeable.Serializable
    record BinJson(List<BinnedJson> items, @Nullable String next) {
        static BinJson of(SeeItems.SeenList list) {
            return new BinJson(
                    list.lines().lines().stream().map(seen -> BinnedJson.of(seen.item())).toList(),
                    list.lines().next().map(Listing.Mark::text).orElse(null));
        }
    }

    private final Abri abri;

    BinApi(Abri abri) {
        this.abri = abri;
    }

    /** What was thrown away last first. */
    @InParts
    @Get(BIN)
    BinJson listBin(@Found Shelf shelf, @Found Listing part) {
        return BinJson.of(Answers.of(abri.vault().seeItems().list(shelf.by(), shelf.vault(),
                ItemListing.of(part).onlyBinned())));
    }

    /** Back where it was: shared as before within ten minutes, and private later; what is not in the bin stays as it is. */
    @Status(HttpStatus.NO_CONTENT)
    @Post(BINNED + "/back")
    HttpResponse<Void> putBack(@Found Shelf shelf, ItemId item, @Found Form<NoFields> form) {
        return switch (Answers.of(abri.vault().keepBin().putBack(shelf.by(), shelf.vault(), item))) {
            case Outcome.Changed(var back) -> HttpResponse.<Void> noContent().header(HttpHeaders.ETAG,
                    From.tag(back.version()));
            case Outcome.NotTaken(var why) -> throw NotTaken.problem(form, why);
            case Outcome.ChangedMeanwhile meanwhile -> throw From.changedMeanwhile();
        };
    }

    /** For good. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(BINNED)
    void erase(@Found Shelf shelf, ItemId item) {
        var unused = Answers.of(abri.vault().keepBin().erase(shelf.by(), shelf.vault(), item));
    }

    /** All that is in it is erased for good. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(BIN)
    void emptyBin(@Found Shelf shelf) {
        var unused = Answers.of(abri.vault().keepBin().empty(shelf.by(), shelf.vault()));
    }
}
