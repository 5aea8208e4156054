package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.application.vault.ItemListing;
import org.abri.domain.access.Action;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.From;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** VLT-8: what somebody has thrown away, of their own: to be put back, or erased for good. */
@Pages
final class BinPages {
    private final Abri abri;
    private final Face face;

    BinPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.BIN)
    HttpResponse<byte[]> all(Shelf shelf, Listing part) {
        return face.show(shelf.visitor(),
                abri.vault().seeItems().list(shelf.by(), shelf.vault(), ItemListing.of(part).onlyBinned()),
                (page, list) -> Face.DRAW.vaultBin(page, shelf.at(), list.lines()));
    }

    @Get(At.BINNED)
    HttpResponse<byte[]> one(Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), abri.vault().keepBin().find(shelf.by(), shelf.vault(), item),
                (page, thrown) -> Face.DRAW.vaultBinned(page, shelf.at(), thrown));
    }

    @Post(At.PUT_BACK)
    HttpResponse<byte[]> putBack(Shelf shelf, ItemId item, Form<NoFields> form) {
        return switch (Answers.of(abri.vault().keepBin().putBack(shelf.by(), shelf.vault(), item))) {
            case Outcome.Changed(var back) -> face.done(shelf.at().paper(item),
                    back.visibility() == Visibility.SHARED ? "put-back-shared" : "put-back");
            case Outcome.NotTaken(var why) -> throw NotTaken.problem(form, why);
            case Outcome.ChangedMeanwhile meanwhile -> throw From.changedMeanwhile();
        };
    }

    @Get(At.ERASE)
    HttpResponse<byte[]> askErase(Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), abri.vault().keepBin().findToErase(shelf.by(), shelf.vault(), item),
                (page, found) -> Face.DRAW.vaultErase(page, At.erase(item), "bin.erase", "bin.erase-title",
                        page.readable(found.content().title())));
    }

    @Post(At.ERASE)
    HttpResponse<byte[]> erase(Shelf shelf, ItemId item, Form<NoFields> form) {
        var unused = Answers.of(abri.vault().keepBin().erase(shelf.by(), shelf.vault(), item));
        return face.done(At.BIN, "erased");
    }

    @Get(At.EMPTY_BIN)
    HttpResponse<byte[]> askEmpty(Shelf shelf) {
        return face.show(shelf.visitor(),
                abri.access().seePlace().at(shelf.by(), new About.OfVault(shelf.vault()), Action.EMPTY_BIN),
                (page, look) -> Face.DRAW.vaultErase(page, At.EMPTY_BIN, "bin.empty", "bin.empty-title",
                        page.say("bin.all")));
    }

    @Post(At.EMPTY_BIN)
    HttpResponse<byte[]> empty(Shelf shelf, Form<NoFields> form) {
        var unused = Answers.of(abri.vault().keepBin().empty(shelf.by(), shelf.vault()));
        return face.done(At.BIN, "bin-emptied");
    }
}
