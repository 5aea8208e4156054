package org.abri.domain.text;

import java.util.regex.Pattern;

/** Where people can write to somebody; the service itself never sends anything there. */
public record EmailAddress(String value) {
    public static final int LONGEST = 200;
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]++@[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)++");

    public EmailAddress {
        if (!SHAPE.matcher(value).matches()) { throw new InvalidValue(Flaw.NOT_AN_EMAIL); }
    }

    /** Throws {@link InvalidValue} when it is blank, too long, or nothing that mail could go to. */
    public static EmailAddress typed(String typed) {
        return new EmailAddress(TypedText.line(typed, LONGEST));
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
