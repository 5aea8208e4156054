package org.abri.web.leaving;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.leaving.KeepAccounts;
import org.abri.domain.account.AccountId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** END-5, END-1: the operators' desk for accounts, for programs. */
@Api
@Controller(Api.AT)
final class AccountsApi {
    /** {@code state}: {@code RUNS}, {@code WITHOUT_EFFECT} or {@code COMPLIED_WITH}. */
    @Serdeable.Serializable
    record NoticeJson(String reason, Instant givenAt, LocalDate lastDay, String state) {}

    /** What operators see of an account: nothing that is in it. */
    @Serdeable.Serializable
    record AccountJson(String account, String username, String kind, Instant openedAt, boolean locked,
            boolean suspended, List<String> relays, @Nullable NoticeJson notice) {}

    @Serdeable.Serializable
    record FoundJson(String account) {}

    private final Abri abri;
    private final InstantSource clock;

    AccountsApi(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    private KeepAccounts desk() {
        return abri.leaving().keepAccounts();
    }

    /** By the whole username, which no address holds; 404 when it is nobody's. */
    @RequestBody(content = @Content(schema = @Schema(implementation = LookupForm.class)))
    @Status(HttpStatus.OK)
    @Post("/accounts/lookup")
    FoundJson findAccount(@Found Visitor visitor, @Found Form<LookupForm> form) {
        var username = LookupForm.read(form)
                .orElseThrow(() -> form.problemFor(desk().notices(visitor.viewpoint(), Listing.first(1))));
        return Answers.of(desk().find(visitor.viewpoint(), username))
                .map(found -> new FoundJson(found.toString())).orElseThrow(ProblemException::notFound);
    }

    @Get("/accounts/{account}")
    AccountJson seeAccount(@Found Visitor visitor, AccountId account) {
        var seen = Answers.of(desk().see(visitor.viewpoint(), account));
        return new AccountJson(seen.account().toString(), seen.username().value(), seen.kind().name(),
                seen.openedAt(), seen.holds().locked(), seen.holds().suspended(), seen.relays(),
                seen.notice().map(notice -> new NoticeJson(notice.reason(), notice.givenAt(),
                        notice.lastDay(),
                        notice.runsAt(clock.instant()) ? "RUNS"
                                : notice.withoutEffectAt(clock.instant()) ? "WITHOUT_EFFECT"
                                : "COMPLIED_WITH"))
                        .orElse(null));
    }

    /** SUSPEND, LIFT, GIVE_NOTICE, END_NOTICE, LOCK, LOSE_FACTOR or DELETE; to delete, {@code confirmed} must be true. */
    @RequestBody(content = @Content(schema = @Schema(implementation = MeasureForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Post("/accounts/{account}/measures")
    void takeMeasure(@Found Visitor visitor, AccountId account, @Found Form<MeasureForm> form) {
        var unused = visitor.person();
        var command = MeasureForm.read(form, account)
                .orElseThrow(() -> form.problemFor(desk().see(visitor.viewpoint(), account)));
        switch (Answers.of(desk().take(command))) {
            case DONE -> {}
            case NOTHING_TO_DO -> throw conflict("nothing-to-do", "As things stand, nothing is to be done.");
            case LAST_MANAGER -> throw conflict("last-manager",
                    "A relay keeps at least one manager while its agreement is in force.");
            case NOT_FROM_HERE -> throw conflict("not-from-here",
                    "Nobody does this to themselves, nor deletes an operator.");
        }
    }

    private static ProblemException conflict(String code, String what) {
        return new ProblemException(HttpStatus.CONFLICT, code, what);
    }
}
