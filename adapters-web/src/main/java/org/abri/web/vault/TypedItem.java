package org.abri.web.vault;

import java.util.Optional;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.web.face.Typed;

/** What people typed to name or write an item; empty when it cannot be taken, and then the form says why. */
final class TypedItem {
    private TypedItem() {}

    static Optional<String> title(Typed typed) {
        return typed.read("title", () -> TypedText.line(typed.value("title"), ItemContent.LONGEST_TITLE));
    }

    static Optional<Note> note(Typed typed) {
        var title = title(typed);
        var text = typed.read("text", () -> TypedText.lines(typed.value("text"), Note.LONGEST_TEXT));
        return title.isPresent() && text.isPresent() ? Optional.of(new Note(title.get(), text.get()))
                : Optional.empty();
    }
}
