package org.abri.web.leaving;

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

/** PRI-2: restricting what is kept of oneself, for programs. */
@Api
@Controller(Api.AT)
final class RestrictionApi {
    private static final String RESTRICTION = "/vault/restriction";

    @Introspected
    record RestrictForm(Boolean restricted) {}

    @Serdeable.Serializable
    record RestrictionJson(boolean restricted) {}

    private final Abri abri;

    RestrictionApi(Abri abri) {
        this.abri = abri;
    }

    @Get(RESTRICTION)
    RestrictionJson seeRestriction(@Found Shelf shelf) {
        return new RestrictionJson(Answers.of(abri.vault().restrictVault().see(shelf.by(), shelf.vault())));
    }

    /** While it is restricted, everything is kept, nobody else is in the vault, and nothing is done with it. */
    @RequestBody(content = @Content(schema = @Schema(implementation = RestrictForm.class)))
    @Put(RESTRICTION)
    RestrictionJson restrict(@Found Shelf shelf, @Found Form<RestrictForm> form) {
        var restrict = abri.vault().restrictVault();
        var restricted = form.yesOrNo("restricted")
                .orElseThrow(() -> form.problemFor(restrict.see(shelf.by(), shelf.vault())));
        return new RestrictionJson(
                Answers.of(restrict.restrict(shelf.by(), shelf.vault(), restricted)));
    }
}
