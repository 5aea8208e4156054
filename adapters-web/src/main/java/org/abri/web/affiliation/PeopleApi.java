package org.abri.web.affiliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.EndAffiliation;
import org.abri.application.affiliation.SeePeople;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.VaultId;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.account.NameJson;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** AFF-2, AFF-5: whom a relay accompanies, for programs of its staff. */
@Controller("/api/v1/relays/{relay}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PeopleApi {
    @Serdeable.Serializable
    record PersonJson(String vault, NameJson name, boolean feedingAllowed) {
        static PersonJson of(SeePeople.Person person) {
            return new PersonJson(person.vault().toString(), NameJson.of(person.name()),
                    person.feedingAllowed());
        }
    }

    @Serdeable.Serializable
    record PeopleJson(List<PersonJson> people) {}

    @Serdeable.Deserializable
    record RequestJson(@Nullable String username, boolean bySms) {}

    /** AUT-5: the same whether somebody has that username or not. */
    @Serdeable.Serializable
    record AskedJson(boolean asked) {}

    @Serdeable.Deserializable
    record ConfirmationJson(@Nullable String username, @Nullable String code) {
        @Override
        public String toString() {
            return "ConfirmationJson[…]";
        }
    }

    @Serdeable.Serializable
    record ConfirmedJson(String affiliation, String vault) {}

    private final Abri abri;

    PeopleApi(Abri abri) {
        this.abri = abri;
    }

    @Get("/people")
    PeopleJson see(Visitor visitor, RelayId relay) {
        return switch (abri.seePeople().see(visitor.at(relay), relay)) {
            case SeePeople.Outcome.Seen(var people) ->
                    new PeopleJson(people.stream().map(PersonJson::of).toList());
            case SeePeople.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Post("/affiliations")
    HttpResponse<AskedJson> request(Visitor visitor, RelayId relay, @Body RequestJson given) {
        var by = Sides.staff(visitor, relay);
        return switch (abri.affiliatePerson().request(by, username(given.username()), given.bySms())) {
            case AffiliatePerson.RequestOutcome.Asked() -> HttpResponse.accepted().body(new AskedJson(true));
            case AffiliatePerson.RequestOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Post("/affiliations/confirmation")
    ConfirmedJson confirm(Visitor visitor, RelayId relay, @Body ConfirmationJson given) {
        var by = Sides.staff(visitor, relay);
        return switch (abri.affiliatePerson().confirmWithCode(by, username(given.username()),
                Answers.typed(given.code()))) {
            case AffiliatePerson.ConfirmOutcome.Confirmed(var tie) ->
                    new ConfirmedJson(tie.id().toString(), tie.vault().toString());
            case AffiliatePerson.ConfirmOutcome.NotConfirmed() ->
                    throw new ProblemException(HttpStatus.CONFLICT, "not-confirmed",
                            "Nothing waits to be confirmed, or not any more, or not with that code.");
            case AffiliatePerson.ConfirmOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Delete("/vaults/{vault}/affiliation")
    HttpResponse<?> end(Visitor visitor, RelayId relay, VaultId vault) {
        return switch (abri.endAffiliation().byStaff(Sides.staff(visitor, relay), vault)) {
            case EndAffiliation.Outcome.Ended() -> HttpResponse.noContent();
            case EndAffiliation.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private static Username username(@Nullable String given) {
        return Answers.reading("username", () -> Username.typed(Answers.typed(given)));
    }
}
