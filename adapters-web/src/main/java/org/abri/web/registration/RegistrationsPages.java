package org.abri.web.registration;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.registration.KeepRegistrations;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.RegistrationId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.vault.FileAnswer;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** REL-1: the operators' desk for registrations: what waits, what was answered, and each with its documents. */
@Pages
final class RegistrationsPages {
    private static final int A_PAGE = 20;

    private final Abri abri;
    private final Face face;

    RegistrationsPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    private KeepRegistrations desk() {
        return abri.registration().keepRegistrations();
    }

    @Get(At.REGISTRATIONS)
    HttpResponse<byte[]> list(Visitor visitor, Listing wanted, @Nullable @QueryValue Boolean answered) {
        var waiting = !Boolean.TRUE.equals(answered);
        var part = wanted.upTo(A_PAGE);
        return face.show(visitor, desk().list(visitor.viewpoint(), waiting, part),
                (page, listed) -> Face.DRAW.registrationAll(page, waiting, listed,
                        part.after().isEmpty()));
    }

    @Get(At.REGISTRATION)
    HttpResponse<byte[]> one(Visitor visitor, RegistrationId registration) {
        return show(registration, Form.fresh(visitor));
    }

    @GivesFile
    @Get(At.REGISTRATION_PAPER)
    HttpResponse<byte[]> paper(Visitor visitor, RegistrationId registration, PaperId paper) {
        var read = Answers.of(desk().read(visitor.viewpoint(), registration, paper));
        return FileAnswer.whole(read.paper().type(), read.paper().name(), read.bytes());
    }

    @Post(At.REGISTRATION)
    HttpResponse<byte[]> decide(Visitor visitor, RegistrationId registration, Form<DecisionForm> form) {
        var unused = visitor.person();
        var decided = DecisionForm.read(form);
        if (decided.isEmpty()) { return show(registration, form); }
        return switch (Answers.of(desk().decide(visitor.viewpoint(), registration, decided.get().accepted(),
                decided.get().reason()))) {
            case DONE -> face.done(At.registration(registration),
                    decided.get().accepted() ? "registration-accepted" : "registration-refused");
            case DECIDED_BEFORE -> show(registration, form.wrong("", "decided-before"));
        };
    }

    private HttpResponse<byte[]> show(RegistrationId registration, Form<DecisionForm> form) {
        return face.show(form, desk().see(form.visitor().viewpoint(), registration),
                Face.DRAW::registrationOne);
    }
}
