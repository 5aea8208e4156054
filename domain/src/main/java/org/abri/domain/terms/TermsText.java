package org.abri.domain.terms;

import org.abri.domain.account.Language;
import org.abri.domain.text.TypedText;

/** TOS-2: what a version of the terms says in one language, and in short what it changes. */
public record TermsText(Language language, String summary, String text) {
    /** In code points. */
    public static final int LONGEST_SUMMARY = 1_000;
    public static final int LONGEST_TEXT = 60_000;

    /** Throws {@link org.abri.domain.text.InvalidValue} when one is missing or too long. */
    public TermsText {
        summary = TypedText.lines(summary, LONGEST_SUMMARY);
        text = TypedText.lines(text, LONGEST_TEXT);
    }
}
