package org.abri.persistence.account;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.abri.domain.text.Normal;

/**
 * ACC-8, AFF-4: a name in Latin letters, as ICU writes those of other scripts; what it does not know stays as it is. Before
 * and after, a few signs are written as they sound, where ICU writes them as they look.
 */
final class LatinLetters {
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin");
    private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{ASCII}]");
    /** The article is written or not, and hides the letter after it. */
    private static final Pattern ARABIC_ARTICLE = Pattern.compile("(?<!\\p{L})ال(?=\\p{L}{2})");
    private static final Map<String, String> AS_THEY_SOUND = Map.of("ة", "ه", "ц", "тс", "č", "ch", "ć", "ch",
            "ç", "ch", "ǝ", "e");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    /** Ethiopic: two rows of seven vowels, written otherwise and both said "ts". */
    private static final int TSA = 0x1338;
    private static final int OTHER_TSA = 0x1340;
    private static final int SA = 0x1230;
    private static final char T = 0x1275;
    private static final int ROW = 8;

    private LatinLetters() {}

    static String of(String name) {
        var latin = name.toLowerCase(Locale.ROOT);
        if (!NOT_PLAIN.matcher(latin).find()) { return latin; }
        var bare = Normal.bare(sounding(Normal.composed(latin)));
        if (!NOT_PLAIN.matcher(bare).find()) { return bare; }
        var written = LATIN.transliterate(ARABIC_ARTICLE.matcher(ethiopic(bare)).replaceAll(""));
        if (HAN.matcher(bare).matches()) {
            // each sign a word to ICU, and one name to people
            written = written.replace(" ", "");
        }
        return PLAIN.transliterate(Normal.bare(sounding(Normal.composed(written)))).toLowerCase(Locale.ROOT);
    }

    private static String sounding(String text) {
        var sounding = text;
        for (var each : AS_THEY_SOUND.entrySet()) {
            sounding = sounding.replace(each.getKey(), each.getValue());
        }
        return sounding;
    }

    private static String ethiopic(String text) {
        var one = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (c >= TSA && c < OTHER_TSA + ROW) {
                one.append(T).append((char) (SA + (c - TSA) % ROW));
            } else {
                one.append((char) c);
            }
        });
        return one.toString();
    }
}
