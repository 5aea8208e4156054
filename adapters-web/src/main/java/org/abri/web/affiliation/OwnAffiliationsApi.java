package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.affiliation.Affiliations.Tie;
import org.abri.application.affiliation.SeeAffiliations.WithStaff;
import org.abri.application.affiliation.SeeAffiliations.Worker;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.domain.relay.RelayId;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.vault.Downloads;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** AFF-5, AFF-9, VLT-5: the relays of one's own vault, for programs. */
@Api
@Controller(Api.AT)
final class OwnAffiliationsApi {
    private static final String AFFILIATIONS = "/vault/affiliations";

    /** {@code quiet}: its staff and the person have not met through the vault for a year, nor did they say that it stays (AFF-10). */
    @Serdeable.Serializable
    record ActiveJson(String affiliation, String relay, String name, Instant since, String confirmedBy,
            @Nullable Instant feedingSince, List<WorkerJson> staff,
            @Nullable EndOfSupportJson endOfSupport, boolean quiet) {}

    /** AFF-7: from when on that relay sees nothing any more, who declared it, and what is handed over; no name of whoever has no account any more. */
    @Serdeable.Serializable
    record EndOfSupportJson(Instant declaredAt, Instant endsAt, @Nullable NameJson declaredBy,
            List<HandedOverJson> handedOver) {
        static EndOfSupportJson of(EndOfSupport end, Map<AccountId, PersonName> names) {
            return new EndOfSupportJson(end.declaredAt(), end.endsAt(),
                    Optional.ofNullable(names.get(end.declaredBy())).map(NameJson::of).orElse(null),
                    HandedOverJson.of(end, names));
        }
    }

    /** Who sees what is shared with that relay; {@code isNew} of late, and since the relay came. */
    @Serdeable.Serializable
    record WorkerJson(NameJson name, String role, Instant since, boolean isNew) {
        static WorkerJson of(Worker worker) {
            return new WorkerJson(NameJson.of(worker.name()), worker.role().name(), worker.since(),
                    worker.isNew());
        }
    }

    @Serdeable.Serializable
    record RequestedJson(String affiliation, String relay, String name, Instant at, Instant expiresAt) {}

    @Serdeable.Serializable
    record AffiliationsJson(List<ActiveJson> active, List<RequestedJson> requested,
            List<RefusedJson> refused) {}

    /** A relay that was refused, and until when it cannot ask again by itself. */
    @Serdeable.Serializable
    record RefusedJson(String relay, String name, Instant until) {
        static Stream<RefusedJson> of(Tie tie) {
            return tie.affiliation().state() instanceof AffiliationState.Over(var at, var how)
                    ? Stream.of(new RefusedJson(tie.relay().id().toString(), tie.relay().name(),
                            at.plus(Affiliation.SILENCE)))
                    : Stream.empty();
        }
    }

    @Serdeable.Serializable
    record DecidedJson(boolean allowed) {}

    @Serdeable.Serializable
    record ApprovedJson(String affiliation, String relay) {}

    private final Abri abri;
    private final Downloads downloads;

    OwnAffiliationsApi(Abri abri, Downloads downloads) {
        this.abri = abri;
        this.downloads = downloads;
    }

    /** AFF-4: what to show to staff; good once, until {@code expiresAt}. */
    @Serdeable.Serializable
    record CodeJson(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "CodeJson[…]";
        }
    }

    /** A new one, in place of the last. */
    @Post("/vault/code")
    CodeJson showCode(@Found Shelf shelf) {
        var shown = Answers.of(abri.affiliation().showCode().show(shelf.by(), shelf.vault()));
        return new CodeJson(shown.code().shown(), shown.until());
    }

    @Get(AFFILIATIONS)
    AffiliationsJson seeAffiliations(@Found Shelf shelf) {
        var seen = Answers.of(abri.affiliation().seeAffiliations().seeWithStaff(shelf.by(), shelf.vault()));
        return new AffiliationsJson(
                seen.active().stream().flatMap(tie -> active(tie, seen)).toList(),
                seen.requested().stream().flatMap(OwnAffiliationsApi::requested).toList(),
                Answers.of(abri.affiliation().liftRefusal().refused(shelf.by(), shelf.vault())).stream()
                        .flatMap(RefusedJson::of).toList());
    }

    private static Stream<ActiveJson> active(Tie tie, WithStaff seen) {
        return tie.affiliation().state() instanceof AffiliationState.Active active
                ? Stream.of(new ActiveJson(tie.affiliation().id().toString(), tie.relay().id().toString(),
                        tie.relay().name(), active.since(), active.confirmedBy().name(),
                        tie.affiliation().feedingSince().orElse(null),
                        seen.at(tie.relay().id()).stream().map(WorkerJson::of).toList(),
                        active.endOfSupport().map(end -> EndOfSupportJson.of(end, seen.names())).orElse(null),
                        seen.quiet().contains(tie.relay().id())))
                : Stream.empty();
    }

    private static Stream<RequestedJson> requested(Tie tie) {
        return tie.affiliation().state() instanceof AffiliationState.Requested requested
                ? Stream.of(new RequestedJson(tie.affiliation().id().toString(), tie.relay().id().toString(),
                        tie.relay().name(), requested.at(), requested.expiresAt()))
                : Stream.empty();
    }

    /** AFF-3: a relay that was refused may ask again. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(AFFILIATIONS + "/{relay}/refusal")
    void liftRefusal(@Found Shelf shelf, RelayId relay) {
        var unused = Answers.of(abri.affiliation().liftRefusal().lift(shelf.by(), shelf.vault(), relay));
    }

    /** AFF-7: what staff of that relay added, whoever sees it by now, as one ZIP file, with an index as a page and as JSON. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(uri = AFFILIATIONS + "/{relay}/papers", headRoute = false)
    HttpResponse<?> takeOwnAddedPapers(@Found Shelf shelf, RelayId relay) {
        return downloads.giveAdded(shelf, relay);
    }

    /** Over already is over: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(AFFILIATIONS + "/{relay}")
    void leaveRelay(@Found Shelf shelf, RelayId relay) {
        var unused = Answers.of(abri.affiliation().endAffiliation().end(shelf.by(), shelf.vault(), relay));
    }

    /** AFF-10: it stays, and is not quiet for a year. */
    @Status(HttpStatus.NO_CONTENT)
    @Post(AFFILIATIONS + "/{relay}/keeping")
    void keepRelay(@Found Shelf shelf, RelayId relay) {
        if (!Answers.of(abri.affiliation().keepRelay().keep(shelf.by(), shelf.vault(), relay))) {
            throw ProblemException.notFound();
        }
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = AffiliateForm.Feeding.class)))
    @Put(AFFILIATIONS + "/{relay}/feeding")
    DecidedJson decideFeeding(@Found Shelf shelf, RelayId relay, @Found Form<AffiliateForm.Feeding> form) {
        var allowed = form.yesOrNo("allowed").orElseThrow(() -> form
                .problemFor(abri.affiliation().seeAffiliations().see(shelf.by(), shelf.vault())));
        return Answers
                .of(abri.affiliation().decideFeeding().decide(shelf.by(), shelf.vault(), relay, allowed))
                .map(tie -> new DecidedJson(tie.feedingAllowed())).orElseThrow(ProblemException::notFound);
    }

    /** GATE-2: a request that is another's, over, or none at all is answered the same. */
    @Post(AFFILIATIONS + "/requests/{affiliation}/approval")
    ApprovedJson approveAffiliation(@Found Shelf shelf, AffiliationId affiliation) {
        return Answers
                .of(abri.affiliation().affiliatePerson().approve(shelf.by(), shelf.vault(), affiliation))
                .map(tie -> new ApprovedJson(tie.id().toString(), tie.relay().toString()))
                .orElseThrow(ProblemException::notFound);
    }
}
