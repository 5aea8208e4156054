package org.abri.web.vault;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.abri.application.Abri;
import org.abri.domain.account.AccountId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;

/** VLT-12: how full one's vault is, and how much somebody's may hold, for programs. */
@Api
@Controller(Api.AT)
final class QuotaApi {
    private static final String OF_ACCOUNT = "/accounts/{account}/quota";

    /** {@code used}: in bytes; {@code gigabytes}: of 2^30 bytes each. */
    @Serdeable.Serializable
    record FilledJson(long used, int gigabytes, int items) {}

    @Serdeable.Serializable
    record QuotaJson(int gigabytes) {}

    private final Abri abri;

    QuotaApi(Abri abri) {
        this.abri = abri;
    }

    @Get("/vault/quota")
    FilledJson seeQuota(@Found Shelf shelf) {
        var filled = Answers.of(abri.vault().keepQuota().see(shelf.by(), shelf.vault()));
        return new FilledJson(filled.used(), filled.quota().gigabytes(), filled.items());
    }

    @Get(OF_ACCOUNT)
    QuotaJson seeAccountQuota(@Found Visitor visitor, AccountId account) {
        return new QuotaJson(
                Answers.of(abri.vault().keepQuota().ofAccount(visitor.viewpoint(), account)).gigabytes());
    }

    /** A whole number of gigabytes, from 1 to 100. What the vault holds stays, whatever it is. */
    @RequestBody(content = @Content(schema = @Schema(implementation = QuotaForm.class)))
    @Put(OF_ACCOUNT)
    QuotaJson setQuota(@Found Visitor visitor, AccountId account, @Found Form<QuotaForm> form) {
        var keepQuota = abri.vault().keepQuota();
        var quota = QuotaForm.read(form)
                .orElseThrow(() -> form.problemFor(keepQuota.ofAccount(visitor.viewpoint(), account)));
        return new QuotaJson(
                Answers.of(keepQuota.set(visitor.viewpoint(), account, quota)).gigabytes());
    }
}
