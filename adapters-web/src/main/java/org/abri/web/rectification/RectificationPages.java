package org.abri.web.rectification;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.rectification.RectifyPerson;
import org.abri.application.rectification.RectifyPerson.Confirmation;
import org.abri.application.rectification.RectifyPerson.Outcome;
import org.abri.domain.rectification.RectificationId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.account.ProofForms.Answered;
import org.abri.web.account.ProofForms.Told;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;

/** PRI-2: names and birth date put right at the desk, with the person there; and agreed to, or not, on their own account. */
@Pages
final class RectificationPages {
    private final RectifyPerson rectifyPerson;
    private final Face face;
    private final InstantSource clock;

    RectificationPages(Abri abri, Face face, InstantSource clock) {
        rectifyPerson = abri.rectification().rectifyPerson();
        this.face = face;
        this.clock = clock;
    }

    @Get(At.RECTIFY_PERSON)
    HttpResponse<byte[]> form(Shelf shelf) {
        return show(shelf, Form.fresh(shelf.visitor()), true, true, false);
    }

    @Post(At.RECTIFY_PERSON)
    HttpResponse<byte[]> ask(Shelf shelf, Form<NamesForm> form) {
        return NamesForm.read(shelf, form, clock.instant()).map(command -> asked(shelf, form, command))
                .orElseGet(() -> show(shelf, form, true, false, !form.text("homonymReason").isBlank()));
    }

    private HttpResponse<byte[]> asked(Shelf shelf, Form<NamesForm> form, RectifyPerson.Command command) {
        return switch (Answers.of(rectifyPerson.request(command))) {
            case Outcome.Asked(var id, var sent) -> face.done(shelf.at().names(),
                    command.bySms() && !sent ? "not-code-sent" : "names-asked");
            case Outcome.MayHaveAnAccount() ->
                    show(shelf, form.wrong("homonymReason", "of-another"), true, false, true);
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    /** {@code asks}, {@code confirms}: whether there is the form that asks, and the one for the code; what was sent has fields of one. */
    private HttpResponse<byte[]> show(Shelf shelf, Form<?> form, boolean asks, boolean confirms,
            boolean homonym) {
        return face.show(form, rectifyPerson.see(shelf.by(), shelf.vault()),
                (page, typed, waiting) -> Face.DRAW.rectificationPerson(page.at(shelf.at().names()), typed,
                        shelf.at(), waiting, asks, confirms, homonym));
    }

    @Post(At.CONFIRM_NAMES)
    HttpResponse<byte[]> confirm(Shelf shelf, RectificationId rectification, Form<Told> form) {
        return Told.read(form)
                .map(code -> Answers.of(rectifyPerson.confirmWithCode(shelf.by(), shelf.vault(),
                        rectification, code)))
                .map(outcome -> outcome == Confirmation.NOT_CONFIRMED
                        ? show(shelf, form.wrong("code", "not-confirmed"), false, true, false)
                        : confirmed(shelf.at().all(), outcome))
                .orElseGet(() -> show(shelf, form, false, true, false));
    }

    private HttpResponse<byte[]> confirmed(String next, Confirmation outcome) {
        return face.done(next, switch (outcome) {
            case RECTIFIED -> "rectified";
            case NOT_CONFIRMED -> "not-rectified";
            case MAY_HAVE_AN_ACCOUNT -> "not-rectified-another";
        });
    }

    /** The person holds the screen, and types alone. */
    @Get(At.ANSWER_NAMES)
    HttpResponse<byte[]> askAnswer(Shelf shelf, RectificationId rectification) {
        return askAnswer(shelf, rectification, Form.fresh(shelf.visitor()));
    }

    private HttpResponse<byte[]> askAnswer(Shelf shelf, RectificationId rectification, Form<?> form) {
        return face.show(form, rectifyPerson.see(shelf.by(), shelf.vault()),
                (page, typed, waiting) -> Face.DRAW.affiliationAnswer(page.at(shelf.at().names()), typed,
                        shelf.at().names(), page.say("rectify.title"),
                        shelf.at().answerNames(rectification), page.tell("rectify.answer-what")));
    }

    @Post(At.ANSWER_NAMES)
    HttpResponse<byte[]> answer(Shelf shelf, RectificationId rectification, Form<Answered> form) {
        return Answered.read(form)
                .map(answer -> Answers.of(rectifyPerson.confirmWithAnswer(shelf.by(), shelf.vault(),
                        rectification, answer)))
                .map(outcome -> outcome == Confirmation.NOT_CONFIRMED
                        ? askAnswer(shelf, rectification, form.wrong("answer", "answer-not-confirmed"))
                        : confirmed(shelf.at().all(), outcome))
                .orElseGet(() -> askAnswer(shelf, rectification, form));
    }

    @Post(At.WITHDRAW_NAMES)
    HttpResponse<byte[]> withdraw(Shelf shelf, RectificationId rectification, Form<NoFields> form) {
        var unused = Answers.of(rectifyPerson.withdraw(shelf.by(), shelf.vault(), rectification));
        return face.done(shelf.at().names(), "names-withdrawn");
    }

    @Post(At.APPROVE_NAMES)
    HttpResponse<byte[]> approve(Visitor visitor, RectificationId rectification, Form<NoFields> form) {
        return confirmed(At.ACCOUNT,
                Answers.of(rectifyPerson.approve(visitor.viewpoint(), rectification)));
    }

    @Post(At.REFUSE_NAMES)
    HttpResponse<byte[]> refuse(Visitor visitor, RectificationId rectification, Form<NoFields> form) {
        var unused = Answers.of(rectifyPerson.refuse(visitor.viewpoint(), rectification));
        return face.done(At.ACCOUNT, "names-refused");
    }
}
