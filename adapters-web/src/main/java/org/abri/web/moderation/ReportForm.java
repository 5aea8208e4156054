package org.abri.web.moderation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.moderation.ReportItem;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.vault.ItemId;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.Shelf;

/** MOD-1: what somebody says is wrong with an item. */
@Serdeable
record ReportForm(String wrong, String words) implements GivenBack {
    static Optional<ReportItem.Command> read(Form<ReportForm> form, Shelf shelf, ItemId item) {
        var wrong = form.choice("wrong", Wrong.class);
        var words = form.lines("words", ItemReport.LONGEST_WORDS);
        return form.taken(() -> new ReportItem.Command(shelf.by(), shelf.vault(), item, wrong.orElseThrow(),
                words.orElseThrow()));
    }
}
