package org.abri.domain.vault;

import java.util.Locale;
import org.abri.domain.text.Normal;
import org.abri.domain.text.TypedText;
import org.abri.domain.text.Unreadable;

/** VLT-1: what somebody calls a folder. */
public record FolderName(String value) {
    /** In code points: as much as a line of a small screen shows twice. */
    public static final int LONGEST = 60;
    /** Of a folder whose name rests damaged. */
    public static final FolderName UNREADABLE = new FolderName(Unreadable.TEXT);

    /** Throws {@link org.abri.domain.text.InvalidValue} when it is blank or too long. */
    public FolderName {
        value = TypedText.line(value, LONGEST);
    }

    /** Whether people and file systems would take the one for the other: case does not count, nor how letters are composed. */
    public boolean isLike(FolderName other) {
        return comparable().equals(other.comparable());
    }

    /** Capitals first, since some letters are two as capitals. */
    String comparable() {
        return Normal.apart(value).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
