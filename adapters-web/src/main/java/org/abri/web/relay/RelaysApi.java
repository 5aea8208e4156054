package org.abri.web.relay;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.relay.RecordRelay;
import org.abri.application.relay.SeeRelays;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.TypedText;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.account.Languages;
import org.abri.web.account.NameJson;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** REL-2: the relays, for programs of operators; one's own relay, for those of its staff. */
@Controller("/api/v1/relays")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RelaysApi {
    @Serdeable.Serializable
    record RelaysJson(List<RelayJson> relays) {}

    @Serdeable.Deserializable
    record NewRelayJson(@Nullable String name, @Nullable String zone,
            RelayJson.@Nullable AgreementJson agreement,
            StaffJson.@Nullable NewStaffJson manager) {}

    @Serdeable.Serializable
    record RecordedJson(String relay, StaffJson.OpenedJson manager) {}

    private final Abri abri;
    private final InstantSource clock;

    RelaysApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    @Get
    RelaysJson all(Visitor visitor) {
        return switch (abri.seeRelays().all(visitor.viewpoint())) {
            case SeeRelays.AllOutcome.Seen(var relays) ->
                    new RelaysJson(
                            relays.stream().map(relay -> RelayJson.of(relay, clock.instant())).toList());
            case SeeRelays.AllOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Get("/{relay}")
    RelayJson one(Visitor visitor, RelayId relay) {
        return switch (abri.seeRelays().one(visitor.at(relay), relay)) {
            case SeeRelays.OneOutcome.Seen(var seen) -> RelayJson.of(seen, clock.instant());
            case SeeRelays.OneOutcome.Missing() -> throw ProblemException.notFound();
            case SeeRelays.OneOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Post
    HttpResponse<RecordedJson> record(Visitor visitor, Once once, @Body NewRelayJson given) {
        return switch (abri.recordRelay().record(command(visitor, once, given))) {
            case RecordRelay.Outcome.Recorded(var relay, var manager) -> HttpResponse.created(
                    new RecordedJson(relay.toString(), StaffJson.OpenedJson.of(manager)),
                    URI.create("/api/v1/relays/" + relay));
            case RecordRelay.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private static RecordRelay.Command command(Visitor visitor, Once once, NewRelayJson given) {
        var by = visitor.viewpoint();
        var name = Answers.reading("name",
                () -> TypedText.line(Answers.typed(given.name()), Relay.LONGEST_NAME));
        var zone = RelayJson.zone(given.zone());
        var agreement = RelayJson.AgreementJson.read(given.agreement());
        var manager = given.manager();
        if (manager == null) { throw ProblemException.invalid("manager", Flaw.MISSING); }
        return new RecordRelay.Command(by, once, name, zone, agreement,
                NameJson.read("manager", manager.name()),
                Languages.read("manager.language", manager.language()));
    }
}
