package org.abri.web.relay;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.relay.KeepAgreement;
import org.abri.application.relay.KeepAgreement.Outcome;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.ServiceAgreement.Period;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.jspecify.annotations.Nullable;

/** REL-2, REL-3: the agreement of a relay, for programs of operators. */
@Api
@Controller(Api.AT)
final class AgreementApi {
    private static final String AGREEMENT = "/relays/{relay}/agreement";

    /** First and last day, as ISO 8601 writes them. */
    @Serdeable.Serializable
    record PeriodJson(String from, String until, String costOfUse) {
        static PeriodJson of(Period period) {
            return new PeriodJson(period.from().toString(), period.until().toString(), period.costOfUse());
        }
    }

    /** {@code next} is for what it is renewed; {@code works} whether it is in force now. */
    @Serdeable.Serializable
    record AgreementJson(String from, String until, String costOfUse, @Nullable PeriodJson next,
            @Nullable Instant suspendedSince, @Nullable String suspendedWhy, boolean works) {
        static AgreementJson of(Relay relay, Instant now) {
            var agreement = relay.agreement();
            return new AgreementJson(agreement.from().toString(), agreement.until().toString(),
                    agreement.costOfUse(), agreement.next().map(PeriodJson::of).orElse(null),
                    agreement.suspendedSince().orElse(null), agreement.suspendedWhy().orElse(null),
                    relay.worksAt(now));
        }
    }

    private final Abri abri;
    private final InstantSource clock;

    AgreementApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    private KeepAgreement keep() {
        return abri.relay().keepAgreement();
    }

    @Get(AGREEMENT)
    AgreementJson seeAgreement(@Found Desk desk) {
        return AgreementJson.of(Answers.of(keep().see(desk.by(), desk.relay())), clock.instant());
    }

    /** For one more period, which begins after the other ends. */
    @RequestBody(content = @Content(schema = @Schema(implementation = PeriodForm.class)))
    @Post(AGREEMENT + "/renewal")
    AgreementJson renewAgreement(@Found Desk desk, @Found Form<PeriodForm> form) {
        var more =
                PeriodForm.read(form).orElseThrow(() -> form.problemFor(keep().see(desk.by(), desk.relay())));
        return now(form, "from", Answers.of(keep().renew(desk.by(), desk.relay(), more)));
    }

    /** From this moment on its staff can do nothing. */
    @RequestBody(content = @Content(schema = @Schema(implementation = SuspensionForm.class)))
    @Put(AGREEMENT + "/suspension")
    AgreementJson suspendAgreement(@Found Desk desk, @Found Form<SuspensionForm> form) {
        var reason = SuspensionForm.read(form)
                .orElseThrow(() -> form.problemFor(keep().see(desk.by(), desk.relay())));
        return now(form, "reason", Answers.of(keep().suspend(desk.by(), desk.relay(), reason)));
    }

    /** Not suspended already is not suspended: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(AGREEMENT + "/suspension")
    void resumeAgreement(@Found Desk desk) {
        var unused = Answers.of(keep().resume(desk.by(), desk.relay()));
    }

    /** On the evening of that day, sooner than was concluded. */
    @RequestBody(content = @Content(schema = @Schema(implementation = LastDayForm.class)))
    @Post(AGREEMENT + "/end")
    AgreementJson endAgreement(@Found Desk desk, @Found Form<LastDayForm> form) {
        var last = LastDayForm.read(form)
                .orElseThrow(() -> form.problemFor(keep().see(desk.by(), desk.relay())));
        return now(form, "lastDay", Answers.of(keep().end(desk.by(), desk.relay(), last)));
    }

    private AgreementJson now(Form<?> form, String field, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var relay) -> AgreementJson.of(relay, clock.instant());
            case Outcome.NotThatDay(var why) -> throw form.wrong(field, why.flaw()).problem();
            case Outcome.RenewedAlready() -> throw new ProblemException(HttpStatus.CONFLICT,
                    "renewed-already", "One more period is concluded already.");
        };
    }
}
