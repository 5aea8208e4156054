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
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.Wish;
import org.abri.domain.vault.Wishes;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;

/** LAW-4: what the service does with the papers of one's own vault, for programs. */
@Api
@Controller(Api.AT)
final class ProcessingApi {
    private static final String PREVIEWS = "/vault/previews";
    private static final String READING = "/vault/reading";

    /** What somebody says who is asked. */
    @Introspected
    record WishForm(Boolean wished) {}

    /** {@code asked} is false as long as nobody has said anything: whoever has a screen asks once. */
    @Serdeable.Serializable
    record WishJson(boolean asked, boolean wished) {
        static WishJson of(Wish wish) {
            return new WishJson(wish != Wish.NOT_ASKED, wish == Wish.WISHED);
        }
    }

    private final Abri abri;

    ProcessingApi(Abri abri) {
        this.abri = abri;
    }

    @Get(PREVIEWS)
    WishJson seePreviewWish(@Found Shelf shelf) {
        return see(shelf, Processing.PREVIEWS);
    }

    /** Yes: what documents look like is drawn. No: it is not, and what was drawn is removed. */
    @RequestBody(content = @Content(schema = @Schema(implementation = WishForm.class)))
    @Put(PREVIEWS)
    WishJson decidePreviews(@Found Shelf shelf, @Found Form<WishForm> form) {
        return decide(shelf, form, Processing.PREVIEWS);
    }

    @Get(READING)
    WishJson seeReadingWish(@Found Shelf shelf) {
        return see(shelf, Processing.READING);
    }

    /** Yes: what documents say is read, and found by its words. No: it is not, and what was read is removed. */
    @RequestBody(content = @Content(schema = @Schema(implementation = WishForm.class)))
    @Put(READING)
    WishJson decideReading(@Found Shelf shelf, @Found Form<WishForm> form) {
        return decide(shelf, form, Processing.READING);
    }

    private WishJson see(Shelf shelf, Processing processing) {
        return WishJson.of(Answers.of(wishes(shelf)).of(processing));
    }

    private WishJson decide(Shelf shelf, Form<WishForm> form, Processing processing) {
        var wished = form.yesOrNo("wished").orElseThrow(() -> form.problemFor(wishes(shelf)));
        return WishJson.of(Answers.of(
                abri.vault().decideProcessing().decide(shelf.by(), shelf.vault(), processing, wished))
                .of(processing));
    }

    private Answer<Wishes> wishes(Shelf shelf) {
        return abri.vault().decideProcessing().see(shelf.by(), shelf.vault());
    }
}
