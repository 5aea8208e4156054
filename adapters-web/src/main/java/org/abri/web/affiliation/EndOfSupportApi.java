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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.affiliation.EndSupport.HandingOver;
import org.abri.application.affiliation.People.Leaving;
import org.abri.domain.affiliation.HandOver;
import org.abri.domain.relay.RelayId;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.vault.Downloads;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** AFF-7: that a relay no longer accompanies somebody, for programs of its staff. */
@Api
@Controller(Api.AT)
final class EndOfSupportApi {
    private static final String RELAY = "/relays/{relay}";
    private static final String END = RELAY + "/vaults/{vault}/end-of-support";
    private static final String STEP = END + "/handed-over/{step}";

    /** From {@code endsAt} on the relay sees nothing any more. Both null: it was not declared. {@code handedOver} is what is done. */
    @Serdeable.Serializable
    record EndJson(@Nullable Instant declaredAt, @Nullable Instant endsAt, List<HandedOverJson> handedOver) {
        static EndJson of(HandingOver seen) {
            return seen.end().map(end -> new EndJson(end.declaredAt(), end.endsAt(),
                    HandedOverJson.of(end, seen.names())))
                    .orElseGet(() -> new EndJson(null, null, List.of()));
        }
    }

    /** Whose support ends, and when. */
    @Serdeable.Serializable
    record LeavingJson(String vault, NameJson name, Instant endsAt) {
        static LeavingJson of(Leaving one) {
            return new LeavingJson(one.vault().toString(), NameJson.of(one.name()), one.end().endsAt());
        }
    }

    /** The first to end first; no more than a desk shows. */
    @Serdeable.Serializable
    record AllLeavingJson(List<LeavingJson> leaving) {}

    private final Abri abri;
    private final Downloads downloads;

    EndOfSupportApi(Abri abri, Downloads downloads) {
        this.abri = abri;
        this.downloads = downloads;
    }

    @Get(RELAY + "/ends-of-support")
    AllLeavingJson listEndsOfSupport(@Found Desk desk) {
        return new AllLeavingJson(Answers.of(abri.affiliation().seePeople().leaving(desk.by(), desk.relay()))
                .stream().map(LeavingJson::of).toList());
    }

    @Get(END)
    EndJson seeEndOfSupport(@Found Shelf shelf) {
        return EndJson.of(Answers.of(abri.affiliation().endSupport().see(shelf.by(), shelf.vault())));
    }

    /** Declared already is declared: the first days count. */
    @Put(END)
    EndJson declareEndOfSupport(@Found Shelf shelf) {
        var unused = Answers.of(abri.affiliation().endSupport().declare(shelf.by(), shelf.vault()));
        return seeEndOfSupport(shelf);
    }

    /** What was not declared goes on anyway: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(END)
    void takeBackEndOfSupport(@Found Shelf shelf) {
        var unused = Answers.of(abri.affiliation().endSupport().takeBack(shelf.by(), shelf.vault()));
    }

    /** {@code step} is one of {@code ORIGINALS}, {@code ADDED_PAPERS}, {@code USERNAME_CARD}, {@code RESCUE_CARD}, {@code SECRET_QUESTION}, {@code PHONE}, {@code APPOINTMENTS}, {@code NEXT_HELP}. Done already is done: who said so first said so. */
    @Status(HttpStatus.NO_CONTENT)
    @Put(STEP)
    void handOver(@Found Shelf shelf, String step) {
        handOver(shelf, step, true);
    }

    /** It was not done after all. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(STEP)
    void undoHandOver(@Found Shelf shelf, String step) {
        handOver(shelf, step, false);
    }

    private void handOver(Shelf shelf, String step, boolean done) {
        var wanted = Arrays.stream(HandOver.values()).filter(one -> one.name().equals(step)).findFirst()
                .orElseThrow(ProblemException::notFound);
        mustBeDeclared(Answers
                .of(abri.affiliation().endSupport().handOver(shelf.by(), shelf.vault(), wanted, done)));
    }

    private static void mustBeDeclared(boolean declared) {
        if (!declared) {
            throw new ProblemException(HttpStatus.CONFLICT, "not-declared",
                    "The end of support has to be declared first.");
        }
    }

    /** What staff of this relay added and still see, as one ZIP file, with an index as a page and as JSON. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(uri = END + "/papers", headRoute = false)
    HttpResponse<?> takeAddedPapers(@Found Shelf shelf, RelayId relay) {
        return downloads.giveAdded(shelf, relay);
    }

    /** All is handed over: the vault is off the relay now. */
    @Status(HttpStatus.NO_CONTENT)
    @Post(END + "/completion")
    void completeEndOfSupport(@Found Shelf shelf) {
        mustBeDeclared(Answers.of(abri.affiliation().endSupport().finish(shelf.by(), shelf.vault())));
    }
}
