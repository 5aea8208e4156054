package org.abri.domain.account;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Normal;
import org.abri.domain.text.TypedText;
import org.abri.domain.text.Unreadable;

/**
 * The names of a person, as their papers write them, in any script and with whatever signs; only what has no letter at all is
 * no name. Who has one name only has it as given or as family name; the other one is empty.
 */
public record PersonName(String given, String family) {
    public static final int LONGEST = 100;
    private static final String HIDDEN = "•••";
    /** Of somebody whose names rest damaged. */
    public static final PersonName UNREADABLE = new PersonName(Unreadable.TEXT, Unreadable.TEXT);

    public PersonName {
        var onlyFamily = TypedText.isBlank(given) && !TypedText.isBlank(family);
        given = onlyFamily ? "" : name(given);
        family = TypedText.isBlank(family) ? "" : name(family);
    }

    private static String name(String typed) {
        if (typed.equals(Unreadable.TEXT)) { return typed; }
        var line = TypedText.line(typed, LONGEST);
        if (line.codePoints().noneMatch(PersonName::isLetter)) { throw new InvalidValue(Flaw.NOT_A_NAME); }
        return line;
    }

    /** An apostrophe or a tone may be a letter to Unicode; a name has others. */
    private static boolean isLetter(int c) {
        return Character.isLetter(c) && Character.getType(c) != Character.MODIFIER_LETTER;
    }

    /** "Given Family", as shown to people. */
    public String full() {
        return Stream.of(given, family).filter(name -> !name.isEmpty()).collect(Collectors.joining(" "));
    }

    /** By what a person is greeted. */
    public String calledBy() {
        return given.isEmpty() ? family : given;
    }

    /**
     * AFF-4: as much as helps the person beside whoever looks, and nobody else: {@code M••• D.}. Of who has one name only its
     * first letter.
     */
    public String masked() {
        return first(calledBy()) + HIDDEN
                + (given.isEmpty() || family.isEmpty() ? "" : " " + first(family) + ".");
    }

    /** With the marks that belong to it. */
    private static String first(String name) {
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(name);
        return name.substring(0, letters.next());
    }

    /**
     * ACC-8: by what the same spelling is told from a like one ({@link NameSounds}): letters only, without case, accents, spaces,
     * apostrophes or hyphens; given and family name each on a line. An only name is the same in either place.
     */
    public String comparable() {
        return letters(calledBy()) + '\n' + (given.isEmpty() ? "" : letters(family));
    }

    private static String letters(String name) {
        return Normal.apart(name).toLowerCase(Locale.ROOT).replaceAll("[\\P{L}\\p{Lm}]", "");
    }

    /** One name alone, to say which of several fields is at fault; throws {@link InvalidValue}. */
    public static String part(String typed) {
        return name(typed);
    }
}
