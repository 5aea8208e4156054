package org.abri.web.session;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import org.abri.application.session.SignedIn;
import org.abri.web.face.Face;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** MFA-1: the codes on paper, which are shown once. */
@Singleton
final class CodesPage {
    private final Face face;
    private final Cookies cookies;

    CodesPage(Face face, Cookies cookies) {
        this.face = face;
        this.cookies = cookies;
    }

    /** The forms of that page are of the session that goes on. */
    HttpResponse<byte[]> shownOnce(Visitor visitor, SignedIn signedIn, List<String> codes) {
        return cookies.signedIn(face.show(HttpStatus.OK, Form.fresh(visitor.goingOnAs(signedIn)),
                (page, typed) -> Face.DRAW.sessionFactorCodes(page, codes)), signedIn);
    }

    HttpResponse<byte[]> shown(Visitor visitor, List<String> codes) {
        return face.show(visitor, page -> Face.DRAW.sessionFactorCodes(page, codes));
    }
}
