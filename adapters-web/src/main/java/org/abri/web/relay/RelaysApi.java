package org.abri.web.relay;

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

    @Serdeable.Serializable
    record RelaysJson(List<RelayJson> relays) {}

    @Serdeable.Serializable
    record RecordedJson(String relay, OpenedJson manager) {}

    private final Abri abri;
    private final InstantSource clock;

    RelaysApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    @Get(RELAYS)
    RelaysJson listRelays(@Found Visitor visitor) {
        return new RelaysJson(Answers.of(abri.relay().seeRelays().all(visitor.viewpoint())).stream()
                .map(relay -> RelayJson.of(relay, clock.instant())).toList());
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
