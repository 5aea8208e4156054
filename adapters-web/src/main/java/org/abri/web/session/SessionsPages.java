package org.abri.web.session;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.session.SessionId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/** SES-3: where one is signed in, and ending it there. */
@Pages
final class SessionsPages {
    private static final int A_PAGE = 20;

    private final Abri abri;
    private final Face face;

    SessionsPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.SESSIONS)
    HttpResponse<byte[]> see(Visitor visitor, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(visitor, abri.session().keepSessions().see(visitor.person(), part),
                (page, sessions) -> Face.DRAW.sessionSessions(page, sessions, part.after().isEmpty(),
                        visitor.person().session()));
    }

    @Post(At.END_SESSION)
    HttpResponse<byte[]> end(Visitor visitor, SessionId session, Form<NoFields> form) {
        var unused = Answers.of(abri.session().keepSessions().end(visitor.viewpoint(), session));
        return face.done(At.SESSIONS, "session-ended");
    }

    @Post(At.END_OTHER_SESSIONS)
    HttpResponse<byte[]> endOthers(Visitor visitor, Form<NoFields> form) {
        var unused = Answers.of(abri.session().keepSessions().endOthers(visitor.viewpoint(),
                visitor.person().session()));
        return face.done(At.SESSIONS, "sessions-ended");
    }
}
