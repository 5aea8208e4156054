package org.abri.domain.text;

/** What stands where a text should be that rests damaged. Pages say it in words. */
public final class Unreadable {
    public static final String TEXT = "⁇";

    private Unreadable() {}
}
