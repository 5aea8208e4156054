package org.abri.web.affiliation;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.FindPerson;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.domain.access.Action;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.text.Sought;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.account.ProofForms;
import org.abri.web.affiliation.AffiliateForm.Confirmation;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.ByName;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** AFF-2, AFF-5: whom a relay accompanies, for programs of its staff. */
@Api
@Controller(Api.AT)
final class PeopleApi {
    private static final String RELAY = "/relays/{relay}";

    /**
     * {@code lastOpened}: when whoever asks last opened the vault; null when they never did. {@code newPapers} of the shared
     * {@code papers}: what others have added or shared since.
     */
    @Serdeable.Serializable
    record PersonJson(String vault, NameJson name, Instant since, boolean feedingAllowed,
            @Nullable Instant lastOpened, int papers, int newPapers) {
        static PersonJson of(PersonLine person) {
            return new PersonJson(person.vault().toString(), NameJson.of(person.name()), person.since(),
                    person.feedingAllowed(), person.seen().orElse(null), person.papers(),
                    person.newPapers());
        }
    }

    /** {@code next} is what to ask for {@code after}; null when these are the last. */
    @Serdeable.Serializable
    record PeopleJson(List<PersonJson> people, @Nullable String next) {
        static PeopleJson of(Listed<PersonLine> people) {
            return new PeopleJson(people.lines().stream().map(PersonJson::of).toList(),
                    people.next().map(Listing.Mark::text).orElse(null));
        }
    }

    /** AUT-5: the same whether there is somebody or not; {@code request} is what they confirm, if there is. */
    @Serdeable.Serializable
    record AskedJson(boolean asked, String request) {
        /** Throws {@link ProblemException} when too much was asked. */
        static AskedJson of(AffiliatePerson.Outcome outcome, Instant now) {
            AffiliateForm.Asking.mustNotPause(outcome, now);
            return new AskedJson(true,
                    outcome instanceof AffiliatePerson.Asked(var request) ? request.toString() : "");
        }
    }

    @Serdeable.Serializable
    record ConfirmedJson(String affiliation, String vault) {
        static ConfirmedJson of(Optional<Affiliation> confirmed) {
            return confirmed.map(tie -> new ConfirmedJson(tie.id().toString(), tie.vault().toString()))
                    .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "not-confirmed",
                            "Nothing waits to be confirmed, or not any more, or not with that code."));
        }
    }

    /** {@code name} is masked, {@code born} the year; {@code handle} is what to ask them by, once, for ten minutes. */
    @Serdeable.Serializable
    record MaskedJson(String name, @Nullable Integer born, String handle) {}

    /** At most three; {@code more} when there are others, who have to be asked for otherwise. */
    @Serdeable.Serializable
    record FoundJson(List<MaskedJson> people, boolean more) {
        static FoundJson of(FindPerson.Outcome.Found found) {
            return new FoundJson(found.people().stream().map(person -> new MaskedJson(person.name(),
                    person.born().map(Year::getValue).orElse(null), person.handle())).toList(), found.more());
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    PeopleApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    /** Whom one has opened first, the last first; {@code name} may be a username too, typed exactly. */
    @ByName
    @InParts
    @Get(RELAY + "/people")
    PeopleJson listPeople(@Found Desk desk, @Found Sought name, @Found Listing wanted) {
        return PeopleJson
                .of(Answers.of(
                        abri.affiliation().seePeople().find(desk.by(), desk.relay(), name, wanted)));
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = AffiliateForm.class)))
    @Status(HttpStatus.ACCEPTED)
    @Post(RELAY + "/affiliations")
    AskedJson requestAffiliation(@Found Desk desk, @Found Form<AffiliateForm> form) {
        var asking = AffiliateForm.read(form).orElseThrow(() -> form.problemFor(mayAsk(desk)));
        return asked(desk, asking);
    }

    private AskedJson asked(Desk desk, AffiliateForm.Asking asking) {
        return AskedJson.of(Answers.of(abri.affiliation().affiliatePerson().request(desk.by(), desk.relay(),
                asking.whom(), asking.bySms())), clock.instant());
    }

    /** AFF-4: one of those whom a search has found. */
    @RequestBody(content = @Content(schema = @Schema(implementation = AffiliateForm.OfFound.class)))
    @Status(HttpStatus.ACCEPTED)
    @Post(RELAY + "/affiliations/found")
    AskedJson requestAffiliationOfFound(@Found Desk desk, @Found Form<AffiliateForm.OfFound> form) {
        return asked(desk, AffiliateForm.OfFound.read(form).orElseThrow(() -> form.problemFor(mayAsk(desk))));
    }

    /** AFF-2: what was asked without a username. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ProofForms.Told.class)))
    @Post(RELAY + "/affiliations/requests/{affiliation}/confirmation")
    ConfirmedJson confirmRequest(@Found Desk desk, AffiliationId affiliation,
            @Found Form<ProofForms.Told> form) {
        var code = ProofForms.Told.read(form).orElseThrow(() -> form.problemFor(mayAsk(desk)));
        return ConfirmedJson.of(Answers.of(abri.affiliation().affiliatePerson().confirmWithCode(desk.by(),
                desk.relay(), affiliation, code)));
    }

    /** AFF-2, SEC-5: the person's answer to their secret question; it is good for nothing afterwards. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ProofForms.Answered.class)))
    @Post(RELAY + "/affiliations/requests/{affiliation}/answer")
    ConfirmedJson answerRequest(@Found Desk desk, AffiliationId affiliation,
            @Found Form<ProofForms.Answered> form) {
        var answer = ProofForms.Answered.read(form).orElseThrow(() -> form.problemFor(mayAsk(desk)));
        return ConfirmedJson.of(Answers.of(abri.affiliation().affiliatePerson().confirmWithAnswer(desk.by(),
                desk.relay(), affiliation, answer)));
    }

    /** AFF-4: by names, spelt as they may be, and birth date. What is found is masked, and each reads who looked. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FindForm.class)))
    @Post(RELAY + "/people/search")
    FoundJson searchPeople(@Found Desk desk, @Found Form<FindForm> form) {
        var finding = FindForm.read(form, clock.instant()).orElseThrow(() -> form.problemFor(mayAsk(desk)));
        return switch (Answers.of(abri.affiliation().findPerson().find(desk.by(), desk.relay(),
                finding.name(), finding.born()))) {
            case FindPerson.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
            case FindPerson.Outcome.Found found -> FoundJson.of(found);
        };
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = Confirmation.class)))
    @Post(RELAY + "/affiliations/confirmation")
    ConfirmedJson confirmAffiliation(@Found Desk desk, @Found Form<Confirmation> form) {
        var given = Confirmation.read(form).orElseThrow(() -> form.problemFor(mayAsk(desk)));
        return ConfirmedJson.of(Answers.of(abri.affiliation().affiliatePerson().confirmWithCode(desk.by(),
                desk.relay(), given.username(), given.code())));
    }

    private Answer<?> mayAsk(Desk desk) {
        return abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.REQUEST_AFFILIATION);
    }

    @Status(HttpStatus.NO_CONTENT)
    @Delete(RELAY + "/vaults/{vault}/affiliation")
    void endAffiliation(@Found Shelf shelf, @Found Desk desk) {
        var unused =
                Answers.of(abri.affiliation().endAffiliation().end(shelf.by(), shelf.vault(), desk.relay()));
    }
}
