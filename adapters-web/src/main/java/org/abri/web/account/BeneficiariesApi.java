package org.abri.web.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.account.OpenBeneficiaryAccount;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.relay.RelayId;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.session.Visitor;
import org.jspecify.annotations.Nullable;

/** ACC-5, ACC-6: opens the account of a person who is present, for programs. */
@Controller("/api/v1/relays/{relay}/beneficiaries")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BeneficiariesApi {
    @Serdeable.Deserializable
    record SecretQuestionJson(@Nullable String question, @Nullable String answer) {
        @Override
        public String toString() {
            return "SecretQuestionJson[…]";
        }
    }

    @Serdeable.Deserializable
    record NewBeneficiaryJson(@Nullable NameJson name, @Nullable String born, @Nullable String language,
            @Nullable String phone,
            @Nullable String password, @Nullable SecretQuestionJson secretQuestion, boolean affiliate,
            boolean feeding,
            @Nullable String homonymReason) {
        @Override
        public String toString() {
            return "NewBeneficiaryJson[…]";
        }
    }

    @Serdeable.Serializable
    record OpenedJson(String vault, String username) {}

    private final Abri abri;
    private final InstantSource clock;

    BeneficiariesApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    @Post
    HttpResponse<OpenedJson> open(Visitor visitor, RelayId relay, Once once, @Body NewBeneficiaryJson given) {
        var command = command(visitor, relay, once, given);
        return switch (Answers.reading("homonymReason", () -> abri.openBeneficiaryAccount().open(command))) {
            case OpenBeneficiaryAccount.Outcome.Opened(var vault, var username) ->
                    HttpResponse.created(new OpenedJson(vault.toString(), username.value()));
            case OpenBeneficiaryAccount.Outcome.PasswordRefused(var flaw) ->
                    throw ProblemException.invalid("password", flaw);
            case OpenBeneficiaryAccount.Outcome.QuestionRefused(var flaw) ->
                    throw ProblemException.invalid("secretQuestion", flaw);
            case OpenBeneficiaryAccount.Outcome.MayHaveAnAccount() ->
                    throw new ProblemException(HttpStatus.CONFLICT, "may-have-an-account",
                            "Somebody of these names, born that day, has an account.");
            case OpenBeneficiaryAccount.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private OpenBeneficiaryAccount.Command command(Visitor visitor, RelayId relay, Once once,
            NewBeneficiaryJson given) {
        var by = visitor.at(relay);
        var question =
                given.secretQuestion() == null ? new SecretQuestionJson(null, null) : given.secretQuestion();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new OpenBeneficiaryAccount.Command(by, relay, once, NameJson.read("name", given.name()),
                Answers.reading("born", () -> BirthDate.typed(Answers.typed(given.born()), today)),
                Languages.read("language", given.language()),
                present(given.phone()).map(phone -> Answers.reading("phone", () -> new PhoneNumber(phone))),
                Answers.typed(given.password()), Answers.typed(question.question()),
                Answers.typed(question.answer()),
                given.affiliate(), given.feeding(), present(given.homonymReason()));
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }
}
