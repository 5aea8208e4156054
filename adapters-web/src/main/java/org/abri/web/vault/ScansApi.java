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
import org.abri.application.access.Answer;
import org.abri.application.vault.DecideScans.ScanWish;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;

/** LAW-4: whether the papers of one's own vault are looked through for what harms computers, for programs. Where no scanner is, there is no such thing. */
@Api
@Controller(Api.AT)
final class ScansApi {
    private static final String SCANS = "/vault/scans";

    /** What somebody decides. */
    @Introspected
    record ScanForm(Boolean wished) {}

    /** What they decided. */
    @Serdeable.Serializable
    record ScanJson(boolean wished) {}

    private final Abri abri;

    ScansApi(Abri abri) {
        this.abri = abri;
    }

    @Get(SCANS)
    ScanJson seeScanWish(@Found Shelf shelf) {
        return told(abri.vault().decideScans().see(shelf.by(), shelf.vault()));
    }

    /** Yes: documents are looked through, and what is added is shared only afterwards. No: they are not, and what was found is forgotten. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ScanForm.class)))
    @Put(SCANS)
    ScanJson decideScans(@Found Shelf shelf, @Found Form<ScanForm> form) {
        var scans = abri.vault().decideScans();
        var wished = form.yesOrNo("wished")
                .orElseThrow(() -> form.problemFor(scans.see(shelf.by(), shelf.vault())));
        return told(scans.decide(shelf.by(), shelf.vault(), wished));
    }

    private static ScanJson told(Answer<ScanWish> answer) {
        return switch (Answers.of(answer)) {
            case WISHED -> new ScanJson(true);
            case NOT_WISHED -> new ScanJson(false);
            case NO_SCANNER -> throw ProblemException.notFound();
        };
    }
}
