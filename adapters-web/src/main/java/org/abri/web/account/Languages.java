package org.abri.web.account;

import org.abri.domain.account.Language;
import org.abri.web.access.Answers;
import org.jspecify.annotations.Nullable;

/** Reads the language that somebody reads. */
public final class Languages {
    private Languages() {}

    /** French when nothing is said. */
    public static Language read(String field, @Nullable String tag) {
        return tag == null || tag.isBlank() ? Language.FRENCH
                : Answers.reading(field, () -> new Language(tag));
    }
}
