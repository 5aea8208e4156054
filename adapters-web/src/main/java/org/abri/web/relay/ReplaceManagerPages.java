package org.abri.web.relay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.relay.KeepTeam;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;

/** REL-4: by an operator, a colleague manages a relay in place of a manager who leaves. */
@Pages
final class ReplaceManagerPages {
    private final Abri abri;
    private final Face face;

    ReplaceManagerPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.REPLACE_MANAGER)
    HttpResponse<byte[]> ask(Desk desk, AccountId account) {
        return ask(desk, account, Form.fresh(desk.visitor()));
    }

    @Post(At.REPLACE_MANAGER)
    HttpResponse<byte[]> replace(Desk desk, AccountId account, Form<SuccessorForm> form) {
        var successor = SuccessorForm.read(form);
        if (successor.isEmpty()) { return ask(desk, account, form); }
        var unused = Answers.of(
                abri.relay().keepTeam().replace(desk.by(), desk.relay(), account, successor.get()));
        return face.done(desk.at().team(), "manager-replaced");
    }

    private HttpResponse<byte[]> ask(Desk desk, AccountId account, Form<SuccessorForm> form) {
        var unused = Answers.of(abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.NAME_MANAGER));
        return face.show(form, abri.relay().keepTeam().see(desk.by(), desk.relay()),
                (page, typed, team) -> Face.DRAW.relayReplaceManager(page, typed, desk.at(),
                        manager(team, account), successors(team)));
    }

    private static KeepTeam.Member manager(List<KeepTeam.Member> team, AccountId account) {
        return team.stream().filter(one -> one.account().equals(account) && one.membership().isManager())
                .findFirst().orElseThrow(ProblemException::notFound);
    }

    private static List<KeepTeam.Member> successors(List<KeepTeam.Member> team) {
        return team.stream().filter(one -> !one.membership().isManager()).toList();
    }
}
