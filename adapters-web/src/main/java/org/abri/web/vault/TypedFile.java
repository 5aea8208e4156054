package org.abri.web.vault;

import org.abri.application.vault.NotAccepted;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.ItemContent;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.session.Form;

/** UPL-1: what a form says about the file that comes with it. */
final class TypedFile {
    private TypedFile() {}

    /** Blank when the file's own name is to do. */
    static String title(Form form) {
        return form.optional("title").map(typed -> TypedText.line(typed, ItemContent.LONGEST_TITLE))
                .orElse("");
    }

    static Typed notTaken(Typed typed, Page page, NotAccepted why) {
        return typed.wrong(why == NotAccepted.NOT_CONFIRMED_LAWFUL ? "lawful" : "file",
                page.say("not-accepted." + why.name()));
    }
}
