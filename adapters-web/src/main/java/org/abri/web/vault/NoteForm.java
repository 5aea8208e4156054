package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** What a note says. */
@Serdeable
record NoteForm(String title, String text) implements GivenBack {
    static Optional<Note> read(Form<?> form) {
        var title = form.line("title", ItemContent.LONGEST_TITLE);
        var text = form.read("text", typed -> TypedText.lines(typed, Note.LONGEST_TEXT));
        return form.taken(() -> new Note(title.orElseThrow(), text.orElseThrow()));
    }

    /** A new one, and who is to see it. */
    @Serdeable
    record New(String title, String text, @LeftOut String visibility)
            implements GivenBack {}
}
