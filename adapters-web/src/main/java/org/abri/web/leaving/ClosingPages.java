package org.abri.web.leaving;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Look;
import org.abri.domain.access.Action;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;

/** PRI-2, SEC-8, END-1: how somebody closes their account, for a while or for good. */
@Pages
final class ClosingPages {
    /** PRI-2. */
    @Introspected
    record RestrictionForm(Boolean restricted) {}

    private final Abri abri;
    private final Face face;

    ClosingPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.CLOSING)
    HttpResponse<byte[]> closing(Shelf shelf) {
        return face.show(shelf.visitor(),
                abri.access().seePlace().at(shelf.by(), new About.OfVault(shelf.vault()), Action.SEE_VAULT),
                (page, look) -> Face.DRAW.leavingClosing(page, isRestricted(shelf, look)));
    }

    private boolean isRestricted(Shelf shelf, Look look) {
        return look.may(Action.RESTRICT)
                && Answers.of(abri.vault().restrictVault().see(shelf.by(), shelf.vault()));
    }

    @Post(At.RESTRICTION)
    HttpResponse<byte[]> restrict(Shelf shelf, Form<RestrictionForm> form) {
        var restrict = abri.vault().restrictVault();
        var restricted = form.yesOrNo("restricted")
                .orElseThrow(() -> form.problemFor(restrict.see(shelf.by(), shelf.vault())));
        return face.done(At.CLOSING,
                Answers.of(restrict.restrict(shelf.by(), shelf.vault(), restricted)) ? "restricted"
                        : "restriction-lifted");
    }
}
