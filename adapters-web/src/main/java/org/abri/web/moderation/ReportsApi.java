package org.abri.web.moderation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.moderation.ReportItem.Outcome;
import org.abri.application.moderation.ReviewReports;
import org.abri.domain.access.Action;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.vault.AppointmentJson;
import org.abri.web.vault.ContactJson;
import org.abri.web.vault.Downloads;
import org.abri.web.vault.SaidJson;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;

/** MOD-1: reports of items, for programs. */
@Api
@Controller(Api.AT)
final class ReportsApi {
    /** {@code stage}: OPEN or WITHDRAWN. */
    @Serdeable.Serializable
    record ReportLineJson(String report, String wrong, Instant at, String stage) {}

    @Serdeable.Serializable
    record ReportsJson(List<ReportLineJson> reports, @Nullable String next) {}

    /** What somebody wrote ({@code text}: of a note); the bytes of a document are apart. */
    @Serdeable.Serializable
    record ReportedItemJson(String kind, String title, @Nullable String text,
            @Nullable ContactJson contact,
            @Nullable AppointmentJson appointment) {
        static ReportedItemJson of(Item item) {
            var said = SaidJson.of(item.content());
            return new ReportedItemJson(item.content().kind().name(), item.content().title(), said.text(),
                    said.contact(), said.appointment());
        }
    }

    /** {@code relay}: whose staff reported it; none when its owner did. {@code item}: as long as operators may see it. */
    @Serdeable.Serializable
    record ReportJson(String report, String wrong, String words, Instant at, String stage, Instant until,
            @Nullable String relay, @Nullable ReportedItemJson item) {}

    @Serdeable.Serializable
    record WithdrawnJson(String title, String wrong, Instant erasedAt) {}

    @Serdeable.Serializable
    record AllWithdrawnJson(List<WithdrawnJson> withdrawn) {}

    private final Abri abri;
    private final Downloads downloads;
    private final InstantSource clock;

    ReportsApi(Abri abri, Downloads downloads, InstantSource clock) {
        this.abri = abri;
        this.downloads = downloads;
        this.clock = clock;
    }

    private ReviewReports desk() {
        return abri.moderation().reviewReports();
    }

    /** ABUSIVE or ILLICIT, and why. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ReportForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post(uris = { "/vault/items/{item}/reports", "/relays/{relay}/vaults/{vault}/items/{item}/reports" })
    void reportItem(@Found Shelf shelf, ItemId item, @Found Form<ReportForm> form) {
        var command = ReportForm.read(form, shelf, item)
                .orElseThrow(() -> form.problemFor(abri.access().seePlace().at(shelf.by(),
                        new About.OfItem(shelf.vault(), item), Action.REPORT)));
        switch (Answers.of(abri.moderation().reportItem().report(command))) {
            case Outcome.Reported() -> {}
            case Outcome.NotShared() -> throw new ProblemException(HttpStatus.CONFLICT, "not-shared",
                    "No operator may see what is private.");
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        }
    }

    /** What was withdrawn from one's vault, and until when it can be given back. */
    @Get("/vault/withdrawn")
    AllWithdrawnJson seeWithdrawn(@Found Shelf shelf) {
        return new AllWithdrawnJson(
                Answers.of(abri.moderation().seeWithdrawn().see(shelf.by(), shelf.vault())).stream()
                        .map(one -> new WithdrawnJson(one.title(), one.wrong().name(), one.erasedAt()))
                        .toList());
    }

    @InParts
    @Get("/reports")
    ReportsJson listReports(@Found Visitor visitor, @Found Listing wanted) {
        var found = Answers.of(desk().list(visitor.viewpoint(), wanted));
        return new ReportsJson(found.lines().stream().map(line -> new ReportLineJson(line.id().toString(),
                line.wrong().name(), line.at(), line.stage().name())).toList(),
                found.next().map(Listing.Mark::text).orElse(null));
    }

    /** The reported item alone; that it was seen is in its owner's record. */
    @Get("/reports/{report}")
    ReportJson seeReport(@Found Visitor visitor, ReportId report) {
        var seen = Answers.of(desk().see(visitor.viewpoint(), report));
        var said = seen.report();
        return new ReportJson(said.id().toString(), said.wrong().name(), said.words(), said.at(),
                said.stage().name(), said.until(), seen.relay().orElse(null),
                seen.item().map(ReportedItemJson::of).orElse(null));
    }

    /** The bytes of the document that was reported. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(uri = "/reports/{report}/content", headRoute = false)
    HttpResponse<?> downloadReported(@Found HttpRequest<?> request, @Found Visitor visitor,
            ReportId report) {
        return downloads.give(request, visitor, new ItemId(report.value()),
                () -> desk().download(visitor.viewpoint(), report));
    }

    /** NOTHING_FOUND, WITHDRAW, or GIVE_BACK. */
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/reports/{report}/decision")
    void decideReport(@Found Visitor visitor, ReportId report, @Found Form<DecisionForm> form) {
        var decision = DecisionForm.read(form)
                .orElseThrow(() -> form.problemFor(desk().see(visitor.viewpoint(), report)));
        switch (Answers.of(desk().decide(visitor.viewpoint(), report, decision))) {
            case DONE -> {}
            case NOTHING_TO_DO -> throw new ProblemException(HttpStatus.CONFLICT, "nothing-to-do",
                    "As things stand, nothing is to be done.");
        }
    }
}
