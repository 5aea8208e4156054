package org.abri.web.rectification;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.rectification.RectifyWhenAsked;
import org.abri.application.rectification.RectifyWhenAsked.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.rectification.NamesForm.OfColleague;
import org.abri.web.rectification.NamesForm.WithReason;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** PRI-2: names put right at once, by an operator or a manager, whom somebody asked. */
@Pages
final class RectifyWhenAskedPages {
    private final Abri abri;
    private final RectifyWhenAsked rectify;
    private final Face face;
    private final InstantSource clock;

    RectifyWhenAskedPages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        rectify = abri.rectification().rectifyWhenAsked();
        this.face = face;
        this.clock = clock;
    }

    @Get(At.RECTIFY_ACCOUNT)
    HttpResponse<byte[]> ofAccount(Visitor visitor, AccountId account) {
        return show(Form.fresh(visitor), account, false);
    }

    @Post(At.RECTIFY_ACCOUNT)
    HttpResponse<byte[]> ofAccount(Visitor visitor, AccountId account, Form<WithReason> form) {
        var unused = visitor.person();
        return WithReason.read(form, account, clock.instant())
                .map(command -> done(form, account, Answers.of(rectify.byOperator(command))))
                .orElseGet(() -> show(form, account, !form.text("homonymReason").isBlank()));
    }

    private HttpResponse<byte[]> done(Form<WithReason> form, AccountId account, Outcome outcome) {
        return switch (outcome) {
            case Outcome.MayHaveAnAccount() ->
                    show(form.wrong("homonymReason", "of-another"), account, true);
            case Outcome other -> done(At.operatorAccount(account), other);
        };
    }

    private HttpResponse<byte[]> done(String next, Outcome outcome) {
        return face.done(next, switch (outcome) {
            case Outcome.Rectified() -> "rectified";
            case Outcome.MayHaveAnAccount() -> "not-rectified-another";
            case Outcome.Own() -> "not-own-name";
            case Outcome.ForAnOperator() -> "not-for-managers";
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        });
    }

    /** VLT-13: no name is shown. */
    private HttpResponse<byte[]> show(Form<WithReason> form, AccountId account, boolean homonym) {
        return face.show(form, abri.leaving().keepAccounts().see(form.visitor().viewpoint(), account),
                (page, typed, seen) -> Face.DRAW.rectificationAccount(page, typed, seen, homonym));
    }

    @Get(At.RECTIFY_STAFF)
    HttpResponse<byte[]> ofColleague(Desk desk, AccountId account) {
        var name = colleague(desk, account);
        return show(desk, account,
                Form.fresh(desk.visitor(), Map.of("given", name.given(), "family", name.family())), name);
    }

    @Post(At.RECTIFY_STAFF)
    HttpResponse<byte[]> ofColleague(Desk desk, AccountId account, Form<OfColleague> form) {
        return OfColleague.read(form)
                .map(name -> done(desk.at().team(),
                        Answers.of(rectify.byManager(desk.by(), desk.relay(), account, name))))
                .orElseGet(() -> show(desk, account, form, colleague(desk, account)));
    }

    /** To whoever may put it right. */
    private PersonName colleague(Desk desk, AccountId account) {
        var unused = Answers.of(abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.RECTIFY_STAFF));
        return Answers.of(abri.relay().keepTeam().see(desk.by(), desk.relay())).stream()
                .filter(one -> one.account().equals(account)).findFirst()
                .orElseThrow(ProblemException::notFound).name();
    }

    private HttpResponse<byte[]> show(Desk desk, AccountId account, Form<OfColleague> form,
            PersonName name) {
        return face.show(form, abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.RECTIFY_STAFF),
                (page, typed, look) -> Face.DRAW.rectificationColleague(page, typed, desk.at(), account,
                        name));
    }
}
