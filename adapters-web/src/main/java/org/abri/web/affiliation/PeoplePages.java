package org.abri.web.affiliation;

import org.abri.web.face.Page;
import org.abri.domain.text.Sought;
import java.util.List;
import java.util.stream.Stream;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.domain.access.Action;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** VLT-4, AFF-5: whom a relay follows, and that it no longer does when the person asks. */
@Pages
final class PeoplePages {
    private static final int A_PAGE = 20;
    private static final int MOST_UNUSUAL = 3;

    private final Abri abri;
    private final Face face;

    PeoplePages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.PEOPLE)
    HttpResponse<byte[]> people(Desk desk, Sought name, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(desk.visitor(),
                abri.affiliation().seePeople().atDesk(desk.by(), desk.relay(), name, part),
                (page, seen) -> Face.DRAW.affiliationPeople(page, desk.at(), name, seen.people(),
                        part.after().isEmpty(), seen.asked(), seen.leaving(), waiting(page, desk)));
    }

    /** Of the team, for whoever keeps it. */
    private List<Waiting> waiting(Page page, Desk desk) {
        return page.may(Action.RENEW_ACCESS)
                ? Stream.concat(Answers.of(abri.relay().keepTeam().see(desk.by(), desk.relay())).stream()
                        .flatMap(member -> Waiting.of(member, page, desk.by())), unusual(page, desk)).toList()
                : List.of();
    }

    /** SEC-6: for managers. */
    private Stream<Waiting> unusual(Page page, Desk desk) {
        return page.may(Action.SEE_FIGURES)
                ? Answers.of(abri.moderation().seeUnusualUses().list(desk.by(), desk.relay(),
                        Listing.first(MOST_UNUSUAL))).lines().stream().flatMap(Waiting::of)
                : Stream.empty();
    }

    @Get(At.END)
    HttpResponse<byte[]> askEnd(Shelf shelf) {
        return face.show(shelf.visitor(),
                abri.access().seePlace().at(shelf.by(), new About.OfVault(shelf.vault()),
                        Action.END_AFFILIATION),
                (page, look) -> Face.DRAW.affiliationEnd(page, shelf.at()));
    }

    @Post(At.END)
    HttpResponse<byte[]> end(Shelf shelf, Desk desk, Form<NoFields> form) {
        var unused =
                Answers.of(abri.affiliation().endAffiliation().end(shelf.by(), shelf.vault(), desk.relay()));
        return face.done(desk.at().people(), "ended");
    }
}
