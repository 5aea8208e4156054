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

/** REM-4: whether SMS may say where one's appointments are, for programs. */
@Api
@Controller(Api.AT)
final class PlaceInSmsApi {
    private static final String PLACE = "/vault/place-in-sms";

    /** What somebody decides. */
    @Introspected
    record PlaceForm(Boolean said) {}

    /** What they decided. */
    @Serdeable.Serializable
    record PlaceJson(boolean said) {}

    private final Abri abri;

    PlaceInSmsApi(Abri abri) {
        this.abri = abri;
    }

    @Get(PLACE)
    PlaceJson seePlaceInSms(@Found Shelf shelf) {
        return new PlaceJson(Answers.of(abri.reminder().decidePlace().see(shelf.by())));
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = PlaceForm.class)))
    @Put(PLACE)
    PlaceJson decidePlaceInSms(@Found Shelf shelf, @Found Form<PlaceForm> form) {
        var said = form.yesOrNo("said")
                .orElseThrow(() -> form.problemFor(abri.reminder().decidePlace().see(shelf.by())));
        return new PlaceJson(Answers.of(abri.reminder().decidePlace().decide(shelf.by(), said)));
    }
}
