package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.RelayId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.vault.Downloads;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** AFF-2, AFF-5, AFF-9, VLT-5: the relays of a vault, for its owner. */
@Pages
final class MyRelaysPages {
    private final Abri abri;
    private final Face face;
    private final Downloads downloads;

    MyRelaysPages(Abri abri, Face face, Downloads downloads) {
        this.abri = abri;
        this.face = face;
        this.downloads = downloads;
    }

    @Get(At.MY_RELAYS)
    HttpResponse<byte[]> all(Shelf shelf) {
        return face.show(shelf.visitor(),
                abri.affiliation().seeAffiliations().seeWithStaff(shelf.by(), shelf.vault()),
                (page, seen) -> Face.DRAW.affiliationMyRelays(page, seen, Answers
                        .of(abri.affiliation().liftRefusal().refused(shelf.by(), shelf.vault()))));
    }

    /** AFF-4: what the person shows to staff beside them. */
    @Get(At.MY_CODE)
    HttpResponse<byte[]> askCode(Shelf shelf) {
        return face.show(shelf.visitor(), abri.affiliation().seeAffiliations().see(shelf.by(), shelf.vault()),
                (page, seen) -> Face.DRAW.affiliationCode(page, Optional.empty()));
    }

    /** It is on the page that answers, and nowhere else. */
    @Post(At.MY_CODE)
    HttpResponse<byte[]> showCode(Shelf shelf, Form<NoFields> form) {
        return face.show(shelf.visitor(), abri.affiliation().showCode().show(shelf.by(), shelf.vault()),
                (page, shown) -> Face.DRAW.affiliationCode(page, Optional.of(shown)));
    }

    @Post(At.FEEDING)
    HttpResponse<byte[]> feeding(Shelf shelf, RelayId relay, Form<AffiliateForm.Feeding> form) {
        var allowed = form.yesOrNo("allowed").orElseThrow(() -> form
                .problemFor(abri.affiliation().seeAffiliations().see(shelf.by(), shelf.vault())));
        var decided = Answers
                .of(abri.affiliation().decideFeeding().decide(shelf.by(), shelf.vault(), relay, allowed));
        return face.done(At.MY_RELAYS,
                decided.map(tie -> allowed ? "feeding-yes" : "feeding-no").orElse("not-affiliated"));
    }

    @Get(At.LEAVE)
    HttpResponse<byte[]> askEnd(Shelf shelf, RelayId relay) {
        return face.show(shelf.visitor(), abri.affiliation().seeAffiliations().see(shelf.by(), shelf.vault()),
                (page, seen) -> Face.DRAW.affiliationLeave(page, seen.active().stream()
                        .filter(tie -> tie.relay().id().equals(relay)).findFirst()
                        .orElseThrow(ProblemException::notFound).relay()));
    }

    @Post(At.LEAVE)
    HttpResponse<byte[]> end(Shelf shelf, RelayId relay, Form<NoFields> form) {
        return end(shelf, relay, "left");
    }

    /** AFF-7: what that relay added; the person keeps it in their vault, too. */
    @GivesFile
    @Get(uri = At.ADDED_PAPERS, headRoute = false)
    HttpResponse<?> takeAdded(Shelf shelf, RelayId relay) {
        return downloads.giveAdded(shelf, relay);
    }

    /** AFF-10: they still go there. */
    @Post(At.KEEP)
    HttpResponse<byte[]> keep(Shelf shelf, RelayId relay, Form<NoFields> form) {
        var kept = Answers.of(abri.affiliation().keepRelay().keep(shelf.by(), shelf.vault(), relay));
        return face.done(At.MY_RELAYS, kept ? "kept" : "not-affiliated");
    }

    @Post(At.REFUSE)
    HttpResponse<byte[]> refuse(Shelf shelf, RelayId relay, Form<NoFields> form) {
        return end(shelf, relay, "refused");
    }

    /** AFF-3: a relay that was refused may ask again. */
    @Post(At.LIFT_REFUSAL)
    HttpResponse<byte[]> lift(Shelf shelf, RelayId relay, Form<NoFields> form) {
        var unused = Answers.of(abri.affiliation().liftRefusal().lift(shelf.by(), shelf.vault(), relay));
        return face.done(At.MY_RELAYS, "refusal-lifted");
    }

    /** Over already is over: the answer is the same. */
    private HttpResponse<byte[]> end(Shelf shelf, RelayId relay, String done) {
        var unused = Answers.of(abri.affiliation().endAffiliation().end(shelf.by(), shelf.vault(), relay));
        return face.done(At.MY_RELAYS, done);
    }

    @Post(At.APPROVE)
    HttpResponse<byte[]> approve(Shelf shelf, AffiliationId affiliation, Form<NoFields> form) {
        var confirmed = Answers
                .of(abri.affiliation().affiliatePerson().approve(shelf.by(), shelf.vault(), affiliation));
        return face.done(At.MY_RELAYS, confirmed.isPresent() ? "approved" : "not-approved");
    }
}
