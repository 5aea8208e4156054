package org.abri.web.relay;

import gg.jte.models.runtime.JteModel;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.leaving.LockAccount;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.RenewAccess;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;
import org.abri.domain.relay.StaffRole;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;

/** ACC-4, REL-4, REL-5: the team of a relay, for its managers and for operators. */
@Pages
final class TeamPages {
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    TeamPages(Abri abri, Face face, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    @Get(At.TEAM)
    HttpResponse<byte[]> team(Desk desk) {
        return face.show(desk.visitor(), members(desk),
                (page, members) -> Face.DRAW.relayTeam(page, desk.at(), members, desk.by(),
                        page.may(Action.REQUIRE_FACTOR)
                                && Answers.of(abri.relay().requireFactor().see(desk.by(), desk.relay()))));
    }

    /** SEC-2: whether the whole team must have a second factor. */
    @Introspected
    record FactorNeedForm(Boolean required) {}

    @Post(At.TEAM_FACTOR)
    HttpResponse<byte[]> requireFactor(Desk desk, Form<FactorNeedForm> form) {
        var require = abri.relay().requireFactor();
        var required = form.yesOrNo("required")
                .orElseThrow(() -> form.problemFor(require.see(desk.by(), desk.relay())));
        var now = Answers.of(require.decide(desk.by(), desk.relay(), required));
        return face.done(desk.at().team(), now ? "factor-required" : "factor-free");
    }

    @Get(At.ADD_TO_TEAM)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.<StaffForm> fresh(desk.visitor(), Map.of("language",
                desk.visitor().language().tag(), "role", StaffRole.PROFESSIONAL.name())));
    }

    @Post(At.ADD_TO_TEAM)
    HttpResponse<byte[]> add(Desk desk, Form<StaffForm> form) {
        return StaffForm.read(desk, form).map(opening -> opened(desk, form, opening))
                .orElseGet(() -> form(desk, form));
    }

    private HttpResponse<byte[]> opened(Desk desk, Form<StaffForm> form, KeepTeam.Opening opening) {
        var answer = abri.relay().keepTeam().open(opening);
        return switch (Answers.of(answer)) {
            case KeepTeam.Opened(var account, var username, var code) -> face.show(desk.visitor(), answer,
                    (page, opened) -> shownOnce(page, desk, "team.opened", username, code, false));
            case KeepTeam.ForItsManagers() -> form(desk, form.wrong("", "for-its-managers"));
        };
    }

    private HttpResponse<byte[]> form(Desk desk, Form<StaffForm> form) {
        return face.show(form, abri.relay().keepTeam().mayOpen(desk.by(), desk.relay()),
                (page, typed, theirs) -> Face.DRAW.relayTeamAdd(page, typed, desk.at(), theirs));
    }

    @Get(At.REMOVE_FROM_TEAM)
    HttpResponse<byte[]> askRemove(Desk desk, AccountId account) {
        return ask(desk, account, Question.REMOVE);
    }

    @Post(At.REMOVE_FROM_TEAM)
    HttpResponse<byte[]> removed(Desk desk, AccountId account, Form<NoFields> form) {
        return switch (Answers.of(abri.relay().keepTeam().remove(desk.by(), desk.relay(), account))) {
            case LAST_MANAGER -> ask(desk, account, Question.REMOVE, form.wrong("", "last-manager"));
            case REMOVED -> desk.by().who().filter(account::equals).isPresent() ? Face.to(At.WORKPLACES)
                    : face.done(desk.at().team(), "removed");
        };
    }

    @Get(At.RENEW_ACCESS)
    HttpResponse<byte[]> askRenew(Desk desk, AccountId account) {
        return ask(desk, account, Question.RENEW);
    }

    @Get(At.LOCK_STAFF)
    HttpResponse<byte[]> askLock(Desk desk, AccountId account) {
        return ask(desk, account, Question.LOCK);
    }

    @Get(At.LOSE_STAFF_FACTOR)
    HttpResponse<byte[]> askLoseFactor(Desk desk, AccountId account) {
        return ask(desk, account, Question.LOSE_FACTOR);
    }

    @Post(At.LOCK_STAFF)
    HttpResponse<byte[]> lock(Desk desk, AccountId account, Form<NoFields> form) {
        return switch (Answers
                .of(abri.leaving().lockAccount().lockStaff(desk.by(), desk.relay(), account))) {
            case LockAccount.Outcome.Locked() -> face.done(desk.at().team(), "colleague-locked");
            case LockAccount.Outcome.NotRecognised() -> throw ProblemException.notFound();
            case LockAccount.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    @Get(At.MANAGER)
    HttpResponse<byte[]> askManager(Desk desk, AccountId account) {
        return ask(desk, account, Question.MANAGER);
    }

    @Get(At.NAME_MANAGER)
    HttpResponse<byte[]> askName(Desk desk, AccountId account) {
        return ask(desk, account, Question.NAME);
    }

    private HttpResponse<byte[]> ask(Desk desk, AccountId account, Question question) {
        return ask(desk, account, question, Form.<NoFields> fresh(desk.visitor()));
    }

    /** To whoever may do it, of somebody who is there. */
    private HttpResponse<byte[]> ask(Desk desk, AccountId account, Question question, Form<NoFields> form) {
        var unused = Answers.of(abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                question.action()));
        return face.show(form, members(desk), (page, typed, members) -> {
            var found = members.stream().filter(one -> one.account().equals(account))
                    .filter(question::isFor)
                    .filter(one -> question != Question.LOCK
                            || desk.by().who().filter(account::equals).isEmpty())
                    .findFirst().orElseThrow(ProblemException::notFound);
            return Face.DRAW.relayTeamAsk(page, typed, desk.at(), found, question,
                    question == Question.REMOVE && isLast(desk, members, found));
        });
    }

    /** REL-4: whether it is the one manager of a relay whose agreement is in force. */
    private boolean isLast(Desk desk, List<KeepTeam.Member> members, KeepTeam.Member member) {
        return member.membership().isManager()
                && members.stream().filter(one -> one.membership().isManager()).count() == 1
                && Answers.of(abri.relay().seeRelays().find(desk.by(), desk.relay()))
                        .worksAt(clock.instant());
    }

    /** Shown as the answer itself: a code is kept nowhere and belongs in no address. */
    @Post(At.RENEW_ACCESS)
    HttpResponse<byte[]> renew(Desk desk, AccountId account, Form<NoFields> form) {
        var answer = abri.relay().renewAccess().ask(desk.by(), desk.relay(), account);
        return switch (Answers.of(answer)) {
            case RenewAccess.Outcome.CodeGiven(var username, var code) -> face.show(desk.visitor(), answer,
                    (page, given) -> shownOnce(page, desk, "team.renewed", username, code, false));
            case RenewAccess.Outcome.Waiting(var username, var code) -> face.show(desk.visitor(), answer,
                    (page, waiting) -> shownOnce(page, desk, "team.renewed", username, code, true));
            case RenewAccess.Outcome.Sent(var username) -> face.done(desk.at().team(), "code-sent");
            case RenewAccess.Outcome.Own() -> face.done(desk.at().team(), "not-own-renewal");
            case RenewAccess.Outcome.ForSomebodyElse() ->
                    face.done(desk.at().team(), "not-for-you-to-renew");
            case RenewAccess.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    @Post(At.APPROVE_RENEWAL)
    HttpResponse<byte[]> approve(Desk desk, AccountId account, Form<NoFields> form) {
        return face.done(desk.at().team(),
                switch (Answers.of(abri.relay().renewAccess().approve(desk.by(), desk.relay(), account))) {
                    case APPROVED -> "renewal-approved";
                    case NOTHING_WAITS -> "not-renewal-waiting";
                    case OWN_REQUEST -> "not-own-request";
                    case OWN_ACCOUNT -> "not-own-renewal";
                    case OPERATOR_NEEDED -> "not-without-an-operator";
                });
    }

    @Post(At.STOP_RENEWAL)
    HttpResponse<byte[]> stop(Desk desk, AccountId account, Form<NoFields> form) {
        var unused = Answers.of(abri.relay().renewAccess().refuse(desk.by(), desk.relay(), account));
        return face.done(desk.at().team(), "renewal-stopped");
    }

    @Post(At.MANAGER)
    HttpResponse<byte[]> askForManager(Desk desk, AccountId account, Form<NoFields> form) {
        var unused = Answers.of(abri.relay().keepTeam().askForManager(desk.by(), desk.relay(), account));
        return face.done(desk.at().team(), "manager-asked");
    }

    @Post(At.NAME_MANAGER)
    HttpResponse<byte[]> nameManager(Desk desk, AccountId account, Form<NoFields> form) {
        return answered(desk, account, true, "manager-named");
    }

    @Post(At.REFUSE_MANAGER)
    HttpResponse<byte[]> refuseManager(Desk desk, AccountId account, Form<NoFields> form) {
        return answered(desk, account, false, "manager-refused");
    }

    private HttpResponse<byte[]> answered(Desk desk, AccountId account, boolean yes, String done) {
        var unused =
                Answers.of(abri.relay().keepTeam().answerManager(desk.by(), desk.relay(), account, yes));
        return face.done(desk.at().team(), done);
    }

    private static JteModel shownOnce(Page page, Desk desk, String title, Username username, String code,
            boolean waits) {
        return Face.DRAW.relayShownOnce(page.at(desk.at().team()), page.say(title), username, code, waits,
                desk.at().team(), page.say("team.title"));
    }

    private Answer<List<KeepTeam.Member>> members(Desk desk) {
        return abri.relay().keepTeam().see(desk.by(), desk.relay());
    }
}
