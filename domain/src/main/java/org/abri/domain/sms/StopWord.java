package org.abri.domain.sms;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.abri.domain.text.Normal;

/** REM-6: the words with which people everywhere ask that no more SMS come. */
public final class StopWord {
    private static final Set<String> WORDS =
            Set.of("STOP", "STOPALL", "STOPSMS", "ARRET", "ARRETE", "ARRETER",
                    "ARRETEZ", "UNSUBSCRIBE", "QUIT");
    /** "Stop svp", "STOP 36105"; whoever writes more writes of something else. */
    private static final int MOST_WORDS = 3;
    private static final int LONGEST = 60;

    private StopWord() {}

    /** Whether it says so: such a word at its beginning, in any case, with accents or without, and hardly anything else. */
    public static boolean isIn(String text) {
        if (text.length() > LONGEST) { return false; }
        var words = List.of(Normal.bare(text).toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ")
                .trim().split(" ", -1));
        return words.size() <= MOST_WORDS && WORDS.contains(words.getFirst());
    }
}
