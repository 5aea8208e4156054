package org.abri.web.relay;

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
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.relay.KeepTeam;
import org.abri.application.relay.KeepTeam.Removal;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountId;
import org.abri.web.Api;
import org.abri.web.account.NameJson;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;

/** ACC-3, ACC-4, REL-5: who works for a relay, for programs. */
@Api
@Controller(Api.AT)
final class TeamApi {
    private static final String STAFF = "/relays/{relay}/staff";

    /** Somebody of a relay's team. */
    @Serdeable.Serializable
    record StaffJson(String account, NameJson name, String username, String role) {
        static StaffJson of(KeepTeam.Member member) {
            return new StaffJson(member.account().toString(), NameJson.of(member.name()),
                    member.username().value(), member.role().name());
        }
    }

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

    @Get(STAFF)
    TeamJson seeTeam(@Found Desk desk) {
        return new TeamJson(Answers.of(abri.relay().keepTeam().see(desk.by(), desk.relay())).stream()
                .map(StaffJson::of).toList());
    }

    /** Professionals by managers, managers by operators. */
    @RequestBody(content = @Content(schema = @Schema(implementation = StaffForm.class)))
    @Status(HttpStatus.CREATED)
    @Post(STAFF)
    OpenedJson openStaff(@Found Desk desk, @Found Form<StaffForm> form) {
        var opening = StaffForm.read(desk, form).orElseThrow(() -> form.problemFor(abri.access().seePlace()
                .at(desk.by(), new About.OfRelay(desk.relay()), Action.SEE_TEAM)));
        return OpenedJson.of(Answers.of(abri.relay().keepTeam().open(opening)));
    }

    @Status(HttpStatus.CREATED)
    @Post(STAFF + "/{account}/first-password")
    FirstPasswordJson renewFirstPassword(@Found Desk desk, AccountId account) {
        var renewed =
                Answers.of(abri.relay().keepTeam().renewFirstPassword(desk.by(), desk.relay(), account));
        return new FirstPasswordJson(renewed.username().value(), renewed.firstPassword());
    }

    @Status(HttpStatus.NO_CONTENT)
    @Delete(STAFF + "/{account}")
    void removeStaff(@Found Desk desk, AccountId account) {
        if (Answers.of(abri.relay().keepTeam().remove(desk.by(), desk.relay(), account))
                == Removal.LAST_MANAGER) {
            throw new ProblemException(HttpStatus.CONFLICT, "last-manager",
                    "A relay keeps at least one manager while its agreement is in force.");
        }
    }
}
