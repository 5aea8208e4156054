package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.web.LeftOut;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** Notes: how one is asked for, what its form says, and how it is read. */
final class NoteFace implements WrittenFace {
    @Override
    public String path() {
        return "notes";
    }

    @Override
    public Class<?> form() {
        return NoteForm.class;
    }

    @Override
    public Class<?> newForm() {
        return NoteForm.New.class;
    }

    @Override
    public Optional<? extends Written> read(Form<?> form) {
        return NoteForm.read(form);
    }

    @Override
    public Optional<Map<String, String>> fields(ItemContent content) {
        return content instanceof Note(var title, var text)
                ? Optional.of(Map.of("title", title, "text", text))
                : Optional.empty();
    }

    @Override
    public JteModel draw(Page page, Typed typed) {
        return Face.DRAW.vaultNoteFields(page, typed);
    }

    /** What a note says. */
    @Serdeable
    record NoteForm(String title, String text) implements GivenBack {
        static Optional<Note> read(Form<?> form) {
            var title = form.line("title", ItemContent.LONGEST_TITLE);
            var text = form.lines("text", Note.LONGEST_TEXT);
            return form.taken(() -> new Note(title.orElseThrow(), text.orElseThrow()));
        }

        /** A new one, and who is to see it. */
        @Serdeable
        record New(String title, String text, @LeftOut String visibility)
                implements GivenBack {}
    }
}
