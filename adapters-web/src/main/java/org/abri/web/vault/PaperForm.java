package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddDocument.Outcome;
import org.abri.application.vault.NotAccepted;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.ItemContent;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.WhileSignedIn;

/**
 * What is said about a file that is added.
 *
 * @param title  the file's name when nothing is said
 * @param folder VLT-10: where its owner puts it; left out, or empty: in no folder
 * @param lawful MOD-4: staff confirm that it may lawfully be stored
 * @param file   the bytes
 */
@Serdeable
record PaperForm(@LeftOut String title, @LeftOut String visibility, @LeftOut String folder,
        @LeftOut Boolean lawful,
        @Schema(type = "string", format = "binary") String file) {
    /** Takes the file and what is said about it. Throws {@link IOException} when it stops coming. */
    static Answer<Outcome> add(Abri abri, Shelf shelf, Upload<?> upload) throws IOException {
        if (!upload.hasFile() || upload.tooLarge()) {
            return abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault())
                    .map(relays -> upload.hasFile() ? new Outcome.NotTaken(NotAccepted.TOO_LARGE)
                            : new Outcome.NotSaid());
        }
        return abri.vault().addDocument().add(shelf.by(), shelf.vault(), upload.fileName(),
                new WhileSignedIn(upload.bytes(), shelf.visitor(), abri.session().recognise()),
                () -> read(shelf, upload.form(), upload.fileName(), upload.number()));
    }

    /** Of several, each is called as they say, and numbered from the second on. */
    static Optional<AddDocument.Command> read(Shelf shelf, Form<?> form, FileName fileName, int number) {
        var title = form.text("title").isBlank() ? Optional.of("")
                : form.line("title", ItemContent.LONGEST_TITLE);
        var visibility = VisibilityField.readOrUsual(shelf, form);
        var folder = FolderForm.place(form, "folder");
        return form.taken(() -> new AddDocument.Command(shelf.by(), shelf.vault(), form.once(),
                visibility.orElseThrow(), numbered(title.orElseThrow(), number), fileName,
                form.ticked("lawful"), folder.orElseThrow()));
    }

    private static String numbered(String title, int number) {
        var which = number == 1 || title.isBlank() ? "" : " " + number;
        return title.substring(0, Math.min(title.length(), ItemContent.LONGEST_TITLE - which.length()))
                + which;
    }
}
