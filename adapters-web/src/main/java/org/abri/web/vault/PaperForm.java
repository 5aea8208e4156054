package org.abri.web.vault;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.NotAccepted;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent;
import org.abri.web.LeftOut;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;

/**
 * What is said about a file that is added.
 *
 * @param title  the file's name when nothing is said
 * @param lawful MOD-4: staff confirm that it may lawfully be stored
 * @param file   the bytes, after all other fields
 */
@Serdeable
record PaperForm(@LeftOut String title, @LeftOut String visibility, @LeftOut Boolean lawful,
        @Schema(type = "string", format = "binary") String file) {
    static Optional<AddDocument.Command> read(Shelf shelf, Form<PaperForm> form, FileName fileName) {
        var title = form.text("title").isBlank() ? Optional.of("")
                : form.line("title", ItemContent.LONGEST_TITLE);
        var visibility = VisibilityField.readOrUsual(shelf, form);
        return form.taken(() -> new AddDocument.Command(shelf.by(), shelf.vault(), form.once(),
                visibility.orElseThrow(), title.orElseThrow(), fileName, form.ticked("lawful")));
    }

    /** UPL-1, VLT-12, MOD-4: in which field it is wrong that the file was not taken. */
    static Form<PaperForm> notTaken(Form<PaperForm> form, NotAccepted why) {
        return form.wrong(why == NotAccepted.NOT_CONFIRMED_LAWFUL ? "lawful" : Upload.FILE,
                Answers.code(why));
    }

    /** As {@link #notTaken}, to a program. */
    static ProblemException problem(Form<PaperForm> form, NotAccepted why) {
        return switch (why) {
            case TOO_LARGE -> ProblemException.tooLarge();
            case OVER_QUOTA -> new ProblemException(HttpStatus.CONFLICT, "over-quota",
                    "The vault has not enough room left.");
            case NOT_CONFIRMED_LAWFUL, EMPTY, TYPE_NOT_ACCEPTED, CONTENT_CONTRADICTS_NAME ->
                    notTaken(form, why).problem();
        };
    }
}
