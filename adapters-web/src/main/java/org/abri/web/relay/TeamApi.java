package org.abri.web.relay;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.relay.KeepTeam.SeenRenewal;
import org.abri.application.relay.RenewAccess;
import org.abri.domain.relay.Renewal.Approval;
import org.jspecify.annotations.Nullable;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.OpenTeam;
import org.abri.application.relay.KeepTeam.Removal;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.domain.sms.SmsState;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;

/** ACC-3, ACC-4, REL-5: who works for a relay, for programs. */
@Api
@Controller(Api.AT)
final class TeamApi {
    private static final String STAFF = "/relays/{relay}/staff";
    private static final String RENEWAL = STAFF + "/{account}/renewal";
    private static final String MANAGER = STAFF + "/{account}/manager";

    /**
     * What was asked for somebody, and how far it came; no name when whoever asked is gone. {@code sms} is what became of the
     * last SMS to them since, once that is known.
     */
    @Serdeable.Serializable
    record RenewalJson(@Nullable NameJson askedBy, Instant askedAt, String way, String stage,
            Instant since, @Nullable String sms) {
        static @Nullable RenewalJson of(Optional<SeenRenewal> seen) {
            return seen.map(one -> new RenewalJson(one.askedBy().map(NameJson::of).orElse(null),
                    one.renewal().askedAt(), one.renewal().way().name(), one.renewal().stage().name(),
                    one.renewal().since(), one.sms().map(SmsState::name).orElse(null))).orElse(null);
        }
    }

    /** Somebody of a relay's team; the username only for whoever keeps it, the last sign-in for its managers alone. */
    @Serdeable.Serializable
    record StaffJson(String account, NameJson name, @Nullable String username, String role, Instant since,
            Instant roleSince, @Nullable NameJson askedToManageBy, @Nullable RenewalJson renewal,
            @Nullable Instant lastSignIn) {
        static StaffJson of(KeepTeam.Member member, Look look) {
            return new StaffJson(member.account().toString(), NameJson.of(member.name()),
                    look.may(Action.REMOVE_STAFF) ? member.username().value() : null, member.role().name(),
                    member.membership().since(), member.membership().roleSince(),
                    member.askedToManageBy().map(NameJson::of).orElse(null),
                    look.may(Action.REMOVE_STAFF) ? RenewalJson.of(member.renewal()) : null,
                    member.lastSignIn().orElse(null));
        }
    }

    @Serdeable.Serializable
    record TeamJson(List<StaffJson> staff) {}

    /**
     * {@code way}: GIVEN, a code that is good at once, to whoever had chosen nothing; WAITING, one that is dead until a second
     * person approves; SMS, sent to the person alone.
     */
    @Serdeable.Serializable
    record AskedJson(String username, String way, @Nullable String activationCode) {
        @Override
        public String toString() {
            return "AskedJson[…]";
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    TeamApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    @Get(STAFF)
    TeamJson seeTeam(@Found Desk desk) {
        return switch (abri.relay().keepTeam().see(desk.by(), desk.relay())) {
            case Answer.Given<List<KeepTeam.Member>>(var members, var look) -> new TeamJson(
                    members.stream().map(member -> StaffJson.of(member, look)).toList());
            case Answer.Refused<List<KeepTeam.Member>>(var why) -> throw Answers.refused(why);
        };
    }

    /** SEC-2: whether the whole team must have a second factor. */
    @Serdeable
    record FactorNeedJson(Boolean required) {}

    @Get("/relays/{relay}/factor")
    FactorNeedJson seeFactorNeed(@Found Desk desk) {
        return new FactorNeedJson(Answers.of(abri.relay().requireFactor().see(desk.by(), desk.relay())));
    }

    /** By a manager or an operator: whoever of the team has no second factor can then do nothing but set one up. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FactorNeedJson.class)))
    @Put("/relays/{relay}/factor")
    FactorNeedJson requireFactor(@Found Desk desk, @Found Form<FactorNeedJson> form) {
        var require = abri.relay().requireFactor();
        var required = form.yesOrNo("required")
                .orElseThrow(() -> form.problemFor(require.see(desk.by(), desk.relay())));
        return new FactorNeedJson(Answers.of(require.decide(desk.by(), desk.relay(), required)));
    }

    /** Professionals by managers; by operators, with a reason, only while no manager is left who can. */
    @RequestBody(content = @Content(schema = @Schema(implementation = StaffForm.class)))
    @Status(HttpStatus.CREATED)
    @Post(STAFF)
    OpenedJson openStaff(@Found Desk desk, @Found Form<StaffForm> form) {
        var opening = StaffForm.read(desk, form).orElseThrow(() -> form.problemFor(abri.access().seePlace()
                .at(desk.by(), new About.OfRelay(desk.relay()), Action.OPEN_PROFESSIONAL_ACCOUNT,
                        Action.NAME_MANAGER)));
        return switch (Answers.of(abri.relay().keepTeam().open(opening))) {
            case KeepTeam.Opened opened -> OpenedJson.of(opened);
            case KeepTeam.ForItsManagers() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "for-its-managers", "A manager of that relay can do it.");
        };
    }

    @Serdeable.Serializable
    record LineJson(int line, @Nullable NameJson name, @Nullable String problem) {}

    @Serdeable.Serializable
    record CheckedJson(boolean good, List<LineJson> lines) {}

    @Serdeable.Serializable
    record OpenedAllJson(List<OpenedJson> staff) {}

    /** How a list is read, line by line; nothing is opened. */
    @RequestBody(content = @Content(schema = @Schema(implementation = TeamListForm.class)))
    @Status(HttpStatus.OK)
    @Post(STAFF + "/list/check")
    CheckedJson checkStaffList(@Found Desk desk, @Found Form<TeamListForm> form) {
        var names = Answers.of(abri.relay().openTeam().check(desk.by(), desk.relay(),
                listed(desk, form).names()));
        return new CheckedJson(names.isGood(), names.lines().stream()
                .map(line -> new LineJson(line.number(), line.name().map(NameJson::of).orElse(null),
                        line.problem().map(Answers::code).orElse(null)))
                .toList());
    }

    /** By a manager: all of a list, in its order, or none. */
    @RequestBody(content = @Content(schema = @Schema(implementation = TeamListForm.class)))
    @Status(HttpStatus.CREATED)
    @Post(STAFF + "/list")
    OpenedAllJson openStaffList(@Found Desk desk, @Found Form<TeamListForm> form) {
        return switch (Answers.of(abri.relay().openTeam().open(listed(desk, form)))) {
            case OpenTeam.Outcome.OpenedAll(var all) -> new OpenedAllJson(
                    all.stream().map(OpenTeam.OpenedOne::opened).map(OpenedJson::of).toList());
            case OpenTeam.Outcome.NotAll(var names) -> throw TeamListForm.told(form, names).problem();
            case OpenTeam.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
            case OpenTeam.Outcome.ForItsManagers() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "for-its-managers", "A manager of that relay can do it.");
        };
    }

    private OpenTeam.Command listed(Desk desk, Form<TeamListForm> form) {
        return TeamListForm.read(desk, form).orElseThrow(() -> form.problemFor(abri.access().seePlace()
                .at(desk.by(), new About.OfRelay(desk.relay()), Action.OPEN_PROFESSIONAL_ACCOUNT)));
    }

    /** Asks for a new way in for a colleague; nothing in the answer opens an account whose owner has chosen a password. */
    @Status(HttpStatus.CREATED)
    @Post(RENEWAL)
    AskedJson renewAccess(@Found Desk desk, AccountId account) {
        return switch (Answers.of(abri.relay().renewAccess().ask(desk.by(), desk.relay(), account))) {
            case RenewAccess.Outcome.CodeGiven(var username, var code) ->
                    new AskedJson(username.value(), "GIVEN", code);
            case RenewAccess.Outcome.Waiting(var username, var code) ->
                    new AskedJson(username.value(), "WAITING", code);
            case RenewAccess.Outcome.Sent(var username) -> new AskedJson(username.value(), "SMS", null);
            case RenewAccess.Outcome.Own() -> throw new ProblemException(HttpStatus.CONFLICT, "own-account",
                    "Nobody renews their own way in.");
            case RenewAccess.Outcome.ForSomebodyElse() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "for-somebody-else", "Somebody else must do it: a manager there, or an operator.");
            case RenewAccess.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    /** By a second person: from now on the code on paper is good. */
    @Status(HttpStatus.NO_CONTENT)
    @Post(RENEWAL + "/approval")
    void approveRenewal(@Found Desk desk, AccountId account) {
        var approval = Answers.of(abri.relay().renewAccess().approve(desk.by(), desk.relay(), account));
        if (approval != Approval.APPROVED) {
            throw new ProblemException(HttpStatus.CONFLICT, Answers.code(approval),
                    "Somebody else must approve, or nothing waits for it.");
        }
    }

    /** Over already is over: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(RENEWAL)
    void stopRenewal(@Found Desk desk, AccountId account) {
        var unused = Answers.of(abri.relay().renewAccess().refuse(desk.by(), desk.relay(), account));
    }

    /** By a manager; an operator answers. */
    @Status(HttpStatus.ACCEPTED)
    @Post(MANAGER)
    void askForManager(@Found Desk desk, AccountId account) {
        var unused = Answers.of(abri.relay().keepTeam().askForManager(desk.by(), desk.relay(), account));
    }

    /** By an operator, once; what no manager asked for is not there. */
    @Status(HttpStatus.NO_CONTENT)
    @Post(MANAGER + "/naming")
    void nameManager(@Found Desk desk, AccountId account) {
        var unused =
                Answers.of(abri.relay().keepTeam().answerManager(desk.by(), desk.relay(), account, true));
    }

    /** As well, when the answer is no. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(MANAGER)
    void refuseManager(@Found Desk desk, AccountId account) {
        var unused =
                Answers.of(abri.relay().keepTeam().answerManager(desk.by(), desk.relay(), account, false));
    }

    /** REL-4: by an operator, a professional of the team manages it in place of that manager, who leaves. */
    @RequestBody(content = @Content(schema = @Schema(implementation = SuccessorForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post(MANAGER + "/replacement")
    void replaceManager(@Found Desk desk, AccountId account, @Found Form<SuccessorForm> form) {
        var successor = SuccessorForm.read(form)
                .orElseThrow(() -> form.problemFor(abri.access().seePlace().at(desk.by(),
                        new About.OfRelay(desk.relay()), Action.NAME_MANAGER)));
        var unused = Answers
                .of(abri.relay().keepTeam().replace(desk.by(), desk.relay(), account, successor));
    }

    @Status(HttpStatus.NO_CONTENT)
    @Delete(STAFF + "/{account}")
    void removeStaff(@Found Desk desk, AccountId account) {
        if (Answers.of(abri.relay().keepTeam().remove(desk.by(), desk.relay(), account))
                == Removal.LAST_MANAGER) {
            throw new ProblemException(HttpStatus.CONFLICT, "last-manager",
                    "A relay keeps at least one manager while its agreement is in force.");
        }
    }
}
