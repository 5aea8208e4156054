package org.abri.web.leaving;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.leaving.LockAccount.Outcome;
import org.abri.domain.access.Action;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;

/** SEC-8: a phone is gone, or somebody saw the password: the account is locked, by the person or because they ask staff. */
@Pages
final class LockPages {
    private final Abri abri;
    private final Face face;
    private final Cookies cookies;
    private final Entrance entrance;
    private final InstantSource clock;

    LockPages(Abri abri, Face face, Cookies cookies, Entrance entrance, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
        this.entrance = entrance;
        this.clock = clock;
    }

    @Get(At.LOCK)
    HttpResponse<byte[]> form(Visitor visitor) {
        return show(HttpStatus.OK, Form.fresh(visitor));
    }

    /** Whoever is signed in says no more; anybody else gives what they sign in with. */
    @Post(At.LOCK)
    HttpResponse<byte[]> lock(HttpRequest<?> request, Visitor visitor, Form<LockForm> form) {
        if (visitor.signedIn().isPresent()) {
            var unused = Answers.of(abri.leaving().lockAccount().lockOwn(visitor.viewpoint()));
            return locked();
        }
        var command = LockForm.read(form);
        if (command.isEmpty()) { return show(Face.statusOf(form), form); }
        return switch (entrance.lock(request, command.get())) {
            case Outcome.Locked() -> locked();
            case Outcome.NotRecognised() -> show(HttpStatus.UNAUTHORIZED, form.wrong("", "not-recognised"));
            case Outcome.Paused(var until) ->
                    show(HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until));
        };
    }

    private HttpResponse<byte[]> locked() {
        return cookies.signedOut(face.done(At.SIGN_IN, "locked"));
    }

    private HttpResponse<byte[]> show(HttpStatus status, Form<LockForm> form) {
        return face.show(status, form, Face.DRAW::leavingLock);
    }

    @Get(At.LOCK_PERSON)
    HttpResponse<byte[]> askPerson(Shelf shelf) {
        return face.show(shelf.visitor(), abri.access().seePlace().at(shelf.by(),
                new About.OfVault(shelf.vault()), Action.LOCK_PERSON),
                (page, look) -> Face.DRAW.leavingLockPerson(page, shelf.at()));
    }

    @Post(At.LOCK_PERSON)
    HttpResponse<byte[]> lockPerson(Shelf shelf, Form<NoFields> form) {
        return switch (Answers.of(abri.leaving().lockAccount().lockPerson(shelf.by(), shelf.vault()))) {
            case Outcome.Locked() -> face.done(shelf.at().all(), "person-locked");
            case Outcome.NotRecognised() -> throw ProblemException.notFound();
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }
}
