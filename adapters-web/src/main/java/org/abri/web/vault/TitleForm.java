package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.text.TypedDate;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.PaperKind;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/**
 * What an item is called; of a document, which kind of paper it is, if that is said, and with that on which day it ends, and how
 * long before an SMS reminds of it (REM-1).
 */
@Introspected
record TitleForm(String title, @LeftOut String paperKind, @LeftOut String endsOn,
        @LeftOut Boolean fourMonths, @LeftOut Boolean twoMonths, @LeftOut Boolean oneMonth,
        @LeftOut Boolean oneWeek) implements GivenBack {
    /** All, as read. */
    record Label(String title, Optional<PaperKind> paperKind, Optional<LocalDate> endsOn,
            Set<LeadTime> reminders) {}

    static Optional<String> read(Form<?> form) {
        var title = form.line("title", ItemContent.LONGEST_TITLE);
        return form.taken(title::orElseThrow);
    }

    static Optional<Label> readLabel(Form<TitleForm> form) {
        var title = form.line("title", ItemContent.LONGEST_TITLE);
        var kind = form.text("paperKind").isEmpty() ? Optional.<PaperKind> empty()
                : form.choice("paperKind", PaperKind.class);
        var endsOn = form.readIfAny("endsOn", TitleForm::lastDay);
        return form.taken(() -> new Label(title.orElseThrow(), kind, endsOn.orElseThrow(),
                Leads.OF_PAPERS.ticked(form)));
    }

    /** As people write it, or ISO 8601. */
    static LocalDate lastDay(String typed) {
        return ItemContent.Document.lastDay(TypedDate.day(typed));
    }
}
