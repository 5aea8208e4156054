package org.abri.web.relay;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.relay.RecordRelay;
import org.abri.application.relay.SeeRelays;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.web.access.Answers;
import org.abri.web.account.TypedPerson;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.session.Form;
import org.abri.web.session.GivesBack;
import org.abri.web.session.Visitor;

/** REL-2, ACC-3: operators record relays with their agreement and first manager. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OperatorPages implements GivesBack {
    /** Where French relays are, the one of most of them first. */
    private static final List<String> ZONES =
            List.of("Europe/Paris", "America/Cayenne", "America/Guadeloupe", "America/Martinique",
                    "America/Miquelon", "Indian/Mayotte", "Indian/Reunion", "Pacific/Noumea",
                    "Pacific/Tahiti", "Pacific/Wallis");

    private final Abri abri;
    private final Face face;

    OperatorPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get("/operator/relays")
    HttpResponse<?> all(HttpRequest<?> request) {
        var page = face.operator(request);
        return switch (abri.seeRelays().all(Visitor.of(request).viewpoint())) {
            case SeeRelays.AllOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeRelays.AllOutcome.Seen(var relays) -> face.show(face.templates().relayAll(page, relays));
        };
    }

    @Get("/operator/relays/add")
    HttpResponse<?> form(HttpRequest<?> request) {
        var page = face.operator(request);
        return form(page, page.fresh(Map.of("reads", page.lang(), "zone", ZONES.getFirst())));
    }

    @Post("/operator/relays/add")
    HttpResponse<?> add(HttpRequest<?> request, Form form) {
        form.only("typed-by", "name", "zone", "from", "until", "cost", "given", "family", "reads");
        face.mustBeSignedIn(request, form);
        var page = face.operator(request);
        var typed = page.typed(form);
        var name = typed.read("name", () -> TypedText.line(form.text("name"), Relay.LONGEST_NAME));
        var zone = typed.read("zone", () -> zone(form.text("zone")));
        var agreement = agreement(typed);
        var manager = TypedPerson.name(typed);
        var language = TypedPerson.language(typed);
        if (typed.anyWrong()) { return form(page, typed); }
        var command = new RecordRelay.Command(Visitor.of(request).viewpoint(), form.once(),
                name.orElseThrow(), zone.orElseThrow(),
                agreement.orElseThrow(), manager.orElseThrow(), language.orElseThrow());
        return switch (abri.recordRelay().record(command)) {
            case RecordRelay.Outcome.Refused(var why) -> throw Answers.refused(why);
            case RecordRelay.Outcome.Recorded(var relay, var opened) ->
                    face.show(face.templates().accountShownOnce(page,
                            page.say("operator-relays.recorded"), opened.username(), opened.firstPassword(),
                            "/operator/relays",
                            page.say("operator-relays.title")));
        };
    }

    private static ZoneId zone(String typed) {
        if (!ZONES.contains(typed)) { throw new InvalidValue(Flaw.NOT_A_CHOICE); }
        return ZoneId.of(typed);
    }

    private static Optional<ServiceAgreement> agreement(Typed typed) {
        var from = typed.read("from", () -> day(typed.value("from")));
        var until = typed.read("until", () -> day(typed.value("until")));
        var cost =
                typed.read("cost", () -> TypedText.line(typed.value("cost"), ServiceAgreement.LONGEST_COST));
        return from.isPresent() && until.isPresent() && cost.isPresent()
                ? typed.read("until", () -> ServiceAgreement.concluded(from.get(), until.get(), cost.get()))
                : Optional.empty();
    }

    private static LocalDate day(String typed) {
        if (typed.isBlank()) { throw new InvalidValue(Flaw.MISSING); }
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException notADay) {
            throw new InvalidValue(Flaw.NOT_A_DATE);
        }
    }

    private HttpResponse<?> form(Page page, Typed typed) {
        return face.show(typed, face.templates().relayAdd(page, typed, ZONES));
    }

    @Override
    public List<GivenBack> forms() {
        return List.of(GivenBack.at("/operator/relays/add",
                (place, typed) -> form(face.operator(place.request()), typed)));
    }
}
