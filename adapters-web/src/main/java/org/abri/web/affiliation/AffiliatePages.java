package org.abri.web.affiliation;

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
import java.util.Set;
import org.abri.application.Abri;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.SeePeople;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Flaw;
import org.abri.web.access.Answers;
import org.abri.web.face.Face;
import org.abri.web.face.Typed;
import org.abri.web.relay.Desks;
import org.abri.web.relay.Desks.Desk;
import org.abri.web.session.Form;
import org.abri.web.session.GivesBack;

/** AFF-2, AFF-3: tying somebody who has a vault to one more relay: asked for by staff, confirmed by the person. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AffiliatePages implements GivesBack {
    private static final Map<String, String> SMS_FIRST = Map.of("way", "sms");
    private static final Set<String> WAYS = Set.of("sms", "account");

    private final Abri abri;
    private final Face face;
    private final Desks desks;

    AffiliatePages(Abri abri, Face face, Desks desks) {
        this.abri = abri;
        this.face = face;
        this.desks = desks;
    }

    @Get("/relays/{relay}/people/affiliate")
    HttpResponse<?> form(HttpRequest<?> request, RelayId relay) {
        var desk = desks.at(request, relay);
        mustWork(desk);
        return form(desk, desk.page().fresh(SMS_FIRST));
    }

    /** REL-3: said before anything is filled in. */
    private void mustWork(Desk desk) {
        if (abri.seePeople().see(desk.staff(),
                desk.relay().id()) instanceof SeePeople.Outcome.Refused(var why)) {
            throw Answers.refused(why);
        }
    }

    @Post("/relays/{relay}/people/affiliate")
    HttpResponse<?> ask(HttpRequest<?> request, RelayId relay, Form form) {
        form.only("typed-by", "username", "way");
        var desk = desks.at(request, relay, form);
        var typed = desk.page().typed(form);
        var username = typed.read("username", () -> Username.typed(form.text("username")));
        if (!WAYS.contains(form.text("way"))) {
            typed.wrong("way", Flaw.NOT_A_CHOICE);
        }
        if (typed.anyWrong()) { return form(desk, typed); }
        var bySms = form.text("way").equals("sms");
        return switch (abri.affiliatePerson().request(desk.staff(), username.orElseThrow(), bySms)) {
            case AffiliatePerson.RequestOutcome.Refused(var why) -> throw Answers.refused(why);
            case AffiliatePerson.RequestOutcome.Asked() -> asked(desk, typed, bySms);
        };
    }

    @Post("/relays/{relay}/people/affiliate/confirm")
    HttpResponse<?> confirm(HttpRequest<?> request, RelayId relay, Form form) {
        form.only("typed-by", "username", "code");
        var desk = desks.at(request, relay, form);
        var typed = desk.page().at(desk.path() + "/people/affiliate").typed(form);
        var username = Answers.reading("username", () -> Username.typed(form.text("username")));
        if (form.text("code").isBlank()) { return asked(desk, typed.wrong("code", Flaw.MISSING), true); }
        return switch (abri.affiliatePerson().confirmWithCode(desk.staff(), username, form.text("code"))) {
            case AffiliatePerson.ConfirmOutcome.Refused(var why) -> throw Answers.refused(why);
            case AffiliatePerson.ConfirmOutcome.NotConfirmed() ->
                    asked(desk, typed.wrong("code", desk.page().say("affiliate.not-confirmed")), true);
            case AffiliatePerson.ConfirmOutcome.Confirmed(var tie) ->
                    Face.done(desk.path() + "/people/" + tie.vault(), "affiliated");
        };
    }

    private HttpResponse<?> form(Desk desk, Typed typed) {
        return face.show(typed, face.templates().affiliationAffiliate(desk.page(), typed, desk.relay()));
    }

    private HttpResponse<?> asked(Desk desk, Typed typed, boolean bySms) {
        var page = desk.page().at(desk.path() + "/people/affiliate");
        return face.show(typed, face.templates().affiliationAsked(page, typed, desk.relay(), bySms));
    }

    @Override
    public List<GivenBack> forms() {
        return List.of(GivenBack.at("/relays/{relay}/people/affiliate",
                (place, typed) -> form(desks.at(place.request(), place.relay()), typed)));
    }
}
