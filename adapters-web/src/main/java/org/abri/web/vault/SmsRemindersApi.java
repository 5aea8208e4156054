package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.abri.application.Abri;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;

/** REM-6: whether reminders come by SMS, for programs. */
@Api
@Controller(Api.AT)
final class SmsRemindersApi {
    private static final String REMINDERS = "/vault/sms-reminders";

    /** What somebody decides; it is so of their number, whoever shares it. */
    @Introspected
    record RemindersForm(Boolean come) {}

    /** What they decided. */
    @Serdeable.Serializable
    record ComeJson(boolean come) {}

    private final Abri abri;

    SmsRemindersApi(Abri abri) {
        this.abri = abri;
    }

    @Get(REMINDERS)
    ComeJson seeSmsReminders(@Found Shelf shelf) {
        return new ComeJson(Answers.of(abri.reminder().decideReminders().see(shelf.by())));
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = RemindersForm.class)))
    @Put(REMINDERS)
    ComeJson decideSmsReminders(@Found Shelf shelf, @Found Form<RemindersForm> form) {
        var come = form.yesOrNo("come")
                .orElseThrow(() -> form.problemFor(abri.reminder().decideReminders().see(shelf.by())));
        return new ComeJson(Answers.of(abri.reminder().decideReminders().decide(shelf.by(), come)));
    }
}
