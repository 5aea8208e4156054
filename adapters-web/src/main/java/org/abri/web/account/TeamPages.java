package org.abri.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.account.KeepTeam;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Face;
import org.abri.web.face.Typed;
import org.abri.web.relay.Desks;
import org.abri.web.relay.Desks.Desk;
import org.abri.web.session.Form;
import org.abri.web.session.GivesBack;

/** ACC-4, REL-4, REL-5: the team of a relay, for its managers and for operators. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TeamPages implements GivesBack {
    private final Abri abri;
    private final Face face;
    private final Desks desks;

    TeamPages(Abri abri, Face face, Desks desks) {
        this.abri = abri;
        this.face = face;
        this.desks = desks;
    }

    @Get("/relays/{relay}/team")
    HttpResponse<?> team(HttpRequest<?> request, RelayId relay) {
        var desk = desk(request, relay);
        return face.show(
                face.templates().accountTeam(desk.page(), desk.relay(), members(desk), desk.by().who()));
    }

    @Get("/relays/{relay}/team/add")
    HttpResponse<?> form(HttpRequest<?> request, RelayId relay) {
        var desk = desk(request, relay);
        members(desk);
        return form(desk, desk.page().fresh(Map.of("reads", desk.page().lang(), "role", "professional")));
    }

    @Post("/relays/{relay}/team/add")
    HttpResponse<?> add(HttpRequest<?> request, RelayId relay, Form form) {
        form.only("typed-by", "given", "family", "reads", "role");
        var desk = desks.at(request, relay, form).under("team");
        var typed = desk.page().typed(form);
        var name = TypedPerson.name(typed);
        var language = TypedPerson.language(typed);
        var role = typed.read("role", () -> role(desk, form));
        if (typed.anyWrong()) { return form(desk, typed); }
        var opening = new KeepTeam.Opening(desk.by(), relay, form.once(), name.orElseThrow(),
                language.orElseThrow(), role.orElseThrow());
        return switch (abri.keepTeam().open(opening)) {
            case KeepTeam.OpenOutcome.Refused(var why) -> throw Answers.refused(why);
            case KeepTeam.OpenOutcome.Opened(var account, var username, var firstPassword) ->
                    face.show(face.templates().accountShownOnce(
                            desk.page(), desk.page().say("team.opened"), username, firstPassword,
                            desk.path() + "/team", desk.page().say("team.title")));
        };
    }

    /** ACC-3: only operators name managers; others are not asked. */
    private static StaffRole role(Desk desk, Form form) {
        return switch (form.text("role")) {
            case "manager" -> StaffRole.MANAGER;
            case "professional" -> StaffRole.PROFESSIONAL;
            case "" -> desk.operator() ? notChosen() : StaffRole.PROFESSIONAL;
            default -> notChosen();
        };
    }

    private static StaffRole notChosen() {
        throw new InvalidValue(Flaw.NOT_A_CHOICE);
    }

    private HttpResponse<?> form(Desk desk, Typed typed) {
        return face.show(typed,
                face.templates().accountTeamAdd(desk.page(), typed, desk.relay(), desk.operator()));
    }

    @Get("/relays/{relay}/team/{account}/remove")
    HttpResponse<?> askRemove(HttpRequest<?> request, RelayId relay, AccountId account) {
        var desk = desk(request, relay);
        return remove(desk, account, desk.page().fresh(Map.of()));
    }

    @Post("/relays/{relay}/team/{account}/remove")
    HttpResponse<?> remove(HttpRequest<?> request, RelayId relay, AccountId account, Form form) {
        form.only();
        var desk = desks.at(request, relay, form).under("team");
        return switch (abri.keepTeam().remove(desk.by(), relay, account)) {
            case KeepTeam.RemoveOutcome.Refused(var why) -> throw Answers.refused(why);
            case KeepTeam.RemoveOutcome.LastManager() ->
                    remove(desk, account,
                            desk.page().fresh(Map.of()).wrong("", desk.page().say("team.last-manager")));
            case KeepTeam.RemoveOutcome.Removed() -> desk.by().who().filter(account::equals).isPresent()
                    ? Face.to("/relays")
                    : Face.done(desk.path() + "/team", "removed");
        };
    }

    private HttpResponse<?> remove(Desk desk, AccountId account, Typed typed) {
        var member = members(desk).stream().filter(one -> one.account().equals(account)).findFirst()
                .orElseThrow(ProblemException::notFound);
        return face.show(typed, face.templates().accountTeamRemove(desk.page(), typed, desk.relay(), member));
    }

    /** Shown as the answer itself: a first password is kept nowhere and belongs in no address. */
    @Post("/relays/{relay}/team/{account}/first-password")
    HttpResponse<?> renew(HttpRequest<?> request, RelayId relay, AccountId account, Form form) {
        form.only();
        var desk = desks.at(request, relay, form).under("team");
        return switch (abri.keepTeam().renewFirstPassword(desk.by(), relay, account)) {
            case KeepTeam.RenewOutcome.Refused(var why) -> throw Answers.refused(why);
            case KeepTeam.RenewOutcome.NotOfTheTeam() -> throw ProblemException.notFound();
            case KeepTeam.RenewOutcome.Renewed(var username, var firstPassword) ->
                    face.show(face.templates().accountShownOnce(
                            desk.page().at(desk.path() + "/team"), desk.page().say("team.renewed"), username,
                            firstPassword, desk.path() + "/team",
                            desk.page().say("team.title")));
        };
    }

    private Desk desk(HttpRequest<?> request, RelayId relay) {
        return desks.at(request, relay).under("team");
    }

    private List<KeepTeam.Member> members(Desk desk) {
        return switch (abri.keepTeam().see(desk.by(), desk.relay().id())) {
            case KeepTeam.SeeOutcome.Refused(var why) -> throw Answers.refused(why);
            case KeepTeam.SeeOutcome.Seen(var members) -> members;
        };
    }

    @Override
    public List<GivenBack> forms() {
        return List.of(GivenBack.at("/relays/{relay}/team/add", (place, typed) -> {
            var desk = desk(place.request(), place.relay());
            members(desk);
            return form(desk, typed);
        }));
    }
}
