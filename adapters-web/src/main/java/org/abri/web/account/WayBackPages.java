package org.abri.web.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.account.ChooseQuestion;
import org.abri.application.account.ProvePhone;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.Standing;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.account.WayBackForms.CardForm;
import org.abri.web.account.WayBackForms.PhoneCodeForm;
import org.abri.web.account.WayBackForms.PhoneForm;
import org.abri.web.account.WayBackForms.QuestionForm;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/** REC-3, SEC-4, SEC-5: the ways back into one's account: phone, secret question, rescue card. */
@Pages
final class WayBackPages {
    private final Abri abri;
    private final Face face;

    WayBackPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.PHONE)
    HttpResponse<byte[]> phone(Visitor visitor) {
        var account = Answers.of(abri.account().seeOwnAccount().see(visitor.viewpoint()));
        return phone(Form.fresh(visitor,
                Map.of("phone", account.phone().map(PhoneNumber::value).orElse(""))));
    }

    @Post(At.PHONE)
    HttpResponse<byte[]> changePhone(Visitor visitor, Form<PhoneForm> form) {
        return WayBackForms.phone(form).map(number -> changed(form, number)).orElseGet(() -> phone(form));
    }

    private HttpResponse<byte[]> changed(Form<PhoneForm> form, Optional<PhoneNumber> number) {
        return Answers.of(abri.account().changeOwnAccount().phone(form.visitor().viewpoint(),
                form.text("password"), number)).isPresent() ? face.done(At.ACCOUNT, "own-phone")
                        : phone(WayBackForms.wrongPassword(form));
    }

    private HttpResponse<byte[]> phone(Form<PhoneForm> form) {
        return face.show(form, abri.account().seeOwnAccount().see(form.visitor().viewpoint()),
                (page, typed, account) -> Face.DRAW.accountPhone(page, typed, account.ownPhone()));
    }

    /** SEC-4: what was sent before may still be good: the page where it is typed comes next either way. */
    @Post(At.PHONE_CODE)
    HttpResponse<byte[]> askForCode(Visitor visitor, Form<NoFields> form) {
        return switch (Answers.of(abri.account().provePhone().ask(visitor.viewpoint()))) {
            case ProvePhone.Outcome.Sent() -> face.done(At.PHONE_PROOF, "own-phone-code");
            case ProvePhone.Outcome.NothingToProve() -> Face.to(At.PHONE);
            case ProvePhone.Outcome.SentTooMuch() -> face.done(At.PHONE_PROOF, "not-sms-again");
            case ProvePhone.Outcome.Paused(var until) -> face.done(At.PHONE_PROOF, "recovery-code-later");
        };
    }

    @Get(At.PHONE_PROOF)
    HttpResponse<byte[]> proof(Visitor visitor) {
        return proof(Form.fresh(visitor));
    }

    @Post(At.PHONE_PROOF)
    HttpResponse<byte[]> prove(Visitor visitor, Form<PhoneCodeForm> form) {
        return WayBackForms.code(form).map(code -> proven(form, code)).orElseGet(() -> proof(form));
    }

    private HttpResponse<byte[]> proven(Form<PhoneCodeForm> form, String code) {
        var proven = Answers.of(
                abri.account().provePhone().prove(form.visitor().viewpoint(), form.text("password"), code));
        if (proven.isEmpty()) { return proof(WayBackForms.wrongPassword(form)); }
        return proven.get() ? face.done(At.ACCOUNT, "own-phone-proven") : proof(WayBackForms.wrongCode(form));
    }

    /** Where there is nothing to prove, the page of the phone says so. */
    private HttpResponse<byte[]> proof(Form<PhoneCodeForm> form) {
        var seen = abri.account().seeOwnAccount().see(form.visitor().viewpoint());
        var phone = Answers.of(seen).unprovenPhone();
        return phone.isEmpty() ? Face.to(At.PHONE)
                : face.show(form, seen, (page, typed, account) -> Face.DRAW.accountPhoneProof(page, typed,
                        phone.get().number()));
    }

    @Get(At.QUESTION)
    HttpResponse<byte[]> question(Visitor visitor) {
        var asked = Answers.of(abri.account().chooseQuestion().may(visitor.viewpoint()));
        return question(Form.fresh(visitor, Map.of("question", told(visitor) ? ""
                : asked.secretQuestion().map(question -> question.question()).orElse(""))));
    }

    @Post(At.QUESTION)
    HttpResponse<byte[]> chooseQuestion(Visitor visitor, Form<QuestionForm> form) {
        return WayBackForms.question(form).map(command -> chosen(form, command))
                .orElseGet(() -> question(form));
    }

    private HttpResponse<byte[]> chosen(Form<QuestionForm> form, ChooseQuestion.Command command) {
        var outcome = Answers.of(abri.account().chooseQuestion().choose(command));
        return outcome instanceof ChooseQuestion.Outcome.Chosen
                ? face.done(told(form.visitor()) ? At.HOME : At.ACCOUNT, "own-question")
                : question(WayBackForms.refused(form, outcome));
    }

    private HttpResponse<byte[]> question(Form<QuestionForm> form) {
        return face.show(form, abri.account().chooseQuestion().may(form.visitor().viewpoint()),
                (page, typed, asked) -> Face.DRAW.accountQuestion(page, typed, told(form.visitor())));
    }

    /** SEC-5: whether they must, before anything else. */
    private static boolean told(Visitor visitor) {
        return visitor.person().standing() == Standing.QUESTION_TO_RENEW;
    }

    @Get(At.RESCUE_CARD)
    HttpResponse<byte[]> card(Visitor visitor) {
        return card(Form.fresh(visitor));
    }

    /** ADR 11: the code is shown this once, and is in no address. */
    @Post(At.RESCUE_CARD)
    HttpResponse<byte[]> takeCard(Visitor visitor, Form<CardForm> form) {
        return WayBackForms.password(form).map(password -> taken(form, password)).orElseGet(() -> card(form));
    }

    private HttpResponse<byte[]> taken(Form<CardForm> form, String password) {
        var answer = abri.account().takeRescueCard().take(form.visitor().viewpoint(), password);
        var card = Answers.of(answer);
        return card.isEmpty() ? card(WayBackForms.wrongPassword(form))
                : face.show(form.visitor(), answer,
                        (page, taken) -> Face.DRAW.accountCardTaken(page, card.get().username(),
                                card.get().code()));
    }

    private HttpResponse<byte[]> card(Form<CardForm> form) {
        return face.show(form, abri.account().takeRescueCard().may(form.visitor().viewpoint()),
                (page, typed, account) -> Face.DRAW.accountCard(page, typed));
    }
}
