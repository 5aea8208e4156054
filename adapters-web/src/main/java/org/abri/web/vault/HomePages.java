package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.domain.access.Viewpoint;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Shelf;

/** Where everybody arrives: each kind of account at its own place. */
@Pages
final class HomePages {
    private static final int LATEST = 4;

    private final Abri abri;
    private final Face face;

    HomePages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.HOME)
    HttpResponse<byte[]> home(Shelf shelf) {
        return switch (shelf.by()) {
            case Viewpoint.Beneficiary by -> vault(shelf);
            case Viewpoint.Staff staff -> Face.to(At.WORKPLACES);
            case Viewpoint.StaffAt staff -> Face.to(At.WORKPLACES);
            case Viewpoint.Operator operator -> Face.to(At.OPERATOR_RELAYS);
            case Viewpoint.Anyone anyone -> Face.to(At.START);
        };
    }

    private HttpResponse<byte[]> vault(Shelf shelf) {
        var items = abri.vault().seeItems().list(shelf.by(), shelf.vault(), Listing.first(LATEST));
        return face.show(shelf.visitor(), items, (page, list) -> Face.DRAW.vaultHome(page, shelf.at(),
                Answers.of(abri.affiliation().seeAffiliations().see(shelf.by(), shelf.vault())).requested(),
                list));
    }
}
