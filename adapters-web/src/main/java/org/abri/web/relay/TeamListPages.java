package org.abri.web.relay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.relay.OpenTeam;
import org.abri.application.relay.OpenTeam.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.account.PersonName;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;

/** ACC-4: a manager pastes the names of a team, sees how they are read, and opens all of them. */
@Pages
final class TeamListPages {
    private final Abri abri;
    private final Face face;

    TeamListPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.ADD_TEAM)
    HttpResponse<byte[]> form(Desk desk) {
        return form(desk, Form.fresh(desk.visitor(), Map.of("language", desk.visitor().language().tag())),
                List.of());
    }

    @Post(At.ADD_TEAM)
    HttpResponse<byte[]> send(Desk desk, Form<TeamListForm> form) {
        return TeamListForm.read(desk, form)
                .map(command -> form.text("step").equals("open") ? opened(desk, form, command)
                        : checked(desk, form, command))
                .orElseGet(() -> form(desk, form, List.of()));
    }

    private HttpResponse<byte[]> checked(Desk desk, Form<TeamListForm> form, OpenTeam.Command command) {
        var names = Answers
                .of(abri.relay().openTeam().check(desk.by(), desk.relay(), command.names()));
        return form(desk, TeamListForm.told(form, names), names.isGood() ? names.names() : List.of());
    }

    /** Shown as the answer itself: codes are kept nowhere and belong in no address. */
    private HttpResponse<byte[]> opened(Desk desk, Form<TeamListForm> form, OpenTeam.Command command) {
        var answer = abri.relay().openTeam().open(command);
        return switch (Answers.of(answer)) {
            case Outcome.OpenedAll(var colleagues) -> face.show(desk.visitor(), answer,
                    (page, all) -> Face.DRAW.relayTeamOpened(page.at(desk.at().team()), desk.at(),
                            colleagues));
            case Outcome.NotAll(var names) -> form(desk, TeamListForm.told(form, names), List.of());
            case Outcome.Paused(var until) -> form(desk, form.wrong("", "too-many-lists", until), List.of());
            case Outcome.ForItsManagers() -> form(desk, form.wrong("", "for-its-managers"), List.of());
        };
    }

    private HttpResponse<byte[]> form(Desk desk, Form<TeamListForm> form, List<PersonName> checked) {
        return face.show(form,
                abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                        Action.OPEN_PROFESSIONAL_ACCOUNT),
                (page, typed, look) -> Face.DRAW.relayTeamList(page, typed, desk.at(), checked));
    }
}
