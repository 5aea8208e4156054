package org.abri.web.opening;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.opening.OpenBeneficiaryAccount.Outcome;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.jspecify.annotations.Nullable;

/** ACC-5, ACC-6: opens the vault of a person who is present, for programs. */
@Api
@Controller(Api.AT)
final class BeneficiariesApi {
    /** SEC-4: the code of the rescue card is told this once; null when the same request had opened the vault before. */
    @Serdeable.Serializable
    record OpenedJson(String vault, String username, @Nullable String rescueCode) {
        @Override
        public String toString() {
            return "OpenedJson[…]";
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    BeneficiariesApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = NewPersonForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/relays/{relay}/beneficiaries")
    OpenedJson openBeneficiaryAccount(@Found Desk desk, @Found Form<NewPersonForm> form) {
        return opened(Opener.AT_RELAY, desk, form);
    }

    /** ACC-5: by an operator, during a session at that relay, which is named. */
    @RequestBody(content = @Content(schema = @Schema(implementation = NewPersonForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/relays/{relay}/on-site-beneficiaries")
    OpenedJson openOnSite(@Found Desk desk, @Found Form<NewPersonForm> form) {
        return opened(Opener.ON_SITE, desk, form);
    }

    private OpenedJson opened(Opener opener, Desk desk, Form<NewPersonForm> form) {
        var person = NewPersonForm.person(opener, form, clock.instant());
        var wishes = NewPersonForm.wishes(form);
        if (form.anyWrong()) {
            throw form.problemFor(abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                    opener.action()));
        }
        var outcome = Answers.of(abri.opening().openBeneficiaryAccount()
                .open(new OpenBeneficiaryAccount.Command(desk.by(), desk.relay(), form.once(),
                        person.orElseThrow(), wishes.orElseThrow(),
                        NewPersonForm.session(opener, form).orElseThrow())));
        return switch (outcome) {
            case Outcome.Opened(var vault, var username, var rescueCode) ->
                    new OpenedJson(vault.toString(), username.value(), rescueCode.orElse(null));
            case Outcome.MayHaveAnAccount() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "may-have-an-account", "Somebody of these names, born that day, has an account.");
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
            case Outcome no -> throw NewPersonForm.refused(form, no).problem();
        };
    }
}
