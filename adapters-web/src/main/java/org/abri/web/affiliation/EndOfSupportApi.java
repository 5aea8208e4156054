package org.abri.web.affiliation;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.affiliation.People.Leaving;
import org.abri.domain.access.Action;
import org.abri.domain.affiliation.EndOfSupport;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
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

    /** From {@code endsAt} on the relay sees nothing any more. Both null: it was not declared. */
    @Serdeable.Serializable
    record EndJson(@Nullable Instant declaredAt, @Nullable Instant endsAt) {
        static EndJson of(EndOfSupport end) {
            return new EndJson(end.declaredAt(), end.endsAt());
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

    EndOfSupportApi(Abri abri) {
        this.abri = abri;
    }

    @Get(RELAY + "/ends-of-support")
    AllLeavingJson listEndsOfSupport(@Found Desk desk) {
        return new AllLeavingJson(Answers.of(abri.affiliation().seePeople().leaving(desk.by(), desk.relay()))
                .stream().map(LeavingJson::of).toList());
    }

    @Get(END)
    EndJson seeEndOfSupport(@Found Shelf shelf) {
        return Answers
                .of(abri.access().seePlace().at(shelf.by(), new About.OfVault(shelf.vault()),
                        Action.DECLARE_END_OF_SUPPORT))
                .endOfSupport().map(EndJson::of).orElseGet(() -> new EndJson(null, null));
    }

    /** Declared already is declared: the first days count. */
    @Put(END)
    EndJson declareEndOfSupport(@Found Shelf shelf) {
        return EndJson.of(Answers.of(abri.affiliation().endSupport().declare(shelf.by(), shelf.vault())));
    }

    /** What was not declared goes on anyway: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(END)
    void takeBackEndOfSupport(@Found Shelf shelf) {
        var unused = Answers.of(abri.affiliation().endSupport().takeBack(shelf.by(), shelf.vault()));
    }

    /** All is handed over: the vault is off the relay now. */
    @Status(HttpStatus.NO_CONTENT)
    @Post(END + "/completion")
    void completeEndOfSupport(@Found Shelf shelf) {
        if (!Answers.of(abri.affiliation().endSupport().finish(shelf.by(), shelf.vault()))) {
            throw new ProblemException(HttpStatus.CONFLICT, "not-declared",
                    "The end of support has to be declared first.");
        }
    }
}
