package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.web.LeftOut;
import org.abri.web.visit.Form;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of any item: what it is called, who sees it, which kind of paper it is, how it is turned, on which day it
 * ends, when SMS remind of that, whether it is at hand; one at a time.
 *
 * @param endsOn of a document: a day, or {@value #NEVER}
 * @param reminders REM-1: of a document that ends: how long before an SMS reminds of it, {@code P4M@10:00 P1M@10:00}, with spaces
 *                  between; or {@value #NEVER}
 */
@Serdeable
record ItemForm(@LeftOut String title, @LeftOut String visibility, @LeftOut String paperKind,
        @LeftOut String turn, @LeftOut String endsOn, @LeftOut String reminders,
        @LeftOut @Nullable Boolean favourite) {
    private static final List<String> FIELDS =
            List.of("visibility", "favourite", "paperKind", "turn", "endsOn", "reminders", "title");
    /** Instead of a day: nobody knows one any more. */
    static final String NEVER = "none";

    /** Throws {@link InvalidValue} when one of these is not offered. */
    static Set<LeadTime> leads(String written) {
        return written.equals(NEVER) ? Set.of()
                : Stream.of(written.split(" ", -1)).map(one -> LeadTime.offeredOfPapers().stream()
                        .filter(lead -> lead.written().equals(one)).findFirst()
                        .orElseThrow(() -> new InvalidValue(Flaw.NOT_A_CHOICE)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Which one is said; the title when none is. What is said beside it is wrong. */
    static String said(Form<ItemForm> form) {
        var said = FIELDS.stream().filter(field -> !form.text(field).isEmpty()).toList();
        said.stream().skip(1).forEach(field -> form.wrong(field, "one-at-a-time"));
        return said.isEmpty() ? FIELDS.getLast() : said.getFirst();
    }
}
