package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.vault.StaplePictures;
import org.abri.application.vault.StaplePictures.Arriving;
import org.abri.application.vault.StaplePictures.Outcome;
import org.abri.application.vault.Stapler;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.WhileSignedIn;

/**
 * What is said about pictures that become one paper.
 *
 * @param title  the name of the first one's file when nothing is said
 * @param folder VLT-10: where its owner puts it; left out, or empty: in no folder
 * @param lawful MOD-4: staff confirm that they may lawfully be stored
 * @param file   the bytes of each, in the order of the pages
 */
@Serdeable
record PagesForm(@LeftOut String title, @LeftOut String visibility, @LeftOut String folder,
        @LeftOut Boolean lawful,
        @ArraySchema(schema = @Schema(type = "string", format = "binary")) List<String> file)
        implements GivenBack, Upload.OfPictures {
    /**
     * Takes the pictures and what is said about them; of one that cannot become a page, or one too many, the form says so.
     * Throws {@link IOException} when they stop coming.
     */
    static Answer<Outcome> add(Abri abri, Shelf shelf, Upload<PagesForm> upload) throws IOException {
        if (!upload.hasFile() || upload.tooLarge()) {
            return abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault()).map(relays -> {
                if (upload.hasFile()) {
                    upload.form().wrong(Upload.FILE, "too-large");
                }
                return new Outcome.NotSaid();
            });
        }
        return abri.vault().staplePictures().add(shelf.by(), shelf.vault(), coming(abri, shelf, upload),
                name -> PaperForm.read(shelf, upload.form(), name, 1))
                .map(outcome -> told(upload.form(), outcome));
    }

    private static StaplePictures.Coming coming(Abri abri, Shelf shelf, Upload<PagesForm> upload) {
        return new StaplePictures.Coming() {
            private boolean begun;

            @Override
            public Optional<Arriving> next() throws IOException {
                if (begun && !upload.next() && !upload.hasTooMany()) { return Optional.empty(); }
                begun = true;
                return Optional.of(new Arriving(upload.fileName(), new WhileSignedIn(upload.bytes(),
                        shelf.visitor(), abri.session().recognise())));
            }
        };
    }

    private static Outcome told(Form<PagesForm> form, Outcome outcome) {
        switch (outcome) {
            case Outcome.NotAPage(var file) -> form.wrong(Upload.FILE, "not-a-page", file.value());
            case Outcome.TooMany() -> form.wrong(Upload.FILE, "too-many-pages", Stapler.MOST_PAGES);
            case Outcome.Added(var item) -> {}
            case Outcome.NotTaken(var why) -> {}
            case Outcome.NotSaid() -> {}
        }
        return outcome;
    }
}
