package org.abri.web.relay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/** AUT-6: who asked for a new way into one's own account, and when; and that it was not wanted. */
@Pages
final class OwnRenewalPages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    OwnRenewalPages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    @Get(At.OWN_RENEWAL)
    HttpResponse<byte[]> see(Visitor visitor) {
        return face.show(visitor, abri.relay().renewAccess().seeOwn(visitor.viewpoint()),
                (page, seen) -> Face.DRAW.relayOwnRenewal(page, seen.orElse(null),
                        seen.filter(one -> one.renewal().openAt(clock.instant())).isPresent()));
    }

    @Post(At.STOP_OWN_RENEWAL)
    HttpResponse<byte[]> stop(Visitor visitor, Form<NoFields> form) {
        var unused = Answers.of(abri.relay().renewAccess().stopOwn(visitor.viewpoint()));
        return face.done(At.WORKPLACES, "renewal-stopped");
    }
}
