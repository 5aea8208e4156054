package org.abri.web.session;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.session.KeepSessions;
import org.abri.application.session.SessionId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** SES-3: where one is signed in, and ending it there. */
@Pages
final class SessionsPages {
    private static final int A_PAGE = 20;

    private final KeepSessions keep;
    private final Face face;

    SessionsPages(Abri abri, Face face) {
        this.keep = abri.session().keepSessions();
        this.face = face;
    }

    @Get(At.SESSIONS)
    HttpResponse<byte[]> see(Visitor visitor, Listing wanted) {
        return see(Form.fresh(visitor), wanted);
    }

    private HttpResponse<byte[]> see(Form<?> form, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        var person = form.visitor().person();
        return face.show(form, keep.see(person, part),
                (page, typed, sessions) -> Face.DRAW.sessionSessions(page, typed, sessions,
                        part.after().isEmpty(), person.session(), keep.asksForPassword(person)));
    }

    @Post(At.END_SESSION)
    HttpResponse<byte[]> end(Visitor visitor, SessionId session, Form<EndSessionForm> form) {
        return EndSessionForm.done(form, keep, password -> keep.end(visitor.person(), password, session))
                ? face.done(At.SESSIONS, "session-ended")
                : see(form, Listing.first(A_PAGE));
    }

    @Post(At.END_OTHER_SESSIONS)
    HttpResponse<byte[]> endOthers(Visitor visitor, Form<EndSessionForm> form) {
        return EndSessionForm.done(form, keep, password -> keep.endOthers(visitor.person(), password))
                ? face.done(At.SESSIONS, "sessions-ended")
                : see(form, Listing.first(A_PAGE));
    }
}
