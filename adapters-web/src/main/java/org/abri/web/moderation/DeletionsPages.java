package org.abri.web.moderation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.leaving.DecideDeletion;
import org.abri.domain.account.AccountId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/** END-3, END-4: staff ask that their account be deleted; their managers answer, or operators. */
@Pages
final class DeletionsPages {
    private final Abri abri;
    private final Face face;

    DeletionsPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.ASK_DELETION)
    HttpResponse<byte[]> form(Visitor visitor) {
        return show(Form.fresh(visitor));
    }

    @Post(At.ASK_DELETION)
    HttpResponse<byte[]> ask(Visitor visitor, Form<AskDeletionForm> form) {
        var unused = visitor.person();
        var command = AskDeletionForm.read(form);
        if (command.isEmpty()) { return show(form); }
        var asked = Answers.of(abri.leaving().askDeletion().ask(command.get()));
        return face.done(At.ASK_DELETION,
                asked.ofOperator() ? "deletion-asked-operator" : "deletion-asked");
    }

    @Post(At.TAKE_BACK_DELETION)
    HttpResponse<byte[]> takeBack(Visitor visitor, Form<NoFields> form) {
        var unused = Answers.of(abri.leaving().askDeletion().takeBack(visitor.viewpoint()));
        return face.done(At.ASK_DELETION, "deletion-taken-back");
    }

    private HttpResponse<byte[]> show(Form<AskDeletionForm> form) {
        return face.show(form, abri.leaving().askDeletion().see(form.visitor().viewpoint()),
                Face.DRAW::moderationAskDeletion);
    }

    private DecideDeletion deciding() {
        return abri.leaving().decideDeletion();
    }

    @Get(At.DELETIONS)
    HttpResponse<byte[]> ofRelay(Desk desk) {
        return face.show(desk.visitor(), deciding().ofRelay(desk.by(), desk.relay()),
                (page, all) -> Face.DRAW.moderationDeletions(page, desk.at(), all));
    }

    @Get(At.DELETION)
    HttpResponse<byte[]> one(Desk desk, AccountId account) {
        return show(desk, account, Form.fresh(desk.visitor()));
    }

    @Post(At.DELETION)
    HttpResponse<byte[]> decide(Desk desk, AccountId account, Form<AnswerForm> form) {
        var refusal = AnswerForm.read(form);
        if (refusal.isEmpty()) { return show(desk, account, form); }
        return switch (Answers.of(deciding().decide(desk.by(), desk.relay(), account, refusal.get()))) {
            case DELETED -> face.done(desk.at().deletions(), "deletion-approved");
            case REFUSED -> face.done(desk.at().deletions(), "deletion-refused");
            case LAST_MANAGER -> show(desk, account, form.wrong("", "last-manager"));
        };
    }

    private HttpResponse<byte[]> show(Desk desk, AccountId account, Form<AnswerForm> form) {
        return face.show(form, deciding().ofRelay(desk.by(), desk.relay()), (page, typed, all) -> {
            var one = all.stream().filter(each -> each.asked().account().equals(account)).findFirst()
                    .orElseThrow(ProblemException::notFound);
            return Face.DRAW.moderationDeletion(page, typed, one.name().full(), one.asked(),
                    desk.at().deletion(account), desk.at().deletions());
        });
    }

    @Get(At.OPERATOR_DELETIONS)
    HttpResponse<byte[]> ofOperators(Visitor visitor, Listing wanted) {
        return face.show(visitor, deciding().ofOperators(visitor.viewpoint(), wanted),
                (page, all) -> Face.DRAW
                        .moderationOperatorDeletions(page, all, wanted.after().isEmpty()));
    }

    @Get(At.OPERATOR_DELETION)
    HttpResponse<byte[]> oneOfOperators(Visitor visitor, AccountId account) {
        return show(account, Form.fresh(visitor));
    }

    @Post(At.OPERATOR_DELETION)
    HttpResponse<byte[]> decide(Visitor visitor, AccountId account, Form<AnswerForm> form) {
        var refusal = AnswerForm.read(form);
        if (refusal.isEmpty()) { return show(account, form); }
        return switch (Answers.of(deciding().decide(visitor.viewpoint(), account, refusal.get()))) {
            case DELETED -> face.done(At.OPERATOR_DELETIONS, "deletion-approved");
            case REFUSED -> face.done(At.OPERATOR_DELETIONS, "deletion-refused");
            case LAST_MANAGER -> show(account, form.wrong("", "last-manager"));
        };
    }

    private HttpResponse<byte[]> show(AccountId account, Form<AnswerForm> form) {
        return face.show(form, deciding().see(form.visitor().viewpoint(), account),
                (page, typed, seen) -> Face.DRAW.moderationDeletion(page, typed, seen.username().value(),
                        seen.asked(), At.operatorDeletion(account), At.OPERATOR_DELETIONS));
    }
}
