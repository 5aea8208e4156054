package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.Optional;
import org.abri.domain.text.TypedDate;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.PaperKind;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** What an item is called; of a document, which kind of paper it is, if that is said, and with that on which day it ends. */
@Introspected
record TitleForm(String title, @LeftOut String paperKind, @LeftOut String endsOn) implements GivenBack {
    /** All, as read. */
    record Label(String title, Optional<PaperKind> paperKind, Optional<LocalDate> endsOn) {}

    static Optional<String> read(Form<?> form) {
        var title = form.line("title", ItemContent.LONGEST_TITLE);
        return form.taken(title::orElseThrow);
    }

    static Optional<Label> readLabel(Form<TitleForm> form) {
        var title = form.line("title", ItemContent.LONGEST_TITLE);
        var kind = form.text("paperKind").isEmpty() ? Optional.<PaperKind> empty()
                : form.choice("paperKind", PaperKind.class);
        var endsOn = form.readIfAny("endsOn", TitleForm::lastDay);
        return form.taken(() -> new Label(title.orElseThrow(), kind, endsOn.orElseThrow()));
    }

    /** As people write it, or ISO 8601. */
    static LocalDate lastDay(String typed) {
        return ItemContent.Document.lastDay(TypedDate.day(typed));
    }
}
