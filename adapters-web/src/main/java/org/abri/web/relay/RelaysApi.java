package org.abri.web.relay;

import org.jspecify.annotations.Nullable;
import org.abri.web.visit.InParts;
import org.abri.web.visit.ByName;
import org.abri.web.account.NameJson;
import org.abri.domain.text.Sought;
import org.abri.application.relay.SeeRelays;
import org.abri.application.Listing;
import java.time.Instant;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.domain.access.Action;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;

/** REL-2: the relays, for programs of operators; one's own relay, for those of its staff. */
@Api
@Controller(Api.AT)
final class RelaysApi {
    private static final String RELAYS = "/relays";

    /**
     * A relay as {@link RelayJson} says, among others.
     *
     * @param state        {@link org.abri.domain.relay.RelayState}
     * @param managerAsked whether a manager there waits for an operator's answer
     */
    @Serdeable.Serializable
    record ListedRelayJson(String id, String name, String shortName, String from, String until, boolean works,
            String state, List<NameJson> managers, boolean managerAsked) {
        static ListedRelayJson of(SeeRelays.RelayLine line, Instant now) {
            var relay = line.relay();
            return new ListedRelayJson(relay.id().toString(), relay.name(), relay.shortName(),
                    relay.agreement().from().toString(), relay.agreement().until().toString(),
                    relay.worksAt(now), line.state().name(),
                    line.managers().stream().map(NameJson::of).toList(), line.managerAsked());
        }
    }

    /** {@code next} is what to ask for {@code after}; null when these are the last. */
    @Serdeable.Serializable
    record RelaysJson(List<ListedRelayJson> relays, @Nullable String next) {}

    @Serdeable.Serializable
    record RecordedJson(String relay, OpenedJson manager) {}

    private final Abri abri;
    private final InstantSource clock;

    RelaysApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    /** What waits or ends soon first. */
    @ByName
    @InParts
    @Get(RELAYS)
    RelaysJson listRelays(@Found Visitor visitor, @Found Sought name, @Found Listing wanted) {
        var relays = Answers.of(abri.relay().seeRelays().list(visitor.viewpoint(), name, wanted));
        return new RelaysJson(
                relays.lines().stream().map(line -> ListedRelayJson.of(line, clock.instant())).toList(),
                relays.next().map(Listing.Mark::text).orElse(null));
    }

    /** Whose agreement ends soon, the first of them first. */
    @InParts
    @Get(RELAYS + "/ending")
    RelaysJson listEndingRelays(@Found Visitor visitor, @Found Listing wanted) {
        var relays = Answers.of(abri.relay().seeRelays().ending(visitor.viewpoint(), wanted));
        return new RelaysJson(
                relays.lines().stream().map(line -> ListedRelayJson.of(line, clock.instant())).toList(),
                relays.next().map(Listing.Mark::text).orElse(null));
    }

    @Get(RELAYS + "/{relay}")
    RelayJson seeRelay(@Found Desk desk) {
        return RelayJson.of(Answers.of(abri.relay().seeRelays().find(desk.by(), desk.relay())),
                clock.instant());
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = RelayForm.class)))
    @Status(HttpStatus.CREATED)
    @Post(RELAYS)
    RecordedJson recordRelay(@Found Visitor visitor, @Found Form<RelayForm> form) {
        var by = visitor.viewpoint();
        var command = RelayForm.read(by, form).orElseThrow(() -> form.problemFor(
                abri.access().seePlace().at(by, new About.Nothing(), Action.RECORD_RELAY)));
        var recorded = Answers.of(abri.relay().recordRelay().record(command));
        return new RecordedJson(recorded.relay().toString(), OpenedJson.of(recorded.manager()));
    }
}
