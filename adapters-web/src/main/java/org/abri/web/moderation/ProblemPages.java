package org.abri.web.moderation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.moderation.KeepProblems;
import org.abri.domain.moderation.ProblemId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.budget.Sender;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** MOD-3: anybody tells of a malfunction or of fraud; operators answer. */
@Pages
final class ProblemPages {
    private static final int A_PAGE = 20;

    private final Abri abri;
    private final Face face;
    private final Telling telling;

    ProblemPages(Abri abri, Face face, Telling telling) {
        this.abri = abri;
        this.face = face;
        this.telling = telling;
    }

    @Get(At.PROBLEM)
    HttpResponse<byte[]> form(Visitor visitor, Listing wanted) {
        return show(visitor, Form.fresh(visitor), wanted.upTo(A_PAGE));
    }

    @Post(At.PROBLEM)
    HttpResponse<byte[]> tell(HttpRequest<?> request, Visitor visitor, Form<ProblemForm> form) {
        if (form.isOfSomebody()) {
            // whose session ended meanwhile signs in again, so that they can read the answer
            var unused = visitor.person();
        }
        var said = ProblemForm.read(form);
        if (said.isEmpty()) { return show(visitor, form, Listing.first(A_PAGE)); }
        var id = telling.tell(Sender.of(request), visitor, said.get());
        var own = telling.self(visitor).isPresent();
        return face.show(visitor,
                page -> Face.DRAW.moderationTold(page.at(At.PROBLEM), id.reference(), own));
    }

    private HttpResponse<byte[]> show(Visitor visitor, Form<ProblemForm> form, Listing wanted) {
        var own = telling.self(visitor)
                .map(by -> Answers.of(abri.moderation().tellProblem().own(by, wanted)))
                .orElseGet(() -> new Listed<>(List.of(), Optional.empty()));
        return face.show(Face.statusOf(form), form,
                (page, typed) -> Face.DRAW.moderationTell(page, typed, own, wanted.after().isEmpty()));
    }

    private KeepProblems desk() {
        return abri.moderation().keepProblems();
    }

    @Get(At.OPERATOR_PROBLEMS)
    HttpResponse<byte[]> all(Visitor visitor, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(visitor, desk().list(visitor.viewpoint(), part),
                (page, problems) -> Face.DRAW.moderationProblems(page, problems, part.after().isEmpty()));
    }

    @Get(At.OPERATOR_PROBLEM)
    HttpResponse<byte[]> one(Visitor visitor, ProblemId problem) {
        return show(problem, Form.fresh(visitor));
    }

    @Post(At.OPERATOR_PROBLEM)
    HttpResponse<byte[]> answer(Visitor visitor, ProblemId problem, Form<ReplyForm> form) {
        var reply = ReplyForm.read(form);
        if (reply.isEmpty()) { return show(problem, form); }
        return switch (Answers.of(desk().answer(visitor.viewpoint(), problem, reply.get()))) {
            case DONE -> face.done(At.OPERATOR_PROBLEMS, "problem-answered");
            case NOTHING_TO_DO -> show(problem, form.wrong("", "nothing-to-do"));
        };
    }

    private HttpResponse<byte[]> show(ProblemId problem, Form<ReplyForm> form) {
        return face.show(form, desk().see(form.visitor().viewpoint(), problem),
                Face.DRAW::moderationProblem);
    }
}
