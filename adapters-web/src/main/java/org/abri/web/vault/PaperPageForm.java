package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.vault.AddDocument.Outcome;
import org.abri.application.vault.ResumeUpload;
import org.abri.domain.text.Flaw;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.UploadId;
import org.abri.web.LeftOut;
import org.abri.web.budget.Bounds;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.Shelf;

/**
 * As {@link PaperForm}, on a page: of several files.
 *
 * @param uploads UPL-3: those that have come already, part by part, as {@link UploadsApi} names them, a space between two
 * @param file    the bytes of those that have not
 */
@Introspected
record PaperPageForm(@LeftOut String title, @LeftOut String visibility, @LeftOut String folder,
        @LeftOut Boolean lawful, @LeftOut String uploads, String file) implements GivenBack {
    /** What became of one of several files. */
    record Sent(FileName file, Outcome outcome) {}

    /**
     * As {@link PaperForm#add}, of each file for itself: what cannot be taken of one hinders no other. Who may add none is told
     * so by the first.
     */
    static Answer<List<Sent>> addAll(Abri abri, Shelf shelf, Upload<PaperPageForm> upload)
            throws IOException {
        var sent = new ArrayList<Sent>();
        if (!upload.hasFile() && upload.hasCome()) { return come(abri, shelf, upload.form(), sent); }
        while (true) {
            var file = upload.fileName();
            switch (PaperForm.add(abri, shelf, upload)) {
                case Answer.Refused<Outcome>(var why) -> {
                    return new Answer.Refused<>(why);
                }
                case Answer.Given<Outcome>(var outcome, var look) -> {
                    sent.add(new Sent(file, outcome));
                    if (outcome instanceof Outcome.NotSaid || upload.tooLarge() || !upload.next()) {
                        return upload.hasCome() ? come(abri, shelf, upload.form(), sent)
                                : new Answer.Given<>(List.copyOf(sent), look);
                    }
                }
            }
        }
    }

    /** Those that have come already, behind the others. */
    private static Answer<List<Sent>> come(Abri abri, Shelf shelf, Form<PaperPageForm> form,
            List<Sent> sent) {
        var may = abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault());
        var ids = form.taken(() -> Arrays.stream(form.text(Upload.UPLOADS).split(" ", Bounds.MOST_FILES))
                .toList());
        for (var id : ids.orElseGet(List::of)) {
            sent.add(new Sent(FileName.sent(""), came(abri, shelf, form, id)));
        }
        if (ids.isEmpty()) {
            sent.add(new Sent(FileName.sent(""), new Outcome.NotSaid()));
        }
        return may.map(relays -> List.copyOf(sent));
    }

    private static Outcome came(Abri abri, Shelf shelf, Form<PaperPageForm> form, String id) {
        return upload(id).map(upload -> abri.vault().resumeUpload().see(shelf.by(), shelf.vault(), upload))
                .flatMap(seen -> seen instanceof Answer.Given<
                        ResumeUpload.Outcome>(ResumeUpload.Outcome.Stands(var upload), var look)
                                ? upload.item()
                                : Optional.empty())
                .<Outcome> map(Outcome.Added::new).orElseGet(() -> {
                    form.wrong(Upload.FILE, Flaw.MISSING);
                    return new Outcome.NotSaid();
                });
    }

    private static Optional<UploadId> upload(String id) {
        try {
            return Optional.of(new UploadId(UUID.fromString(id)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
