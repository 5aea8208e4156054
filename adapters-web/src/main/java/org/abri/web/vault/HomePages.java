package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.relay.KeepTeam.SeenRenewal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Shelf;

/** Where everybody arrives: each kind of account at its own place. */
@Pages
final class HomePages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    HomePages(Abri abri, Face face, InstantSource clock) {
        this.clock = clock;
        this.abri = abri;
        this.face = face;
    }

    @Get(At.HOME)
    HttpResponse<byte[]> home(Shelf shelf) {
        return switch (shelf.by()) {
            case Viewpoint.Beneficiary by -> vault(shelf);
            case Viewpoint.Staff staff -> Face.to(isToldOfARenewal(staff) ? At.OWN_RENEWAL : At.WORKPLACES);
            case Viewpoint.StaffAt staff -> Face.to(At.WORKPLACES);
            case Viewpoint.Operator operator -> Face.to(At.OPERATOR_RELAYS);
            case Viewpoint.LinkHolder holder -> Face.to(At.START);
            case Viewpoint.FeedReader reader -> Face.to(At.START);
            case Viewpoint.Anyone anyone -> Face.to(At.START);
        };
    }

    /** AUT-6: somebody asked for a new way into their account: they are told before anything else. */
    private boolean isToldOfARenewal(Viewpoint.Staff staff) {
        return abri.relay().renewAccess()
                .seeOwn(staff) instanceof Answer.Given<Optional<SeenRenewal>>(var seen, var look)
                && seen.filter(one -> one.renewal().openAt(clock.instant())).isPresent();
    }

    private HttpResponse<byte[]> vault(Shelf shelf) {
        var atHand = abri.vault().seeItems().atHand(shelf.by(), shelf.vault());
        return face.show(shelf.visitor(), atHand, (page, found) -> Face.DRAW.vaultHome(page, shelf.at(),
                Answers.of(abri.affiliation().seeAffiliations().seeWithStaff(shelf.by(), shelf.vault())),
                found, Answers.of(abri.moderation().seeWithdrawn().see(shelf.by(), shelf.vault())),
                isToProvePhone(shelf.by())));
    }

    /** SEC-4: whether a number waits on their account for its proof; of an account that does not hold nothing is known. */
    private boolean isToProvePhone(Viewpoint by) {
        return abri.account().seeOwnAccount()
                .see(by) instanceof Answer.Given<Account>(var person, var look)
                && person.unprovenPhone().isPresent();
    }
}
