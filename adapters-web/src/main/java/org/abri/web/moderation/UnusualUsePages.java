package org.abri.web.moderation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.moderation.SeeUnusualUses;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Visitor;

/** SEC-6: what was used more than is usual, for managers of a relay and for operators. */
@Pages
final class UnusualUsePages {
    private static final int A_PAGE = 20;

    private final Abri abri;
    private final Face face;

    UnusualUsePages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    private SeeUnusualUses uses() {
        return abri.moderation().seeUnusualUses();
    }

    @Get(At.UNUSUAL_USES)
    HttpResponse<byte[]> ofRelay(Desk desk, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(desk.visitor(), uses().list(desk.by(), desk.relay(), part),
                (page, uses) -> Face.DRAW.moderationUnusualUses(page, uses, part.after().isEmpty(),
                        desk.at()::unusualUses, desk.at().figures(), page.say("figures.title")));
    }

    @Get(At.OPERATOR_UNUSUAL_USES)
    HttpResponse<byte[]> all(Visitor visitor, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(visitor, uses().list(visitor.viewpoint(), part),
                (page, uses) -> Face.DRAW.moderationUnusualUses(page, uses, part.after().isEmpty(),
                        At::operatorUnusualUses, At.OPERATOR_REPORTS, page.say("reports.title")));
    }
}
