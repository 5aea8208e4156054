package org.abri.web.account;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.relay.SeeWorkplaces.Workplace;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Account;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PhoneNumber;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** PRI-1: one's own account, and where one works (ACC-12), for programs. */
@Api
@Controller(Api.AT)
final class MeApi {
    /** Where somebody works, and as what. */
    @Serdeable.Serializable
    record WorkplaceJson(String relay, String name, String role, Instant since) {
        static WorkplaceJson of(Workplace workplace) {
            return new WorkplaceJson(workplace.relay().id().toString(), workplace.relay().name(),
                    workplace.membership().role().name(), workplace.membership().since());
        }
    }

    @Serdeable.Serializable
    record WorkplacesJson(List<WorkplaceJson> workplaces) {}

    @Serdeable.Serializable
    record MeJson(String account, String kind, String username, NameJson name, String language,
            @Nullable String born, @Nullable String phone, String standing,
            Instant idleUntil,
            Instant endsAt) {
        static MeJson of(SignedIn person, Account account) {
            return new MeJson(account.id().toString(), account.kind().name(), account.username().value(),
                    NameJson.of(account.name()), account.language().tag(),
                    account.born().map(BirthDate::value).orElse(null),
                    account.phone().map(PhoneNumber::value).orElse(null), person.standing().name(),
                    person.idleUntil(), person.endsAt());
        }
    }

    private final Abri abri;

    MeApi(Abri abri) {
        this.abri = abri;
    }

    @Get("/me")
    MeJson seeMe(@Found Visitor visitor) {
        return MeJson.of(visitor.person(),
                Answers.of(abri.account().seeOwnAccount().see(visitor.viewpoint())));
    }

    /** Of staff. */
    @Get("/me/workplaces")
    WorkplacesJson workplaces(@Found Visitor visitor) {
        return new WorkplacesJson(Answers.of(abri.relay().seeWorkplaces().see(visitor.viewpoint())).stream()
                .map(WorkplaceJson::of).toList());
    }
}
