package org.abri.web.relay;

import gg.jte.models.runtime.JteModel;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.relay.KeepTeam;
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

    TeamPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.TEAM)
    HttpResponse<byte[]> team(Desk desk) {
        return face.show(desk.visitor(), members(desk),
                (page, members) -> Face.DRAW.relayTeam(page, desk.at(), members, desk.by().who()));
    }

    @Get(At.ADD_TO_TEAM)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.<StaffForm> fresh(desk.visitor(), Map.of("language",
                desk.visitor().language().tag(), "role", StaffRole.PROFESSIONAL.name())));
    }

    @Post(At.ADD_TO_TEAM)
    HttpResponse<byte[]> add(Desk desk, Form<StaffForm> form) {
        return StaffForm.read(desk, form)
                .map(
                        opening -> face.show(desk.visitor(), abri.relay().keepTeam().open(opening),
                                (page, opened) -> shownOnce(page, desk, "team.opened", opened.username(),
                                        opened.firstPassword())))
                .orElseGet(() -> form(desk, form));
    }

    private HttpResponse<byte[]> form(Desk desk, Form<StaffForm> form) {
        return face.show(form,
                abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                        Action.OPEN_PROFESSIONAL_ACCOUNT, Action.NAME_MANAGER),
                (page, typed, look) -> Face.DRAW.relayTeamAdd(page, typed, desk.at(),
                        look.may(Action.NAME_MANAGER)));
    }

    @Get(At.REMOVE_FROM_TEAM)
    HttpResponse<byte[]> askRemove(Desk desk, AccountId account) {
        return remove(desk, account, Form.<NoFields> fresh(desk.visitor()));
    }

    @Post(At.REMOVE_FROM_TEAM)
    HttpResponse<byte[]> removed(Desk desk, AccountId account, Form<NoFields> form) {
        return switch (Answers.of(abri.relay().keepTeam().remove(desk.by(), desk.relay(), account))) {
            case LAST_MANAGER -> remove(desk, account, form.wrong("", "last-manager"));
            case REMOVED -> desk.by().who().filter(account::equals).isPresent() ? Face.to(At.WORKPLACES)
                    : face.done(desk.at().team(), "removed");
        };
    }

    private HttpResponse<byte[]> remove(Desk desk, AccountId account, Form<NoFields> form) {
        var member =
                members(desk).map(members -> members.stream().filter(one -> one.account().equals(account))
                        .findFirst().orElseThrow(ProblemException::notFound));
        return face.show(form, member,
                (page, typed, found) -> Face.DRAW.relayTeamRemove(page, typed, desk.at(), found));
    }

    /** Shown as the answer itself: a first password is kept nowhere and belongs in no address. */
    @Post(At.RENEW_FIRST_PASSWORD)
    HttpResponse<byte[]> renew(Desk desk, AccountId account, Form<NoFields> form) {
        return face.show(desk.visitor(),
                abri.relay().keepTeam().renewFirstPassword(desk.by(), desk.relay(), account),
                (page, renewed) -> shownOnce(page, desk, "team.renewed", renewed.username(),
                        renewed.firstPassword()));
    }

    private static JteModel shownOnce(Page page, Desk desk, String title, Username username,
            String firstPassword) {
        return Face.DRAW.relayShownOnce(page.at(desk.at().team()), page.say(title), username, firstPassword,
                desk.at().team(), page.say("team.title"));
    }

    private Answer<List<KeepTeam.Member>> members(Desk desk) {
        return abri.relay().keepTeam().see(desk.by(), desk.relay());
    }
}
