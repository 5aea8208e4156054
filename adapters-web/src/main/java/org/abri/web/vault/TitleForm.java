package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.abri.domain.vault.ItemContent;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** What an item is called. */
@Introspected
record TitleForm(String title) implements GivenBack {
    static Optional<String> read(Form<?> form) {
        var title = form.line("title", ItemContent.LONGEST_TITLE);
        return form.taken(title::orElseThrow);
    }
}
