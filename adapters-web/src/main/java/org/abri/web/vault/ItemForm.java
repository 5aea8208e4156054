package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of any item: what it is called, who sees it, which kind of paper it is, how it is turned, on which day it
 * ends, whether it is at hand; one at a time.
 *
 * @param endsOn of a document: a day, or {@value #NEVER}
 */
@Serdeable
record ItemForm(@LeftOut String title, @LeftOut String visibility, @LeftOut String paperKind,
        @LeftOut String turn, @LeftOut String endsOn, @LeftOut @Nullable Boolean favourite) {
    private static final List<String> FIELDS =
            List.of("visibility", "favourite", "paperKind", "turn", "endsOn", "title");
    /** Instead of a day: nobody knows one any more. */
    static final String NEVER = "none";

    /** Which one is said; the title when none is. What is said beside it is wrong. */
    static String said(Form<ItemForm> form) {
        var said = FIELDS.stream().filter(field -> !form.text(field).isEmpty()).toList();
        said.stream().skip(1).forEach(field -> form.wrong(field, "one-at-a-time"));
        return said.isEmpty() ? FIELDS.getLast() : said.getFirst();
    }
}
