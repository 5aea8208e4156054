package org.abri.domain.account;

import java.util.regex.Pattern;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;

/** The language a person reads, as a BCP 47 tag ({@code fr}, {@code fa-AF}). */
public record Language(String tag) {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2,3}(?:-[A-Z]{2})?");

    public static final Language FRENCH = new Language("fr");
    public static final Language ENGLISH = new Language("en");

    public Language {
        if (!SHAPE.matcher(tag).matches()) { throw new InvalidValue(Flaw.NOT_A_CHOICE); }
    }
}
