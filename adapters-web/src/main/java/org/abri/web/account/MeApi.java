package org.abri.web.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.account.ChoosePassword;
import org.abri.application.account.SeeOwnAccount;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Account;
import org.abri.domain.account.PhoneNumber;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.session.Cookies;
import org.abri.web.session.SessionJson;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** PRI-1, SEC-1: one's own account, for programs. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeApi {
    /** Where somebody works, and as what. */
    @Serdeable.Serializable
    record WorkplaceJson(String relay, String name, String role, Instant since) {
        static WorkplaceJson of(SeeOwnAccount.Workplace workplace) {
            return new WorkplaceJson(workplace.relay().id().toString(), workplace.relay().name(),
                    workplace.membership().role().name(),
                    workplace.membership().since());
        }
    }

    @Serdeable.Serializable
    record MeJson(String account, String kind, String username, NameJson name, String language,
            @Nullable String born, @Nullable String phone,
            String standing, Instant idleUntil, Instant endsAt, List<WorkplaceJson> workplaces) {
        static MeJson of(SignedIn person, Account account, List<SeeOwnAccount.Workplace> workplaces) {
            return new MeJson(account.id().toString(), account.kind().name(), account.username().value(),
                    NameJson.of(account.name()),
                    account.language().tag(), account.born().map(day -> day.value().toString()).orElse(null),
                    account.phone().map(PhoneNumber::value).orElse(null), person.standing().name(),
                    person.idleUntil(), person.endsAt(),
                    workplaces.stream().map(WorkplaceJson::of).toList());
        }
    }

    @Serdeable.Deserializable
    record PasswordJson(@Nullable String current, @Nullable String password) {
        @Override
        public String toString() {
            return "PasswordJson[…]";
        }
    }

    private final Abri abri;
    private final Cookies cookies;

    MeApi(Abri abri, Cookies cookies) {
        this.abri = abri;
        this.cookies = cookies;
    }

    @Get
    MeJson see(Visitor visitor) {
        var person = visitor.person();
        return switch (abri.seeOwnAccount().see(person.viewpoint(), person.account())) {
            case SeeOwnAccount.Outcome.Seen(var account, var workplaces) ->
                    MeJson.of(person, account, workplaces);
            case SeeOwnAccount.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    /** All sessions end; the answer holds a new one. */
    @Put("/password")
    HttpResponse<SessionJson> choosePassword(Visitor visitor, @Body PasswordJson given) {
        var person = visitor.person();
        var command = new ChoosePassword.Command(person.viewpoint(), person.account(),
                Optional.ofNullable(given.current()),
                Answers.typed(given.password()));
        return switch (abri.choosePassword().choose(command)) {
            case ChoosePassword.Outcome.Chosen(var again) -> answer(visitor, again);
            case ChoosePassword.Outcome.WrongCurrent() -> throw ProblemException.invalid("current", "wrong");
            case ChoosePassword.Outcome.PasswordRefused(var flaw) ->
                    throw ProblemException.invalid("password", flaw);
            case ChoosePassword.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private MutableHttpResponse<SessionJson> answer(Visitor visitor, SignedIn again) {
        var response = HttpResponse.ok(SessionJson.of(again));
        return visitor.byBearer() ? response : cookies.signedIn(response, again);
    }
}
