package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.affiliation.EndSupport.HandingOver;
import org.abri.application.vault.ItemListing;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.vault.Downloads;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** AFF-7: that a relay no longer accompanies somebody: what is handed over until its last day, and what the relay has added. */
@Pages
final class EndOfSupportPages {
    /** WEB-3: so many papers on the page; the person's own page has them all. */
    private static final int PAPERS = 20;

    private final Abri abri;
    private final Face face;
    private final Downloads downloads;

    EndOfSupportPages(Abri abri, Face face, Downloads downloads) {
        this.abri = abri;
        this.face = face;
        this.downloads = downloads;
    }

    @Get(At.END_OF_SUPPORT)
    HttpResponse<byte[]> see(Shelf shelf, Desk desk) {
        var added = ItemListing.of(Listing.first(PAPERS)).addedAt(desk.relay());
        return face.show(shelf.visitor(), abri.vault().seeItems().list(shelf.by(), shelf.vault(), added),
                (page, papers) -> Face.DRAW.affiliationEndOfSupport(page, shelf.at(), handingOver(shelf),
                        papers.lines()));
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

    @Post(At.HAND_OVER)
    HttpResponse<byte[]> handOver(Shelf shelf, Form<HandOverForm> form) {
        return handOver(shelf, form, true);
    }

    @Post(At.UNDO_HAND_OVER)
    HttpResponse<byte[]> undo(Shelf shelf, Form<HandOverForm> form) {
        return handOver(shelf, form, false);
    }

    private HttpResponse<byte[]> handOver(Shelf shelf, Form<HandOverForm> form, boolean done) {
        var step = HandOverForm.read(form).orElseThrow(
                () -> form.problemFor(abri.affiliation().endSupport().see(shelf.by(), shelf.vault())));
        var noted = Answers
                .of(abri.affiliation().endSupport().handOver(shelf.by(), shelf.vault(), step, done));
        return face.done(shelf.at().endOfSupport(), noted ? "handed-over" : "not-declared");
    }

    private HandingOver handingOver(Shelf shelf) {
        return Answers.of(abri.affiliation().endSupport().see(shelf.by(), shelf.vault()));
    }

    /** What the relay added, to be given to the person. */
    @GivesFile
    @Get(uri = At.SUPPORT_PAPERS, headRoute = false)
    HttpResponse<?> take(Shelf shelf, Desk desk) {
        return downloads.giveAdded(shelf, desk.relay());
    }

    @Post(At.SUPPORT_DONE)
    HttpResponse<byte[]> finish(Shelf shelf, Desk desk, Form<NoFields> form) {
        var ended = Answers.of(abri.affiliation().endSupport().finish(shelf.by(), shelf.vault()));
        return ended ? face.done(desk.at().people(), "ended")
                : face.done(shelf.at().endOfSupport(), "not-declared");
    }
}
