package org.abri.web.relay;

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
import org.abri.application.Once;
import org.abri.application.account.KeepTeam;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.account.Languages;
import org.abri.web.session.Visitor;

/** ACC-3, ACC-4, REL-5: who works for a relay, for programs. */
@Controller("/api/v1/relays/{relay}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TeamApi {
    @Serdeable.Serializable
    record TeamJson(List<StaffJson> staff) {}

    @Serdeable.Serializable
    record FirstPasswordJson(String username, String firstPassword) {
        @Override
        public String toString() {
            return "FirstPasswordJson[…]";
        }
    }

    private final Abri abri;

    TeamApi(Abri abri) {
        this.abri = abri;
    }

    @Get("/staff")
    TeamJson see(Visitor visitor, RelayId relay) {
        return switch (abri.keepTeam().see(visitor.at(relay), relay)) {
            case KeepTeam.SeeOutcome.Seen(var members) ->
                    new TeamJson(members.stream().map(StaffJson::of).toList());
            case KeepTeam.SeeOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Post("/professionals")
    HttpResponse<StaffJson.OpenedJson> openProfessional(Visitor visitor, RelayId relay, Once once,
            @Body StaffJson.NewStaffJson given) {
        return open(visitor, relay, once, given, StaffRole.PROFESSIONAL);
    }

    @Post("/managers")
    HttpResponse<StaffJson.OpenedJson> nameManager(Visitor visitor, RelayId relay, Once once,
            @Body StaffJson.NewStaffJson given) {
        return open(visitor, relay, once, given, StaffRole.MANAGER);
    }

    private HttpResponse<StaffJson.OpenedJson> open(Visitor visitor, RelayId relay, Once once,
            StaffJson.NewStaffJson given, StaffRole role) {
        var by = visitor.at(relay);
        var name =
                new PersonName(Answers.reading("given", () -> PersonName.part(Answers.typed(given.given()))),
                        Answers.reading("family", () -> PersonName.part(Answers.typed(given.family()))));
        var opening = new KeepTeam.Opening(by, relay, once, name,
                Languages.read("language", given.language()), role);
        return switch (abri.keepTeam().open(opening)) {
            case KeepTeam.OpenOutcome.Opened opened -> HttpResponse.created(StaffJson.OpenedJson.of(opened));
            case KeepTeam.OpenOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Post("/staff/{account}/first-password")
    HttpResponse<FirstPasswordJson> renewFirstPassword(Visitor visitor, RelayId relay, AccountId account) {
        return switch (abri.keepTeam().renewFirstPassword(visitor.at(relay), relay, account)) {
            case KeepTeam.RenewOutcome.Renewed(var username, var password) ->
                    HttpResponse.created(new FirstPasswordJson(username.value(), password));
            case KeepTeam.RenewOutcome.NotOfTheTeam() -> throw ProblemException.notFound();
            case KeepTeam.RenewOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Delete("/staff/{account}")
    HttpResponse<?> remove(Visitor visitor, RelayId relay, AccountId account) {
        return switch (abri.keepTeam().remove(visitor.at(relay), relay, account)) {
            case KeepTeam.RemoveOutcome.Removed() -> HttpResponse.noContent();
            case KeepTeam.RemoveOutcome.LastManager() ->
                    throw new ProblemException(HttpStatus.CONFLICT, "last-manager",
                            "A relay keeps at least one manager while its agreement is in force.");
            case KeepTeam.RemoveOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }
}
