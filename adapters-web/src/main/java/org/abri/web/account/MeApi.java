package org.abri.web.account;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.InstantSource;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Status;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.relay.Workplace;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Account;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.OwnPhone;
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
            @Nullable String born, @Nullable String phone, @Nullable Boolean phoneProven, String standing,
            Instant idleUntil,
            Instant endsAt) {
        static MeJson of(SignedIn person, Account account) {
            return new MeJson(account.id().toString(), account.kind().name(), account.username().value(),
                    NameJson.of(account.name()), account.language().tag(),
                    account.born().map(BirthDate::value).orElse(null),
                    account.phone().map(PhoneNumber::value).orElse(null),
                    account.ownPhone().map(OwnPhone::proven).orElse(null), person.standing().name(),
                    person.idleUntil(), person.endsAt());
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    MeApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    @Get("/me")
    MeJson seeMe(@Found Visitor visitor) {
        return MeJson.of(visitor.person(),
                Answers.of(abri.account().seeOwnAccount().see(visitor.viewpoint())));
    }

    /** AUT-6: a new way in that somebody asked for; {@code open} while it can still lead to another password. */
    @Serdeable.Serializable
    record RenewalJson(@Nullable NameJson askedBy, Instant askedAt, String way, String stage, Instant since,
            boolean open) {}

    /** {@code renewal} is null when none was ever asked for. */
    @Serdeable.Serializable
    record OwnRenewalJson(@Nullable RenewalJson renewal) {}

    /** AUT-6: the latest one that was asked for oneself. */
    @Get("/me/renewal")
    OwnRenewalJson seeOwnRenewal(@Found Visitor visitor) {
        var seen = Answers.of(abri.relay().renewAccess().seeOwn(visitor.viewpoint()));
        return new OwnRenewalJson(seen.map(one -> new RenewalJson(
                one.askedBy().map(NameJson::of).orElse(null), one.renewal().askedAt(),
                one.renewal().way().name(), one.renewal().stage().name(), one.renewal().since(),
                one.renewal().openAt(clock.instant()))).orElse(null));
    }

    /** AUT-6: it was not wanted. Over already is over: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete("/me/renewal")
    void stopOwnRenewal(@Found Visitor visitor) {
        var unused = Answers.of(abri.relay().renewAccess().stopOwn(visitor.viewpoint()));
    }

    /** Of staff. */
    @Get("/me/workplaces")
    WorkplacesJson workplaces(@Found Visitor visitor) {
        return new WorkplacesJson(Answers.of(abri.relay().seeWorkplaces().see(visitor.viewpoint())).stream()
                .map(WorkplaceJson::of).toList());
    }
}
