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
import org.abri.domain.vault.PreviewWish;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;

/** LAW-4: whether the papers of one's own vault are drawn, for programs. */
@Api
@Controller(Api.AT)
final class PreviewsApi {
    private static final String PREVIEWS = "/vault/previews";

    /** What somebody says who is asked. */
    @Introspected
    record WishForm(Boolean wished) {}

    /** {@code asked} is false as long as nobody has said anything: whoever has a screen asks once. */
    @Serdeable.Serializable
    record WishJson(boolean asked, boolean wished) {
        static WishJson of(PreviewWish wish) {
            return new WishJson(wish != PreviewWish.NOT_ASKED, wish == PreviewWish.WISHED);
        }
    }

    private final Abri abri;

    PreviewsApi(Abri abri) {
        this.abri = abri;
    }

    @Get(PREVIEWS)
    WishJson seePreviewWish(@Found Shelf shelf) {
        return WishJson.of(Answers.of(abri.vault().decidePreviews().see(shelf.by(), shelf.vault())));
    }

    /** Yes: what documents look like is drawn. No: it is not, and what was drawn is removed. */
    @RequestBody(content = @Content(schema = @Schema(implementation = WishForm.class)))
    @Put(PREVIEWS)
    WishJson decidePreviews(@Found Shelf shelf, @Found Form<WishForm> form) {
        var wished = form.yesOrNo("wished").orElseThrow(
                () -> form.problemFor(abri.vault().decidePreviews().see(shelf.by(), shelf.vault())));
        return WishJson.of(
                Answers.of(abri.vault().decidePreviews().decide(shelf.by(), shelf.vault(), wished)));
    }
}
