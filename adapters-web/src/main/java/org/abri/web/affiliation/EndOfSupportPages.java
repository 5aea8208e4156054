package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.vault.ItemListing;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** AFF-7: that a relay no longer accompanies somebody: what is handed over until its last day, and what the relay has added. */
@Pages
final class EndOfSupportPages {
    /** WEB-3: so many papers on the page; the person's own page has them all. */
    private static final int PAPERS = 20;

    private final Abri abri;
    private final Face face;

    EndOfSupportPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.END_OF_SUPPORT)
    HttpResponse<byte[]> see(Shelf shelf, Desk desk) {
        var added = ItemListing.of(Listing.first(PAPERS)).addedAt(desk.relay());
        return face.show(shelf.visitor(), abri.vault().seeItems().list(shelf.by(), shelf.vault(), added),
                (page, papers) -> Face.DRAW.affiliationEndOfSupport(page, shelf.at(), papers.lines()));
    }

    @Post(At.END_OF_SUPPORT)
    HttpResponse<byte[]> declare(Shelf shelf, Form<NoFields> form) {
        var unused = Answers.of(abri.affiliation().endSupport().declare(shelf.by(), shelf.vault()));
        return face.done(shelf.at().endOfSupport(), "support-declared");
    }

    /** What was not declared goes on anyway: the answer is the same. */
    @Post(At.SUPPORT_GOES_ON)
    HttpResponse<byte[]> takeBack(Shelf shelf, Form<NoFields> form) {
        var unused = Answers.of(abri.affiliation().endSupport().takeBack(shelf.by(), shelf.vault()));
        return face.done(shelf.at().all(), "support-goes-on");
    }

    @Post(At.SUPPORT_DONE)
    HttpResponse<byte[]> finish(Shelf shelf, Desk desk, Form<NoFields> form) {
        var ended = Answers.of(abri.affiliation().endSupport().finish(shelf.by(), shelf.vault()));
        return ended ? face.done(desk.at().people(), "ended")
                : face.done(shelf.at().endOfSupport(), "not-declared");
    }
}
